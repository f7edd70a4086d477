/** Parts the text under a heading of minutes into paragraphs that mean something. Knows nothing of the agenda. */
import { diagnose } from '../../diagnostics/index.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { MinuteBlock } from '../../model/minutes.js';
import type { Markdown, Place } from '../../model/place.js';
import { actionHead, isAction, readAction } from './action.js';
import { readMovement } from './movement.js';
import { isUnclearVote } from './voting.js';

export interface BlocksReading {
  readonly blocks: readonly MinuteBlock[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `item` is what diagnostics call the minute. */
export function readBlocks(text: Markdown, item: string): BlocksReading {
  const blocks: MinuteBlock[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const paragraph of paragraphsOf(text)) {
    const read = readParagraph(paragraph, item);
    diagnostics.push(...read.diagnostics);
    for (const block of read.blocks) {
      const last = blocks.at(-1);
      if (block.kind === 'text' && last?.kind === 'text')
        blocks[blocks.length - 1] = joined(last.text, block.text);
      else blocks.push(block);
    }
  }
  return { blocks, diagnostics };
}

/** Two neighbours as one text, each line where it was. */
function joined(first: Markdown, second: Markdown): MinuteBlock {
  const lines = first.source.split('\n').length;
  const gap = Math.max(1, (second.at.line ?? 1) - (first.at.line ?? 1) - lines + 1);
  return {
    kind: 'text',
    text: { source: `${first.source}${'\n'.repeat(gap)}${second.source}`, at: first.at },
  };
}

/** What goes on with a sentence that ended in a colon: a list, or lines that are set in. */
const goesOn = /^(?:[-*+] |\d+[.)] |\(?[a-z]{1,4}[.)] |\s{2,}\S)/i;
const decision = /^(?:[^.:\n]{0,80}?\b)?\**(RESOLVED|RECOMMENDED|RECOMMENDATIONS?)\b/;
/** "Resolved: that …": in small letters only with its colon. */
const decisionInSmall = /^\**(resolved|recommended|recommendations?)\**:/i;
const circumstances = /^\**special circumstances\**:\**\s*/i;

function readParagraph(text: Markdown, item: string): BlocksReading {
  const { source, at } = text;
  const where = { at, item };
  if (isAction(source)) return readActions(text, item);
  if (isUnclearVote(source)) {
    return { blocks: [{ kind: 'text', text }], diagnostics: [diagnose('vote-unclear', {}, where)] };
  }
  if (circumstances.test(source)) {
    const said = source.replace(circumstances, '');
    if (said.trim() === '')
      return { blocks: [], diagnostics: [diagnose('circumstances-empty', {}, where)] };
    return { blocks: [{ kind: 'circumstances', text: { source: said, at } }], diagnostics: [] };
  }
  const word = decision.exec(source)?.[1] ?? decisionInSmall.exec(source)?.[1]?.toUpperCase();
  if (word !== undefined) {
    const kind = word === 'RESOLVED' ? 'RESOLVED' : 'RECOMMENDED';
    return { blocks: [{ kind: 'decision', word: kind, text }], diagnostics: [] };
  }
  const moved = readMovement(source, at);
  if (moved.kind === 'movement') {
    return { blocks: [{ kind: 'movement', movement: moved.movement, text }], diagnostics: [] };
  }
  if (moved.kind === 'unclear-time') {
    const { found, meant } = moved;
    return {
      blocks: [{ kind: 'text', text }],
      diagnostics: [diagnose('movement-time-unclear', { found, meant }, where)],
    };
  }
  return { blocks: [{ kind: 'text', text }], diagnostics: [] };
}

/** One action, or a list of them under one head. */
function readActions({ source, at }: Markdown, item: string): BlocksReading {
  const { length, done } = actionHead(source);
  const blocks: MinuteBlock[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { written, place } of entriesOf(source.slice(length), source.slice(0, length), at)) {
    const read = readAction(written, done, place);
    if (read.kind === 'action') blocks.push({ kind: 'action', action: read.action });
    else if (read.kind === 'unclear')
      diagnostics.push(diagnose('action-unclear', { found: read.found }, { at: place, item }));
    else
      diagnostics.push(diagnose('action-done-unclear', { found: read.found }, { at: place, item }));
  }
  return { blocks, diagnostics };
}

function entriesOf(
  rest: string,
  head: string,
  at: Place,
): readonly { written: string; place: Place }[] {
  const first = (at.line ?? 1) + head.split('\n').length - 1;
  const entries: { written: string; place: Place }[] = [];
  const bullet = /^\s*(?:[-*+]|\d+[.)]|\(?[a-z][.)]) +/i;
  for (const [index, line] of rest.split('\n').entries()) {
    const last = entries.at(-1);
    if (last === undefined || bullet.test(line)) {
      if (line.trim() === '') continue;
      entries.push({ written: line.replace(bullet, ''), place: { ...at, line: first + index } });
    } else if (line.trim() !== '') last.written += ` ${line.trim()}`;
  }
  return entries.length === 0 ? [{ written: '', place: at }] : entries;
}

/** Parted at blank lines; not within code, and not before what goes on with a decision or with actions. */
function paragraphsOf({ source, at }: Markdown): readonly Markdown[] {
  const found: { lines: string[]; line: number }[] = [];
  let open: { lines: string[]; line: number } | undefined;
  let fenced = false;
  for (const [index, line] of source.split('\n').entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    if (line.trim() === '' && !fenced) {
      open = undefined;
      continue;
    }
    if (open === undefined) {
      const last = found.at(-1);
      if (last !== undefined && goesOn.test(line) && takesList(last.lines.join('\n'))) {
        // The blank lines between them stay, so that every line is where it was.
        while (last.line + last.lines.length < index) last.lines.push('');
        open = last;
      } else {
        open = { lines: [], line: index };
        found.push(open);
      }
    }
    open.lines.push(line);
  }
  return found.map(({ lines, line }) => ({
    source: lines.join('\n'),
    at: { file: at.file, line: (at.line ?? 1) + line, column: 1 },
  }));
}

function takesList(before: string): boolean {
  return decision.test(before) || decisionInSmall.test(before) || isAction(before);
}
