/** Plain text as the text of an HTML element. Knows nothing of attributes. */

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
