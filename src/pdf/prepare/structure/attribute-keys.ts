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

/** Other languages, whose attributes PDF does not list. */
const languages = /^(?:XML-1\.00|HTML-[0-9.]+|CSS-[0-9.]+|RTF-1\.05|OEB-1\.00|ARIA-1\.1|NSO)$/;

/** Whether an attribute of this name may come along; undefined for an owner that nobody knows. */
export function attributesOf(owner: string): ((key: string) => boolean) | undefined {
  const own = standard.get(owner);
  if (own !== undefined) return (key) => own.has(key);
  // A reader that makes HTML of the page must not be handed scripts.
  return languages.test(owner) ? (key) => !/^on/i.test(key) : undefined;
}

/** Attributes that hold IDs of elements. */
export const idAttributes = words('Headers ContinuedFrom');
