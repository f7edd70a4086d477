/**
 * Puts one entry into a list of a YAML file and leaves every other character as it is: order, comments, quotation marks.
 * Knows no keys.
 */
import { isMap, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { yamlText } from '../yaml-text.js';

/** A line of text, or keys with text or lists of text (or such keys) behind them. */
export type Entry = string | EntryGroup;
export interface EntryGroup {
  readonly [key: string]: string | readonly string[] | EntryGroup;
}

/**
 * `text` with `entry` as the one at `index` of the list under `path`. A list that is missing is made, where its key would
 * be a key of the file itself. Undefined where the file is written in a way that cannot be amended surely.
 */
export function withEntry(
  text: string,
  path: readonly string[],
  index: number,
  entry: Entry,
): string | undefined {
  return amended(
    text,
    path,
    (list) => list.toSpliced(index, 0, entry),
    (plain) => {
      const document = parseDocument(plain, { uniqueKeys: false });
      const node = document.getIn(path, true);
      if (isSeq(node)) return insertInto(plain, node, index, entry);
      // "documents:" with nothing behind it, or no such key at all.
      const [key, ...deeper] = path;
      if (key === undefined || deeper.length > 0) return undefined;
      if (node !== undefined && !(isScalar(node) && node.value === null)) return undefined;
      const lines = blockLines(entry, '  ');
      if (node === undefined) return `${plain.trimEnd()}\n${key}:\n${lines}`.trimStart();
      const line = new RegExp(`^${key}:.*\n?`, 'm');
      return plain.replace(line, (found) => `${found.trimEnd()}\n${lines}`);
    },
  );
}

/** `text` with the text `entry` in place of the one at `index` of the list under `path`; likewise undefined. */
export function withReplaced(
  text: string,
  path: readonly string[],
  index: number,
  entry: string,
): string | undefined {
  return amended(
    text,
    path,
    (list) => list.with(index, entry),
    (plain) => {
      const list = parseDocument(plain, { uniqueKeys: false }).getIn(path, true);
      const node = isSeq(list) ? list.items[index] : undefined;
      if (!isScalar(node) || !node.range) return undefined;
      return plain.slice(0, node.range[0]) + yamlText(entry) + plain.slice(node.range[1]);
    },
  );
}

/** What `edit` makes of it, if that says what it said before but for the list, which is as `change` has it. */
function amended(
  text: string,
  path: readonly string[],
  change: (list: readonly Entry[]) => readonly Entry[],
  edit: (plain: string) => string | undefined,
): string | undefined {
  const windows = text.includes('\r\n');
  const plain = windows ? text.replaceAll('\r\n', '\n') : text;
  const edited = edit(plain);
  if (edited === undefined) return undefined;
  const before = plain.trim() === '' ? {} : dataOf(plain);
  if (before === undefined) return undefined;
  const wanted = changedAt(before ?? {}, path, change);
  if (JSON.stringify(dataOf(edited)) !== JSON.stringify(wanted)) return undefined;
  return windows ? edited.replaceAll('\n', '\r\n') : edited;
}

/** With every scalar as it was written; undefined for what is no sound YAML. */
function dataOf(text: string): unknown {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false });
  return document.errors.length > 0 ? undefined : document.toJS();
}

function changedAt(
  data: unknown,
  [key, ...rest]: readonly string[],
  change: (list: readonly Entry[]) => readonly Entry[],
): unknown {
  if (key === undefined) return change(Array.isArray(data) ? data : []);
  return { ...Object(data), [key]: changedAt(Reflect.get(Object(data), key), rest, change) };
}

function insertInto(text: string, list: YAMLSeq, index: number, entry: Entry): string | undefined {
  const before = list.items[index - 1];
  const neighbour = before ?? list.items[0];
  const range = isScalar(neighbour) || isMap(neighbour) ? neighbour.range : undefined;
  if (list.flow === true) {
    const inline = typeof entry === 'string' ? yamlInline(entry) : JSON.stringify(entry);
    if (range == null) {
      const open = list.range?.[0];
      return open === undefined ? undefined : spliced(text, open + 1, inline);
    }
    return before === undefined
      ? spliced(text, range[0], `${inline}, `)
      : spliced(text, range[1], `, ${inline}`);
  }
  if (range == null) return undefined;
  const lineStart = text.lastIndexOf('\n', range[0] - 1) + 1;
  const indent = /^( *)- +$/.exec(text.slice(lineStart, range[0]))?.[1];
  if (indent === undefined) return undefined;
  const lines = blockLines(entry, indent);
  if (before === undefined) return spliced(text, lineStart, lines);
  // Behind a remark on the same line; what is folded over several lines ends with a line already.
  const end = text[range[1] - 1] === '\n' ? range[1] : endOfLine(text, range[1]);
  return end === undefined ? `${text}\n${lines}` : spliced(text, end, lines);
}

function endOfLine(text: string, from: number): number | undefined {
  const end = text.indexOf('\n', from);
  return end === -1 ? undefined : end + 1;
}

function spliced(text: string, at: number, more: string): string {
  return text.slice(0, at) + more + text.slice(at);
}

/** Within brackets commas part entries. */
function yamlInline(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : JSON.stringify(text);
}

/** "- one" or "- file: x" and what belongs to it, each line with its end. */
function blockLines(entry: Entry, indent: string): string {
  const lines = typeof entry === 'string' ? [yamlText(entry)] : groupLines(entry);
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}\n`).join('');
}

/** Keys with their values, one line each; groups further in. */
export function groupLines(group: EntryGroup): readonly string[] {
  return Object.entries(group).flatMap(([key, value]) => {
    if (typeof value === 'string') return [`${key}: ${yamlText(value)}`];
    if (isList(value)) return [`${key}: [${value.map(yamlInline).join(', ')}]`];
    return [`${key}:`, ...groupLines(value).map((line) => `  ${line}`)];
  });
}

function isList(value: readonly string[] | EntryGroup): value is readonly string[] {
  return Array.isArray(value);
}
