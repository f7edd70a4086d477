/** Reads YAML and remembers where everything stands. Knows nothing of which keys a file may have. */

import type { Document, Node, YAMLMap } from 'yaml';
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import { diagnose } from '../diagnostics/index.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import { explainSyntax } from './yaml-syntax.js';

/** The way to a value: keys and, in lists, indexes from 0. */
export type Path = readonly (string | number)[];

/**
 * A file's YAML as data. Every scalar is the text that was written ("2019-07-03", "17.00", "yes"):
 * what it means is decided by the key it stands under. A key with nothing after it is undefined,
 * and so is empty text.
 */
export interface YamlSource {
  readonly file: string;
  readonly data: unknown;
  /** The place of a key, or of an entry in a list; of the nearest thing around it where missing. */
  readonly keyAt: (path: Path) => Place;
  /** The place of the first character of a value. */
  readonly valueAt: (path: Path) => Place;
}

/** More than any file of a pack has: what is read later takes time by the square of some of them. */
export const yamlLimits = {
  /** The library's parser would exhaust the stack. */
  levels: 50,
  /** Keys, values, and what stands between them: some 8,000 lines. */
  tokens: 50_000,
  /** Of one value. */
  characters: 20_000,
} as const;

/** After these nothing of the file is read. */
const fatal: ReadonlySet<string> = new Set(['yaml-syntax', 'value-too-long']);

/**
 * Data of the YAML `text`, whose first line is line 1 of `file`. No value where it cannot be read
 * in full; of a repeated key, which is an error too, the first one counts. Anchors, aliases and tags are mistakes here (a clerk meant the
 * character), so nothing can multiply itself.
 */
export function parseYaml(text: string, file: string, item?: string): Checked<YamlSource> {
  const lines = new LineCounter();
  const where = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { at: { file, line, column: col }, ...(item === undefined ? {} : { item }) };
  };
  const excess = excessOf(text);
  if (excess !== undefined) {
    const { offset } = excess;
    const line = text.slice(0, offset).split('\n').length;
    const at = { file, line, column: offset - text.lastIndexOf('\n', offset - 1) };
    const place = { at, ...(item === undefined ? {} : { item }) };
    const found =
      excess.of === 'levels'
        ? diagnose('nested-too-deep', { limit: yamlLimits.levels }, place)
        : diagnose('too-many-entries', {}, place);
    return { diagnostics: [found] };
  }
  // `failsafe` leaves every scalar as it was written.
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const failure = document.errors[0];
  if (failure !== undefined) {
    const { offset, ...data } = explainSyntax(failure, text, document);
    return { diagnostics: [diagnose('yaml-syntax', data, where(offset))] };
  }
  const diagnostics = oddities(document, text, where);
  if (diagnostics.some(({ code }) => fatal.has(code))) return { diagnostics };
  const root = document.contents;
  const place = (node: Node | undefined): Place => {
    const start = node?.range?.[0];
    return start === undefined ? { file, line: 1, column: 1 } : where(start).at;
  };
  return {
    value: {
      file,
      data: dataOf(root),
      keyAt: (path) => place(findNode(root, path, 'key')),
      valueAt: (path) => {
        const node = findNode(root, path, 'value');
        const at = place(node);
        // Block text begins on the line after its `|`, two columns in from its key as a rule.
        const block =
          isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
        return block && at.line !== undefined ? { ...at, line: at.line + 1, column: 1 } : at;
      },
    },
    diagnostics,
  };
}

/** Where the file passes a limit; found token by token, before anything recursive runs. */
function excessOf(
  text: string,
): { readonly of: 'levels' | 'tokens'; readonly offset: number } | undefined {
  if (isPlain(text)) return undefined;
  const parser = new Parser();
  let tokens = 0;
  for (const lexeme of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > yamlLimits.tokens) return { of: 'tokens', offset: parser.offset };
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > yamlLimits.levels) return { of: 'levels', offset: parser.offset };
  }
  return undefined;
}

/**
 * Surely within the limits, as nearly all files are, for whom the search would double the time of reading: no character makes
 * more than two tokens, and neither a sign at the beginning of a line nor a bracket more than two levels.
 */
