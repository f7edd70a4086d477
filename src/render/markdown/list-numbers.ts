/** Numbers of ordered lists, kept as written: "5." then "7." stays 5 and 7, which Markdown would renumber. */
import type { List, Root } from 'mdast';
import { eachOf } from '../../markdown/index.js';

/** Sets each item's `value`, and marks lists that are written "1)". */
export function keepListNumbers(tree: Root, source: string): void {
  eachOf(tree, 'list', (list) => {
    if (!list.ordered) return;
    const marks = list.children.map((item) => markAt(source, item.position?.start.offset));
    const numbers = marks.map((mark) => mark?.number);
    // "1. 1. 1." is Markdown's own way of asking to be counted.
    const lazy = numbers.length > 1 && numbers.every((number) => number === numbers[0]);
    if (!lazy) {
      list.children.forEach((item, index) => {
        const value = numbers[index];
        if (value !== undefined)
          item.data = { ...item.data, hProperties: { value: String(value) } };
      });
    }
    if (marks[0]?.bracket) markBracketed(list);
  });
}

function markBracketed(list: List): void {
  list.data = { ...list.data, hProperties: { className: ['bracketed'] } };
}

function markAt(
  source: string,
  offset: number | undefined,
): { number: number; bracket: boolean } | undefined {
  if (offset === undefined) return undefined;
  const match = /^\s*(\d{1,9})([.)])/.exec(source.slice(offset, offset + 16));
  return match === null ? undefined : { number: Number(match[1]), bracket: match[2] === ')' };
}
