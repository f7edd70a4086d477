/**
 * What a text in Markdown says: piece by piece, as it is printed, and which pictures it shows. Every step takes time in
 * proportion to the text, whatever is in it. Opens no file.
 */

/**
 * The lines of its front matter without their keys, each by itself, since a template will set other words around
 * each; the text as written, and as it is printed: without addresses of links and pictures.
 */
export function markdownPieces(markdown: string): readonly string[] {
  const front = frontOf(markdown);
  const lines = front.said.split('\n');
  const values = lines.map((line) => line.replace(/^[\s-]*(?:[a-z][a-z-]*:)?\s*/, ''));
  const body = markdown.slice(front.end);
  const printed = printedLines(body);
  // Values may go on over several lines.
  return [...values, values.join('\n'), body, ...(printed === body ? [] : [printed])].filter(
    (text) => text.trim() !== '',
  );
}

function frontOf(markdown: string): { readonly said: string; readonly end: number } {
  const front = /^---[ \t]*\r?\n([\s\S]*?)\n---[ \t]*(?:\r?\n|$)/.exec(markdown);
  return { said: front?.[1] ?? '', end: front?.[0].length ?? 0 };
}

/** Without remarks, addresses and marks of notes, which nobody reads; every line stays where it is. */
export function printedLines(markdown: string): string {
  const plain = without(markdown, '<!--', '-->', ' ');
  return without(without(plain, '](', ')', '] '), '[^', ']', ' ');
}

/** Addresses of the pictures that it shows, as written. */
export function pictureAddresses(markdown: string): readonly string[] {
  const found: string[] = [];
  let close = -1;
  for (let open = markdown.indexOf('!['); open >= 0; open = markdown.indexOf('![', open + 2)) {
    if (close < open + 2) close = markdown.indexOf(']', open + 2);
    if (close < 0) break;
    const address = /^\]\(\s*<?([^)\s>]+)/.exec(markdown.slice(close, close + longestAddress));
    if (address?.[1] !== undefined) found.push(address[1]);
  }
  return found;
}

/** Longer ones name no file. */
const longestAddress = 5_000;

/** Puts `by` in place of everything from `open` to the next `close`, and keeps the line ends within. */
function without(text: string, open: string, close: string, by: string): string {
  const parts: string[] = [];
  let kept = 0;
  for (;;) {
    const from = text.indexOf(open, kept);
    const to = from < 0 ? -1 : text.indexOf(close, from + open.length);
    if (to < 0) break;
    const end = to + close.length;
    parts.push(text.slice(kept, from), by, text.slice(from, end).replace(/[^\n]+/g, ''));
    kept = end;
  }
  return kept === 0 ? text : parts.join('') + text.slice(kept);
}
