/** What to say of quotation marks that a word processor made curly. Knows nothing of keys. */

const curly = '“”„‟‘’‚‛';

/** The remedy where `text` begins with a curly quotation mark; such marks are letters to YAML. */
export function straightQuotes(text: string | undefined): string | undefined {
  const written = text?.trim() ?? '';
  if (written.length < 2 || !curly.includes(written.charAt(0))) return undefined;
  const end = curly.includes(written.charAt(written.length - 1)) ? -1 : undefined;
  const inner = written.slice(1, end);
  const mark = inner.includes('"') ? "'" : '"';
  return `These are curly quotation marks; YAML needs straight ones: ${mark}${inner}${mark}.`;
}
