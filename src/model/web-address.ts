/** Web addresses as clerks write them. Knows nothing of where they are printed. */

/**
 * "example.org/live" as a link needs it: "https://example.org/live". Undefined for what is no web
 * address ("on the council's channel"), and for what a public document must not link to: scripts,
 * files, and servers of one's own network without a full name.
 */
export function webAddress(text: string): string | undefined {
  if (/^https?:\/\/[^\s/?#]\S*$/i.test(text)) return text;
  return /^[^\s@:/?#]+\.[^\s@]+$/.test(text) ? `https://${text}` : undefined;
}
