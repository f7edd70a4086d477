/** Puts what the YAML library cannot read into a clerk's words. Knows nothing of keys. */

import type { Document, YAMLParseError } from 'yaml';
import { isScalar, visit } from 'yaml';
import { straightQuotes } from '../diagnostics/curly-quotes.js';

export interface SyntaxExplanation {
  readonly cause: string;
  readonly remedy: string;
  /** Of the character to look at. */
  readonly offset: number;
}

/** The likely mistake behind a parse error, judged by the line it is on. */
export function explainSyntax(
  error: YAMLParseError,
  text: string,
  document: Document,
): SyntaxExplanation {
  const offset = Math.min(error.pos[0], text.length);
  const line = lineAround(text, offset);
  const quote = /Missing closing (["'])quote/.exec(error.message)?.[1];
  if (error.code === 'TAB_AS_INDENT') {
    return {
      cause: 'The line is indented with the Tab key.',
      remedy: 'Use spaces to indent, two for each level.',
      offset,
    };
  }
  if (quote !== undefined) {
    return {
      cause: `The quotation mark (${quote}) that begins here is not closed.`,
      remedy: 'Put the same mark at the end of the text.',
      offset: quotedTextAround(document, offset) ?? offset,
    };
  }
  if (error.code === 'BAD_DQ_ESCAPE') {
    return {
      cause: 'Between double quotation marks a backslash has a meaning of its own.',
      remedy: 'Use single quotation marks, and forward slashes in the names of files.',
      offset,
    };
  }
  if (error.code === 'MULTIPLE_DOCS') {
    return {
      cause: 'A line of three hyphens divides the file.',
      remedy: 'Remove the line.',
      offset,
    };
  }
  return explainLine(error, line, offset);
}

function explainLine(error: YAMLParseError, line: Line, offset: number): SyntaxExplanation {
  const start = line.start + (line.text.length - line.text.trimStart().length);
  const value = /^(\s*(?:- +)?(?:[\w -]+?:[ \t]+)?)([@`%{[&*!|>"'])/.exec(line.text);
  const sign = value?.[2];
  const noSpace = /^\s*(?:- +)?([\w-]+:)[^\s/]/.exec(line.text)?.[1];
  const noSpaceAfterHyphen = /^\s*-[^\s-]/.test(line.text);
  // The program's own words for a curly mark come before those for what follows from it.
  const curly = straightQuotes(/^\s*(?:- +)?(?:[\w -]+?:[ \t]+)?(.*)$/.exec(line.text)?.[1]);
  const twoColons = /^\s*(?:- +)?[^:"']+:\s+[^"'].*:(?:\s|$)/.test(line.text);
  if (sign !== undefined && value !== null) {
    const unclosed =
      (sign === '[' && !line.text.includes(']')) || (sign === '{' && !line.text.includes('}'));
    return {
      cause: unclosed
        ? `The bracket “${sign}” is not closed.`
        : sign === '"' || sign === "'"
          ? 'The text goes on after its closing quotation mark.'
          : `A text that begins with “${sign}” must stand in quotation marks.`,
      remedy: unclosed
        ? 'Close it at the end of the list; a text that begins with a bracket must stand in quotation marks.'
        : sign === '"'
          ? "Put single quotation marks (') around the whole text."
          : 'Put quotation marks (") around the whole text.',
      offset: line.start + (value[1] ?? '').length,
    };
  }
  if (noSpace !== undefined) {
    return {
      cause: `There is no space after the colon of “${noSpace}”.`,
      remedy: 'Write a space after the colon.',
      offset: start,
    };
  }
  if (noSpaceAfterHyphen) {
    return {
      cause: 'There is no space after the hyphen that begins this line.',
      remedy: 'Write a space after the hyphen.',
      offset: start,
    };
  }
  if (twoColons && error.code === 'BLOCK_AS_IMPLICIT_KEY') {
    return {
      cause: 'The text after the first colon has a colon of its own.',
      remedy: curly ?? 'Put the text in quotation marks, as in “title: "Parks: annual report"”.',
      offset,
    };
  }
  if (line.inList && !/^\s*-|:/.test(line.text)) return listWithoutHyphen(start);
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'BAD_INDENT') {
    return {
      cause: 'This line is not indented like the lines it belongs to.',
      remedy: 'Lines that belong together begin in the same column; indent with spaces.',
      // The library points at the value before the line that does not fit.
      offset: error.message.startsWith('Nested mappings') ? (line.next ?? offset) : offset,
    };
  }
  if (!line.text.includes(':')) {
    return {
      cause: `“${shorten(line.text.trim())}” stands by itself: it is neither a key with a colon nor an entry with a hyphen.`,
      remedy:
        'Write a key, a colon and a space before it, or a hyphen and a space; indent it if it continues the text above.',
      offset: start,
    };
  }
  if (error.message.includes('without - indicator')) return listWithoutHyphen(start);
  if (error.message.startsWith('Unexpected block-seq-ind')) {
    return {
      cause: 'A list cannot begin on the line of its key.',
      remedy: 'Write each entry on a line of its own below the key, after “- ”.',
      offset,
    };
  }
  if (/flow|bracket|Missing ,/i.test(error.message)) {
    return {
      cause: 'A bracket, or a comma between brackets, is out of place here.',
      remedy: 'Close each bracket once, or put quotation marks (") around the whole text.',
      offset,
    };
  }
  return {
    cause: 'This line does not fit the lines above it.',
    remedy:
      curly ??
      'Compare it with the lines around it: spaces to indent, a space after each colon, the same column for lines that belong together.',
    offset,
  };
}

function listWithoutHyphen(offset: number): SyntaxExplanation {
  return {
    cause: 'A line of a list must begin with “- ”, a hyphen and a space.',
    remedy: 'Write them before it, in the same column as those of the lines above.',
    offset,
  };
}

interface Line {
  readonly text: string;
  /** The line above begins with a hyphen in the column in which this one begins. */
  readonly inList: boolean;
  readonly start: number;
  /** The first character that is not a space on the next line that is not empty. */
  readonly next: number | undefined;
}

function lineAround(text: string, offset: number): Line {
  // An error at the end of the file is about the last line that says something.
  const seen = text.slice(0, offset).trim() !== '' && text.slice(offset).trim() === '';
  const at = seen ? text.trimEnd().length - 1 : offset;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  const next = end === -1 ? -1 : text.slice(end).search(/\S/);
  const above = text.slice(0, Math.max(start - 1, 0)).trimEnd();
  const entry = /^( *)- /.exec(above.slice(above.lastIndexOf('\n') + 1))?.[1];
  return {
    inList: entry !== undefined && entry === /^ */.exec(text.slice(start, start + 500))?.[0],
    // No longer than it takes to see the mistake.
    text: text.slice(start, end === -1 ? undefined : end).slice(0, 500),
    start,
    next: next === -1 ? undefined : end + next,
  };
}

function quotedTextAround(document: Document, offset: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar: (_, scalar) => {
      if (!isScalar(scalar) || !scalar.range || !scalar.type?.startsWith('QUOTE')) return;
      if (scalar.range[0] <= offset && scalar.range[2] >= offset) found = scalar.range[0];
    },
  });
  return found;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
