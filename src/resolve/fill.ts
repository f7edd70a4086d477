/**
 * Fills in `{{name}}` in Markdown and in titles. Knows the way a fill-in is written, and not what
 * any name stands for.
 *
 * A fill-in stands on one line. To print the brackets themselves write `\{{`: Markdown takes the
 * backslash away, and so do we in titles. Code is not special: a `{{` in code is a fill-in too.
 */
import { diagnose } from '../diagnostics/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Markdown, Place } from '../model/place.js';

/** What a name stands for, or why it stands for nothing. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** A web address: a link in Markdown, its bare text in a title. */
  | { readonly kind: 'address'; readonly text: string; readonly url: string }
  | { readonly kind: 'none'; readonly why: (at: Place) => Diagnostic };

export type Lookup = (name: string) => Value;

export interface Filled<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The name inside, and the closing brackets where they follow on the line. Three brackets do as
 * well as two. Never goes back over what it has read, so that no text can make it slow.
 */
const fillIn = /\{\{+([^{}\n]*)(\}\}+)?/g;

type Found = Exclude<Value, { readonly kind: 'none' }>;

/** Writes what was found into the text that ends with `before`. */
type Write = (
  found: Found | { readonly kind: 'literal'; readonly text: string },
  before: string,
) => string;

/**
 * `text` with every fill-in replaced and every line where it was, so that places in the result
 * are places in the file. What cannot be filled in stays as it is written and is a diagnostic at
 * its `{{`.
 */
export function fillMarkdown(text: Markdown, lookup: Lookup, item?: string): Filled<Markdown> {
  const write: Write = (found, before) =>
    found.kind === 'literal' ? `\\${found.text}` : writeMarkdown(found, before);
  const filled = fill(text.source, lookup, write, (offset) => placeIn(text, offset), item);
  return { value: { source: filled.value, at: text.at }, diagnostics: filled.diagnostics };
}

/** The same for a title: plain text on one line, trimmed. `at` is the place of the title. */
export function fillTitle(text: string, at: Place, lookup: Lookup, item?: string): Filled<string> {
  const filled = fill(
    text,
    lookup,
    (found) => found.text,
    () => at,
    item,
  );
  return { value: filled.value.replace(/\s+/g, ' ').trim(), diagnostics: filled.diagnostics };
}

function fill(
  source: string,
  lookup: Lookup,
  write: Write,
  placeOf: (offset: number) => Place,
  item: string | undefined,
): Filled<string> {
  const diagnostics: Diagnostic[] = [];
  let value = '';
  let done = 0;
  for (const match of source.matchAll(fillIn)) {
    const [whole, name = '', closing] = match;
    const literal = isEscaped(source, match.index);
    const before = source.slice(done, literal ? match.index - 1 : match.index);
    value += before;
    done = match.index + whole.length;
    if (literal) {
      value += write({ kind: 'literal', text: whole }, before);
      continue;
    }
    const found = closing === undefined ? notClosed : lookup(name.trim().replace(/\s+/g, ' '));
    if (found.kind === 'none') {
      const diagnostic = found.why(placeOf(match.index));
      diagnostics.push(item === undefined ? diagnostic : { ...diagnostic, item });
      value += whole;
    } else {
      value += write(found, before);
    }
  }
  return { value: value + source.slice(done), diagnostics };
}

const notClosed: Value = {
  kind: 'none',
  why: (at) => diagnose('fill-in-not-closed', {}, { at }),
};

/** Whether an odd number of backslashes stands before `offset`: an even one is backslashes. */
function isEscaped(source: string, offset: number): boolean {
  let start = offset;
  while (source[start - 1] === '\\') start -= 1;
  return (offset - start) % 2 === 1;
}

/** Values are on one line (lines must not move) and stay themselves, whatever they hold. */
function writeMarkdown(value: Found, before: string): string {
  const text = escapeMarkdown(value.text);
  if (value.kind === 'text') return text;
  const destination = `<${value.url.replace(/[<>\\\s]/g, encodeURIComponent)}>`;
  // In a link that the author wrote, `[our website]({{website}})`, only its destination is missing.
  return before.endsWith('](') ? destination : `[${text}](${destination})`;
}

/** Backslashes before all ASCII punctuation, which CommonMark (2.4) prints as itself then. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

function placeIn(text: Markdown, offset: number): Place {
  const before = text.source.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lines = before.split('\n').length - 1;
  const column = offset - lineStart + (lines === 0 ? (text.at.column ?? 1) : 1);
  return { file: text.at.file, line: (text.at.line ?? 1) + lines, column };
}
