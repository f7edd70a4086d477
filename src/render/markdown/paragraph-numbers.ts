/**
 * Numbers that officers give their paragraphs: 3.1, 3.1.2, (a), (iv). They are kept as written, since
 * minutes cite them, and hang in the margin. Markdown knows nothing of them.
 */
import type { Paragraph, PhrasingContent, Root, Text } from 'mdast';
import { eachOf } from '../../markdown/index.js';
import { bracketedFollows, decimalFollows } from './number-order.js';

const decimal = /^((?:\d{1,3}|[A-Z])(?:\.\d{1,3}){1,4}\.?)[ \t]+(?=\S|$)/;
const bracketed = /^(\((?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,2})\))[ \t]+(?=\S|$)/i;
const patterns = [
  ['decimal', decimal],
  ['bracketed', bracketed],
] as const;

/** What makes a figure of what looks like a number: "3.5 per cent", "1.2 million", "6.30 pm". */
const unit =
  /^(%|(per ?cent|percent(age)?|thousand|million|billion|trillion|m|mn|bn|times|points?|pence|pounds?|mm|cm|metres?|km|kilomet(re|er)s?|miles?|acres?|hectares?|ha|kg|tonnes?|litres?|[kMG]Wh?|degrees|seconds|minutes|[ap]m|hours?|days?|weeks?|months?|years?|FTEs?|full[- ]time)(?![\p{L}\d]))/u;

interface Opening {
  readonly number: string;
  readonly rest: string;
  readonly kind: 'decimal' | 'bracketed';
}

/** The number at the start of a text and what follows it. */
function splitNumber(text: string): Opening | undefined {
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(text);
    if (match?.[1] !== undefined) {
      return { number: match[1], rest: text.slice(match[0].length), kind };
    }
  }
  return undefined;
}

/**
 * Marks numbered paragraphs. Where several stand on lines of their own with no empty line between
 * them, each becomes a paragraph: Markdown would run them together.
 *
 * A figure of a sentence looks the same ("rose from 1.1 to⏎1.2 million"), so
 * - a line within a paragraph is one of its own only where its number comes next after the one
 *   before it in that paragraph, and no unit follows;
 * - the number that opens a paragraph counts, unless a unit follows and it does not come next after
 *   the number before it in the text.
 */
export function numberParagraphs(tree: Root): void {
  let latest: string | undefined;
  eachOf(tree, 'paragraph', (paragraph, index, parent) => {
    if (parent === undefined || index === undefined) return undefined;
    const opening = openingOf(paragraph);
    if (opening === undefined || isFigure(opening, latest)) return undefined;
    const pieces = splitAtNumbers(paragraph, opening);
    parent.children.splice(index, 1, ...pieces.map(markNumber));
    const last = pieces.map(openingOf).findLast((one) => one?.kind === 'decimal');
    latest = last?.number ?? latest;
    return index + pieces.length;
  });
}

function openingOf({ children: [first] }: Paragraph): Opening | undefined {
  return first?.type === 'text' ? splitNumber(first.value) : undefined;
}

function isFigure({ kind, number, rest }: Opening, latest: string | undefined): boolean {
  if (kind !== 'decimal' || !unit.test(rest)) return false;
  return latest === undefined || !decimalFollows(latest, number);
}

function splitAtNumbers(paragraph: Paragraph, opening: Opening): readonly Paragraph[] {
  const numbers = [opening.number];
  const pieces: PhrasingContent[][] = [[]];
  for (const child of paragraph.children) {
    if (child.type !== 'text') {
      pieces.at(-1)?.push(child);
      continue;
    }
    const lines = child.value.split('\n');
    let current: Text = { ...child, value: lines[0] ?? '' };
    for (const line of lines.slice(1)) {
      const found = splitNumber(line);
      if (found !== undefined && found.kind === opening.kind && comesNext(numbers, found)) {
        pieces.at(-1)?.push(current);
        pieces.push([]);
        numbers.push(found.number);
        current = { ...child, value: line };
      } else {
        current = { ...current, value: `${current.value}\n${line}` };
      }
    }
    pieces.at(-1)?.push(current);
  }
  return pieces.map((children) => ({ ...paragraph, children }));
}

function comesNext(numbers: readonly string[], { kind, number, rest }: Opening): boolean {
  if (kind === 'bracketed') return bracketedFollows(numbers, number);
  return decimalFollows(numbers.at(-1) ?? '', number) && !unit.test(rest);
}

function markNumber(paragraph: Paragraph): Paragraph {
  const [first, ...others] = paragraph.children;
  const split = openingOf(paragraph);
  if (first?.type !== 'text' || split === undefined) return paragraph;
  const depth = split.kind === 'decimal' ? 'numbered' : 'numbered lettered';
  const number: PhrasingContent = {
    type: 'emphasis',
    data: { hName: 'span', hProperties: { className: ['number'] } },
    children: [{ type: 'text', value: split.number }],
  };
  return {
    ...paragraph,
    data: { ...paragraph.data, hProperties: { className: depth.split(' ') } },
    children: [number, { ...first, value: ` ${split.rest}` }, ...others],
  };
}
