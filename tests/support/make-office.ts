/** Writes small OpenDocument and Office files, part by part, as their programs would. Must not know what is tested. */
import JSZip from 'jszip';

/** Files by name in their order, the first unpacked where it says what the whole is. */
async function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, part] of Object.entries(parts)) {
    const compression = name === 'mimetype' ? 'STORE' : 'DEFLATE';
    zip.file(name, part, { createFolders: false, compression });
  }
  return zip.generateAsync({ type: 'uint8array' });
}

const odfSpaces = [
  ...['office', 'text', 'table', 'style', 'meta', 'presentation'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  ),
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(' ');

export interface TestOpenDocument {
  /** What stands in `office:text`, `office:spreadsheet` or `office:presentation`. */
  readonly body: string;
  /** `style:style` elements. */
  readonly styles?: string;
  /** Elements of `office:meta`. */
  readonly meta?: string;
  /** More files, or others instead of those written. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** An OpenDocument (ODF 1.3, part 2) of a kind. */
export function makeOpenDocument(
  kind: 'text' | 'spreadsheet' | 'presentation',
  { body, styles = '', meta = '', parts = {} }: TestOpenDocument,
): Promise<Uint8Array> {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  const root = (name: string, content: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><office:${name} ${odfSpaces} office:version="1.3">${content}</office:${name}>`;
  const entry = (path: string, media: string): string =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${media}"/>`;
  return zipOf({
    mimetype: type,
    'content.xml': root(
      'document-content',
      `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body>`,
    ),
    'meta.xml': root('document-meta', `<office:meta>${meta}</office:meta>`),
    'META-INF/manifest.xml': `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entry('/', type)}${entry('content.xml', 'text/xml')}${entry('meta.xml', 'text/xml')}</manifest:manifest>`,
    ...parts,
  });
}

const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageSpace = 'http://schemas.openxmlformats.org/package/2006';

function relations(all: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const each = all.map(
    ([id, kind, target]) =>
      `<Relationship Id="${id}" Type="${relationTypes}/${kind}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships xmlns="${packageSpace}/relationships">${each.join('')}</Relationships>`;
}

function contentTypes(overrides: Readonly<Record<string, string>>): string {
  const each = Object.entries(overrides).map(
    ([name, type]) =>
      `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
  );
  return `<?xml version="1.0"?><Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${each.join('')}</Types>`;
}

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
  readonly state?: 'hidden' | 'veryHidden';
}

/** An Excel workbook (ECMA-376-1, 18). */
export function makeXlsx(sheets: readonly TestSheet[]): Promise<Uint8Array> {
  const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const cell = (value: string | number): string =>
    typeof value === 'number'
      ? `<c><v>${value}</v></c>`
      : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const written = sheets.map(({ rows }) => {
    const lines = rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`);
    return `<?xml version="1.0"?><worksheet ${space}><sheetData>${lines.join('')}</sheetData></worksheet>`;
  });
  const file = (index: number): string => `worksheets/sheet${index + 1}.xml`;
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${index + 1}"/>`,
  );
  return zipOf({
    '[Content_Types].xml': contentTypes({
      'xl/workbook.xml': 'spreadsheetml.sheet.main',
      ...Object.fromEntries(
        sheets.map((_, index) => [`xl/${file(index)}`, 'spreadsheetml.worksheet']),
      ),
    }),
    '_rels/.rels': relations([['main', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<?xml version="1.0"?><workbook ${space} xmlns:r="${relationTypes}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, index) => [`s${index + 1}`, 'worksheet', file(index)] as const),
    ),
    ...Object.fromEntries(written.map((xml, index) => [`xl/${file(index)}`, xml])),
  });
}

export interface TestSlide {
  readonly title: string;
  readonly text: string;
  /** What only the speaker sees. */
  readonly notes?: string;
  readonly hidden?: boolean;
}

const drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const slideSpaces = `${drawing} xmlns:r="${relationTypes}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;
const group = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`;

function shape(id: number, kind: string, text: string, top: number): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${kind} ${id}"/><p:cNvSpPr/><p:nvPr><p:ph type="${kind}"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="500000" y="${top}"/><a:ext cx="8000000" cy="1500000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-GB"/><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
}

/** A PowerPoint presentation (ECMA-376-1, 19), with the one master and layout that it has to have. */
export function makePptx(slides: readonly TestSlide[]): Promise<Uint8Array> {
  const head = '<?xml version="1.0"?>';
  const tree = (content: string): string =>
    `<p:cSld><p:spTree>${group}${content}</p:spTree></p:cSld>`;
  const clear = '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>';
  const map =
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';
  const parts: Record<string, string> = {};
  const types: Record<string, string> = {
    'ppt/presentation.xml': 'presentationml.presentation.main',
    'ppt/slideMasters/slideMaster1.xml': 'presentationml.slideMaster',
    'ppt/slideLayouts/slideLayout1.xml': 'presentationml.slideLayout',
  };
  for (const [index, { title, text, notes, hidden }] of slides.entries()) {
    const name = `slide${index + 1}.xml`;
    parts[`ppt/slides/${name}`] =
      `${head}<p:sld ${slideSpaces}${hidden ? ' show="0"' : ''}>${tree(shape(2, 'title', title, 300_000) + shape(3, 'body', text, 2_500_000))}${clear}</p:sld>`;
    types[`ppt/slides/${name}`] = 'presentationml.slide';
    const noted =
      notes === undefined ? [] : [['n', 'notesSlide', `../notesSlides/${name}`] as const];
    parts[`ppt/slides/_rels/${name}.rels`] = relations([
      ['l', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
      ...noted,
    ]);
    if (notes === undefined) continue;
    parts[`ppt/notesSlides/${name}`] =
      `${head}<p:notes ${slideSpaces}>${tree(shape(2, 'body', notes, 0))}${clear}</p:notes>`;
    parts[`ppt/notesSlides/_rels/${name}.rels`] = relations([['s', 'slide', `../slides/${name}`]]);
    types[`ppt/notesSlides/${name}`] = 'presentationml.notesSlide';
  }
  const list = slides.map((_, index) => `<p:sldId id="${256 + index}" r:id="s${index + 1}"/>`);
  return zipOf({
    '[Content_Types].xml': contentTypes(types),
    '_rels/.rels': relations([['main', 'officeDocument', 'ppt/presentation.xml']]),
    'ppt/presentation.xml': `${head}<p:presentation ${slideSpaces}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="m"/></p:sldMasterIdLst><p:sldIdLst>${list.join('')}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations([
      ['m', 'slideMaster', 'slideMasters/slideMaster1.xml'],
      ...slides.map(
        (_, index) => [`s${index + 1}`, 'slide', `slides/slide${index + 1}.xml`] as const,
      ),
    ]),
    'ppt/slideMasters/slideMaster1.xml': `${head}<p:sldMaster ${slideSpaces}>${tree('')}${map}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="l"/></p:sldLayoutIdLst></p:sldMaster>`,
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relations([
      ['l', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
    ]),
    'ppt/slideLayouts/slideLayout1.xml': `${head}<p:sldLayout ${slideSpaces}>${tree('')}${clear}</p:sldLayout>`,
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations([
      ['m', 'slideMaster', '../slideMasters/slideMaster1.xml'],
    ]),
    ...parts,
  });
}

/** Rich Text (RTF 1.9.1) around what is given: control words, groups and plain ASCII. */
export function makeRtf(body: string): Uint8Array {
  return Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\paperw11906\\paperh16838\n${body}}`,
    'latin1',
  );
}
