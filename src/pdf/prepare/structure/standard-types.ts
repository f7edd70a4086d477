/** The standard structure types (ISO 32000-1, 14.8.4; ISO 32000-2, 14.8.4). Pure words. */

const words = (...lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(' '));

/** Those that every reader knows. ISO 14289-1, 7.1, wants all others mapped to one of them. */
const known: ReadonlySet<string> = new Set(
  words(
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private',
    'P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot',
    'Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP',
    'Figure Formula Form',
  ),
);

/** What comes nearest to those that PDF 2.0 added, for readers that know no namespaces. */
const newer: ReadonlyMap<string, string> = new Map([
  ['DocumentFragment', 'Sect'],
  ['Aside', 'Div'],
  ['Title', 'P'],
  ['FENote', 'Note'],
  ['Sub', 'Span'],
  ['Em', 'Span'],
  ['Strong', 'Span'],
  ['Artifact', 'NonStruct'],
]);

/** Namespaces of the standard (ISO 32000-2, 14.8.6). */
export const firstNamespace = 'http://iso.org/pdf/ssn';
export const secondNamespace = 'http://iso.org/pdf2/ssn';

export function isStandard(type: string): boolean {
  return known.has(type);
}

/** The standard type that a type of PDF 2.0 comes to; undefined for what is none. */
export function standardFor(type: string): string | undefined {
  if (known.has(type)) return type;
  // PDF 2.0 counts headings on beyond six (14.8.4.5).
  return /^H[1-9][0-9]*$/.test(type) ? 'H6' : newer.get(type);
}
