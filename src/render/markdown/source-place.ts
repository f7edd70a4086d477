/** Where a node of the Markdown tree stands in the author's file. */
import type { Node } from 'unist';
import type { Markdown, Place } from '../../model/place.js';

/** The text may begin in the middle of a file, below its front matter. */
export function placeOf(node: Node, text: Markdown): Place {
  const start = node.position?.start;
  if (start === undefined) return text.at;
  return {
    file: text.at.file,
    line: (text.at.line ?? 1) + start.line - 1,
    column: start.line === 1 ? (text.at.column ?? 1) + start.column - 1 : start.column,
  };
}
