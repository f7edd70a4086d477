/**
 * The words of XML without its tags, by patterns: a broken or hostile file must give its words too, and no entity
 * is ever expanded but characters. Knows the ends of paragraphs of Word, spreadsheets, slides and SVG. Pure.
 */

/** Tags that end a line, as a reader sees it. */
const endOfLine =
  /^<(?:\/(?:\w+:)?(?:p|h|tr|tc|si|c|row|text|li|h\d|td|th|div|title|desc|li|lastModifiedBy|creator|subject|keywords|description)|(?:\w+:)?(?:br|cr|tab|line-break)|text:s)\b/i;

/** Text content; what one paragraph or cell holds is on one line, however many runs it is in. */
export function xmlText(xml: string): string {
  let text = replaced(xml, '<!--', '-->', (comment) => `\n${comment.slice(4, -3)}\n`);
  text = replaced(text, '<![CDATA[', ']]>', (data) => data.slice(9, -3));
  text = replaced(text, '<?', '?>', () => ' ');
  text = replaced(text, '<', '>', (tag) => (endOfLine.test(tag) ? '\n\n' : ''));
  return withoutEntities(text);
}

/**
 * Each part from `open` to the next `close` replaced, those included. Not by a pattern: one would search to the end
 * from every beginning that has no end.
 */
function replaced(text: string, open: string, close: string, by: (part: string) => string): string {
  const parts: string[] = [];
  let done = 0;
  for (let from = text.indexOf(open); from >= 0; from = text.indexOf(open, done)) {
    const end = text.indexOf(close, from + open.length);
    if (end < 0) break;
    parts.push(text.slice(done, from), by(text.slice(from, end + close.length)));
    done = end + close.length;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** Values of attributes that people write: titles, descriptions, names of authors. */
export function xmlAttributes(xml: string): string {
  const values = [
    ...xml.matchAll(
      /\s(?:\w+:)?(?:descr|title|alt|author|initials|tooltip|label)=(?:"([^"]*)"|'([^']*)')/gi,
    ),
  ];
  return withoutEntities(values.map(([, double, single]) => double ?? single ?? '').join('\n'));
}

/** Not the programs and dates: those are the same in many files. */
const aboutItself =
  'title|creator|description|subject|keywords|lastModifiedBy|Company|Manager|category|rights|Headline';

/** What a file says of itself in XMP or in Office's properties, by the name of the element or attribute. */
export function describedIn(
  xml: string,
): readonly { readonly key: string; readonly text: string }[] {
  const attributes = new RegExp(`\\s(?:\\w+:)?(${aboutItself})=(?:"([^"]*)"|'([^']*)')`, 'gi');
  const values = [...xml.matchAll(attributes)].map(([, key = '', double, single]) => ({
    key,
    content: double ?? single ?? '',
  }));
  return [...elementsAboutItself(xml), ...values].flatMap(({ key, content }) =>
    xmlText(content)
      .split('\n')
      .filter((text) => text.trim() !== '')
      .map((text) => ({ key, text })),
  );
}

/** In the order of the file, none within another. */
function elementsAboutItself(
  xml: string,
): readonly { readonly key: string; readonly content: string }[] {
  const ends = new Map<string, { readonly from: number; readonly to: number }[]>();
  // The last first, so that the next is taken from the end.
  for (const end of [
    ...xml.matchAll(new RegExp(`</(?:\\w+:)?(${aboutItself})>`, 'gi')),
  ].reverse()) {
    const key = (end[1] ?? '').toLowerCase();
    const known = ends.get(key) ?? [];
    known.push({ from: end.index, to: end.index + end[0].length });
    ends.set(key, known);
  }
  const found: { key: string; content: string }[] = [];
  let done = 0;
  for (const start of xml.matchAll(new RegExp(`<(?:\\w+:)?(${aboutItself})\\b`, 'gi'))) {
    if (start.index < done) continue;
    const key = start[1] ?? '';
    const own = ends.get(key.toLowerCase()) ?? [];
    // None of that name is left: the end of the tag need not be looked for.
    if (own.length === 0) continue;
    const from = xml.indexOf('>', start.index) + 1;
    if (from === 0) break;
    while ((own.at(-1)?.from ?? from) < from) own.pop();
    const end = own.at(-1);
    if (end === undefined) continue;
    found.push({ key, content: xml.slice(from, end.from) });
    done = end.to;
  }
  return found;
}

function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (_, ten, hex, name) => {
      if (name !== undefined) return named[String(name).toLowerCase()] ?? ' ';
      const point = ten === undefined ? Number.parseInt(hex, 16) : Number(ten);
      return point <= 0x10ffff ? String.fromCodePoint(point) : ' ';
    },
  );
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
