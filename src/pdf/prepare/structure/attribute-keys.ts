/** Attributes by the owner that defines them (ISO 32000-2, 14.8.5, table 376). Pure words. */

const words = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')));

/** Owners of the standard, with all attributes that it gives them. */
const standard: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'Layout',
    words(
      'Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Color Padding',
      'SpaceBefore SpaceAfter StartIndent EndIndent TextIndent TextAlign BBox Width Height',
      'BlockAlign InlineAlign TBorderStyle TPadding BaselineShift LineHeight TextPosition',
      'TextDecorationColor TextDecorationThickness TextDecorationType RubyAlign RubyPosition',
      'GlyphOrientationVertical ColumnCount ColumnWidths ColumnGap',
    ),
  ],
  ['List', words('ListNumbering ContinuedList ContinuedFrom')],
  ['PrintField', words('Role Checked checked Desc')],
  ['Table', words('RowSpan ColSpan Headers Scope Summary Short')],
  ['FENote', words('NoteType')],
  ['Artifact', words('Type Subtype BBox')],
]);

/** Attributes whose value is text; those of all others are names, numbers and lists of these. */
const texts = words('Summary Short Desc');

/** Other languages, whose attributes PDF does not list (table 376), with those of their attributes that may be text. */
const languages: readonly (readonly [owner: RegExp, texts: RegExp])[] = [
  [
    /^HTML-[0-9.]+$/,
    /^(?:abbr|scope|headers|axis|rowspan|colspan|span|lang|dir|type|start|value)$/,
  ],
  [/^ARIA-1\.1$/, /^(?:role|aria-[a-z]+)$/],
  [/^(?:XML-1\.00|CSS-[0-9.]+|RTF-1\.05|OEB-1\.00)$/, /^$/],
  // Of a namespace: mathematics as a rule (14.8.6.3).
  [/^NSO$/, /^(?:display|columnalign|columnspan|rowspan|mathvariant|stretchy|intent|arg)$/],
];

/** Which of an owner's attributes may come along: not at all, without text, or with text. */
export type Permission = 'none' | 'plain' | 'text';

/** Undefined for an owner that nobody knows. */
export function attributesOf(owner: string): ((key: string) => Permission) | undefined {
  const own = standard.get(owner);
  if (own !== undefined) {
    return (key) => (own.has(key) ? (texts.has(key) ? 'text' : 'plain') : 'none');
  }
  const language = languages.find(([name]) => name.test(owner));
  if (language === undefined) return undefined;
  // A reader that makes HTML of the page must not be handed scripts.
  return (key) => (/^on/i.test(key) ? 'none' : language[1].test(key) ? 'text' : 'plain');
}

/** Attributes that hold IDs of elements. */
export const idAttributes = words('Headers ContinuedFrom');
