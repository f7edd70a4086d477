/**
 * The words of XML without its tags, by patterns: a broken or hostile file must give its words too, and no entity
 * is ever expanded but characters. Knows the ends of paragraphs of Word, spreadsheets, slides and SVG. Pure.
 */

/** Text content; what one paragraph or cell holds is on one line, however many runs it is in. */
export function xmlText(xml: string): string {
  const text = xml
    .replace(/<!--([\s\S]*?)-->/g, '\n$1\n')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
    .replace(/<\?[\s\S]*?\?>/g, ' ')
    .replace(
      /<\/(?:\w+:)?(?:p|tr|tc|si|c|row|text|li|h\d|td|th|div|title|desc|li|lastModifiedBy|creator|subject|keywords|description)\b[^>]*>|<(?:\w+:)?(?:br|cr|tab)\b[^>]*>/gi,
      '\n\n',
    )
    .replace(/<[^>]*>/g, '');
  return withoutEntities(text);
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
  const elements = new RegExp(
    `<(?:\\w+:)?(${aboutItself})\\b[^>]*>([\\s\\S]*?)</(?:\\w+:)?\\1>`,
    'gi',
  );
  const attributes = new RegExp(`\\s(?:\\w+:)?(${aboutItself})=(?:"([^"]*)"|'([^']*)')`, 'gi');
  return [...xml.matchAll(elements), ...xml.matchAll(attributes)].flatMap(
    ([, key = '', content = '', other]) =>
      xmlText(content || (other ?? ''))
        .split('\n')
        .filter((text) => text.trim() !== '')
        .map((text) => ({ key, text })),
  );
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
