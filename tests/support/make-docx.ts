/** Writes small Word documents, part by part, as Word would. Must not know what is tested. */
import JSZip from 'jszip';

export interface TestWord {
  /** Block elements of the body, before its section properties. */
  readonly body: string;
  /** `w:style` elements. */
  readonly styles?: string;
  /** `w:abstractNum` and `w:num` elements. */
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header?: string;
  /** `Relationship` elements of the main part, beside those that are written anyway. */
  readonly relations?: string;
  /** More parts, or others instead of those written. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** The whole main part, instead of one made of `body`. */
  readonly main?: string;
  readonly macros?: boolean;
}

const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ');

const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Upright A4. */
export const portrait = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';
export const landscape =
  '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>';

export async function makeDocx(word: TestWord): Promise<Uint8Array> {
  const zip = new JSZip();
  const related: string[] = [];
  const add = (name: string, root: string, content: string | undefined): void => {
    if (content === undefined) return;
    zip.file(
      `word/${name}.xml`,
      `<?xml version="1.0"?><w:${root} ${spaces}>${content}</w:${root}>`,
    );
    const kind = name.replace(/\d+$/, '');
    related.push(
      `<Relationship Id="own-${name}" Type="${relationTypes}/${kind}" Target="${name}.xml"/>`,
    );
  };
  add('styles', 'styles', word.styles);
  add('numbering', 'numbering', word.numbering);
  add('footnotes', 'footnotes', word.footnotes);
  add('endnotes', 'endnotes', word.endnotes);
  add('comments', 'comments', word.comments);
  add('header1', 'hdr', word.header);
  const main = word.macros
    ? 'application/vnd.ms-word.document.macroEnabled.main+xml'
    : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  zip.file(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      '<Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/>' +
      `<Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
  );
  zip.file(
    '_rels/.rels',
    relations([
      `<Relationship Id="main" Type="${relationTypes}/officeDocument" Target="word/document.xml"/>`,
    ]),
  );
  zip.file('word/_rels/document.xml.rels', relations([...related, word.relations ?? '']));
  zip.file(
    'word/document.xml',
    word.main ??
      `<?xml version="1.0"?><w:document ${spaces}><w:body>${word.body}${portrait}</w:body></w:document>`,
  );
  for (const [name, content] of Object.entries(word.parts ?? {})) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

function relations(all: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

export function relation(id: string, kind: string, target: string, external = false): string {
  const mode = external ? ' TargetMode="External"' : '';
  return `<Relationship Id="${id}" Type="${relationTypes}/${kind}" Target="${target}"${mode}/>`;
}

/** A run of text; `properties` are elements of its `w:rPr`. */
export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of text or runs; `properties` are elements of its `w:pPr`. */
export function paragraph(content: string, properties = ''): string {
  const runs = content.startsWith('<') || content === '' ? content : run(content);
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

export function inList(list: number, level: number): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

export function inStyle(style: string): string {
  return `<w:pStyle w:val="${style}"/>`;
}

/** A table of rows of cells; a cell is text or blocks. */
export function table(rows: readonly (readonly string[])[], headingRows = 0): string {
  const cell = (content: string): string =>
    content.startsWith('<w:tc>')
      ? content
      : `<w:tc>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`;
  const written = rows.map(
    (cells, index) =>
      `<w:tr>${index < headingRows ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map(cell).join('')}</w:tr>`,
  );
  return `<w:tbl><w:tblPr/><w:tblGrid/>${written.join('')}</w:tbl>`;
}

/** A picture that stands in a line; 914400 is an inch. */
export function picture(
  id: string,
  options: { alt?: string; link?: boolean; crop?: string } = {},
): string {
  const { alt, link = false, crop = '' } = options;
  const about = alt === undefined ? '' : ` descr="${alt}"`;
  return (
    '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="457200"/>' +
    `<wp:docPr id="1" name="Picture 1"${about}/><a:graphic>` +
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>' +
    `<a:blip r:${link ? 'link' : 'embed'}="${id}"/>${crop}</pic:blipFill></pic:pic></a:graphicData>` +
    '</a:graphic></wp:inline></w:drawing></w:r>'
  );
}