function isPlain(text: string): boolean {
  const few = yamlLimits.levels / 5;
  return (
    text.length <= yamlLimits.tokens / 2 &&
    !new RegExp(`^[\\s?:-]{${few}}`, 'm').test(text) &&
    (text.match(/[[{]/g)?.length ?? 0) < few
  );
}

type Where = (offset: number) => { readonly at: Place; readonly item?: string };

/** What is valid YAML but not what a clerk meant. */
function oddities(document: Document, text: string, where: Where): readonly Diagnostic[] {
  const special = new Set(document.warnings.map(({ pos }) => pos[0]));
  const others: Diagnostic[] = [];
  visit(document, (_, node) => {
    if (isAlias(node)) special.add(node.range?.[0] ?? 0);
    else if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) {
      special.add(Math.max(text.lastIndexOf('&', node.range?.[0]), 0));
    }
    if (isMap(node)) others.push(...oddKeys(node, where));
    if (isScalar(node)) others.push(...tooLong(node, where));
    const lost = isScalar(node) && node.type === 'PLAIN' ? hashAfter(node, text) : undefined;
    if (lost !== undefined) {
      others.push(diagnose('hash-cuts-text', { lost: lost.text }, where(lost.offset)));
    }
  });
  const signs = [...special].map((offset) => {
    const cause = `A text that begins with “${text.charAt(offset)}” must stand in quotation marks.`;
    const remedy = 'Put quotation marks around the whole text.';
    return diagnose('yaml-syntax', { cause, remedy }, where(offset));
  });
  return [...signs, ...others];
}

function tooLong(scalar: Scalar, where: Where): readonly Diagnostic[] {
  const { length } = String(scalar.value ?? '');
  if (length <= yamlLimits.characters) return [];
  const data = { characters: length, limit: yamlLimits.characters };
  return [diagnose('value-too-long', data, where(scalar.range?.[0] ?? 0))];
}

/** Keys that are written twice, or are no words. */
function oddKeys(map: YAMLMap, where: Where): readonly Diagnostic[] {
  const lines = new Map<string, number | undefined>();
  return map.items.flatMap(({ key }) => {
    const start = isScalar(key) || isMap(key) || isSeq(key) ? key.range?.[0] : undefined;
    const here = where(start ?? map.range?.[0] ?? 0);
    if (!isScalar(key)) {
      const cause = 'A key must be a word.';
      const remedy = 'If this is a text that begins with a bracket, put it in quotation marks.';
      return [diagnose('yaml-syntax', { cause, remedy }, here)];
    }
    const name = String(key.value);
    if (lines.has(name)) {
      return [diagnose('duplicate-key', { key: name, firstLine: lines.get(name) }, here)];
    }
    lines.set(name, here.at.line);
    return [];
  });
}

/** "#3 of five" after plain text on the same line, or after a colon: rarely a note, and lost without a word. */
function hashAfter(
  scalar: Scalar,
  text: string,
): { readonly text: string; readonly offset: number } | undefined {
  const end = scalar.range?.[1];
  if (end === undefined) return undefined;
  const match = /^([ \t]*)#([^\s#].*)/.exec(text.slice(end, end + 200));
  const lost = match?.[2];
  return lost === undefined ? undefined : { text: lost, offset: end + (match?.[1] ?? '').length };
}

function dataOf(node: unknown): unknown {
  if (isScalar(node)) {
    const text = String(node.value ?? '');
    return text.trim() === '' ? undefined : text;
  }
  if (isSeq(node)) return node.items.map(dataOf);
  if (isMap(node)) {
    // No prototype, so that a key called "constructor" is a key like any other.
    const data: Record<string, unknown> = Object.create(null);
    for (const { key, value } of node.items) {
      // Of a key that is written twice the first counts: its place is the one that is found.
      if (isScalar(key) && !(String(key.value) in data)) {
        data[String(key.value)] = dataOf(value);
      }
    }
    return data;
  }
  return undefined;
}

/** The node at `path`, or the nearest key or entry on the way to it. */
function findNode(root: unknown, path: Path, end: 'key' | 'value'): Node | undefined {
  let node = root;
  let nearest: Node | undefined;
  for (const [index, step] of path.entries()) {
    const atEnd = index === path.length - 1;
    if (isSeq(node)) {
      node = node.items[Number(step)];
      if (isNode(node)) nearest = node;
    } else if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (isNode(pair?.key)) nearest = pair.key;
      node = pair?.value;
      if (atEnd && end === 'value' && isNode(node)) nearest = node;
    }
  }
  return nearest;
}
