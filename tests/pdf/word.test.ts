/** A Word report as the public gets it: printed, tagged for screen readers, on the right paper. */
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeTurns } from '../../src/browser/turns.js';
import { convertWord } from '../../src/convert/word/index.js';
import { openPrinter } from '../../src/print/index.js';
import { readTemplates, renderWordReport } from '../../src/render/index.js';
import { inspectPdf } from '../support/inspect-pdf.js';
import { inList, inStyle, landscape, makeDocx, paragraph, table } from '../support/make-docx.js';
import { openTestWorkshop, type TestWorkshop } from '../support/open-workshop.js';
import { filedAlone } from '../support/splice-pdf.js';

let workshop: TestWorkshop;
beforeAll(async () => {
  workshop = await openTestWorkshop();
});
afterAll(() => workshop.close());

const styles =
  '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>';
const numbering =
  '<w:abstractNum w:abstractNumId="0">' +
  ['%1.', '%1.%2', '(%3)']
    .map(
      (text, index) =>
        `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${index === 2 ? 'lowerLetter' : 'decimal'}"/><w:lvlText w:val="${text}"/><w:pPr><w:ind w:left="${720 * (index + 1)}"/></w:pPr></w:lvl>`,
    )
    .join('') +
  '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

async function print(body: string) {
  const { shop } = workshop;
  const templates = await readTemplates(workshop.folder);
  const document = {
    id: 'd',
    file: 'report.docx',
    source: 'report.docx',
    role: 'report',
    title: 'Drains',
    access: { kind: 'public' },
    language: 'en-GB',
    languageGiven: false,
    at: { file: 'item.md' },
  } as const;
  const { value, diagnostics } = await convertWord(
    'report.docx',
    await makeDocx({ body, styles, numbering }),
    { at: document.at, item: 'item 5' },
    {
      cache: shop.cache,
      turns: takeTurns(1),
      render: (html) => renderWordReport(templates, document, html),
      print: openPrinter(shop.browser, shop.pdfium, shop.cache),
    },
  );
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error('It was not printed.');
  return value;
}

test('numbers, headings, lists and table headers are there for the eye and for the ear', async () => {
  const segment = await print(
    paragraph('Purpose', inStyle('H1')) +
      paragraph('The drains are old.', inList(1, 0)) +
      paragraph('They leak.', inList(1, 1)) +
      paragraph('In winter.', inList(1, 2)) +
      paragraph('Cost', inStyle('H2')) +
      table(
        [
          ['Year', 'Cost'],
          ['2025', '£40'],
        ],
        1,
      ),
  );
  expect(segment.facts.tagged).toBe(true);
  const pdf = await filedAlone(await segment.load());
  const { page } = await inspectPdf(pdf, workshop.shop.pdfium);
  expect(page(1).text).toBe(
    'Purpose 1. The drains are old. 1.1 They leak. (a) In winter. Cost Year Cost 2025 £40',
  );
  const tags = await tagsOf(pdf);
  expect(tags.filter((tag) => /^H\d$/.test(tag)).sort()).toEqual(['H1', 'H2']);
  expect(tags.filter((tag) => tag === 'L')).toHaveLength(3);
  expect(tags.filter((tag) => tag === 'LI')).toHaveLength(3);
  expect(tags.filter((tag) => tag === 'TH')).toHaveLength(2);
  expect(tags.filter((tag) => tag === 'TD')).toHaveLength(2);
});

test('a landscape section is printed on landscape paper, and page breaks are kept', async () => {
  const { facts } = await print(
    paragraph('upright', '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>') +
      table([['wide']]) +
      paragraph('', landscape) +
      paragraph('upright again') +
      paragraph('next', '<w:pageBreakBefore/>'),
  );
  expect(
    facts.pages.map(({ width, height }) => (width > height ? 'landscape' : 'portrait')),
  ).toEqual(['portrait', 'landscape', 'portrait', 'portrait']);
});

/** The kind of every structure element, in no order. */
async function tagsOf(pdf: Uint8Array): Promise<readonly string[]> {
  const file = await PDFDocument.load(pdf);
  return file.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict)) return [];
    const kind = object.get(PDFName.of('S'));
    return object.has(PDFName.of('P')) && kind instanceof PDFName ? [kind.decodeText()] : [];
  });
}
