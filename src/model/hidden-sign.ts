/** Signs that change how a text is read without being seen. Pure. */

/**
 * Control characters (Unicode's Cc, but for tab and line feed) and those that turn the direction of writing for all that follows
 * (UAX #9, 2.1 to 2.3: embeddings, overrides, isolates): "annex\u202Efdp.exe" is shown as "annexexe.pdf".
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** The first of them in `text`, such as "U+202E". */
export function hiddenSign(text: string): string | undefined {
  const found = hidden.exec(text)?.[0];
  return found === undefined
    ? undefined
    : `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Each of them replaced by a sign that is seen, so that a terminal does not obey it. */
export function withHiddenSignsShown(text: string): string {
  return text.replace(new RegExp(hidden, 'g'), '\ufffd');
}
