/** Writes an item's file, and amends one that is there. Knows nothing of the agenda. */
import { type EntryGroup, groupLines, withEntry } from './list-edit.js';

/** A document as an item's file lists it. */
export type DocumentEntry = string | EntryGroup;

/** A new item's file: its head, and an empty text below it. */
export function newItem(head: EntryGroup, document: DocumentEntry): string {
  const documents = withEntry('', ['documents'], 0, document);
  return `---\n${groupLines(head)
    .map((line) => `${line}\n`)
    .join('')}${documents ?? ''}---\n`;
}

/** The item's file `text` with one more document; undefined where it is written in a way that cannot be amended surely. */
export function withDocument(
  text: string,
  index: number,
  document: DocumentEntry,
): string | undefined {
  const parts = /^(\ufeff?---[ \t]*\r?\n)([\s\S]*?)(---[ \t]*(?:\r?\n[\s\S]*)?)$/.exec(text);
  const [, open = '', head = '', rest = ''] = parts ?? [];
  const windows = text.includes('\r\n') && !head.includes('\r\n');
  const changed = parts === null ? undefined : withEntry(head, ['documents'], index, document);
  if (changed === undefined) return undefined;
  return open + (windows ? changed.replaceAll('\n', '\r\n') : changed) + rest;
}
