/** A real print of our own browser's, mended: everything in it is tagged or an artifact, and links say what they are. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mendPrint } from '../../src/pdf/mend/index.js';
import { scanContent } from '../../src/pdf/mend/scan.js';
import { type Element, elementsOf, kidsOf, markOf, typeOf } from '../../src/pdf/mend/tree.js';
import { textOf } from '../../src/pdf/objects/text.js';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  Ref,
  Stream,
  type Value,
} from '../../src/pdf/objects/values.js';
import { decodedContent } from '../../src/pdf/prepare/content.js';
import { pagesOf } from '../../src/pdf/prepare/page-tree.js';
import { openPdf, type PdfFile } from '../../src/pdf/read/open.js';
import { withDocument } from '../../src/pdfium/document.js';
import { startEngine } from '../../src/pdfium/engine.js';
import { readLinkWords } from '../../src/pdfium/link-words.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const rows = Array.from({ length: 90 }, (_, row) => `<tr><td>Row ${row}</td><td>&nbsp;</td></tr>`);
const parts = Array.from(
  { length: 40 },
  (_, part) =>
    `<h2>What became of part ${part} of the works<br>at the ford</h2><p>${'Some words. '.repeat(60)}</p>`,
);
const html = `<!doctype html><html lang="en-GB"><title>Print</title>
<style>h2 { break-after: avoid; break-inside: avoid; width: 8em } h1, td { border: 1px solid } .pale { opacity: 0.5 } li.dash::before { content: "– " }</style>
<h1>Report</h1>
<p class="pale">See <a href="pack:document/7.1">the plan <b>for next year</b></a>, <strong>now</strong>.</p>
<p>${'Some words before. '.repeat(5)}<a href="https://example.org/">a link that is so long that it
goes on in the next line, because there is no room for all of it in the line where it begins</a></p>
<ul><li>One<li class="dash">Two<p>More</p></ul>
<hr>
<svg role="img" aria-label="A square" width="9" height="9"><rect width="9" height="9" /></svg>
<table><thead><tr><th>Service</th><th>Cost</th></tr></thead><tbody>${rows.join('')}</tbody></table>
${parts.join('')}`;

let workshop: TestWorkshop;
let file: PdfFile;
let catalog: Dict;
let elements: readonly Element[];
beforeAll(async () => {
  workshop = await openWorkshop();
  const { browser, pdfium } = workshop.shop;
  const { pdf, headings } = await (await browser).print({ html, resources: new Map() });
  const canonical = await pdfium.canonicalise(pdf);
  if (!canonical.ok) throw new Error(canonical.reason);
  const engine = await startEngine();
  const words = withDocument(engine, canonical.value.pdf, (document) => ({
    ok: true,
    value: readLinkWords(engine, document, [...Array(document.pageCount).keys()], () => undefined),
  }));
  if (!words.ok) throw new Error(words.reason);
  file = openPdf(canonical.value.pdf);
  mendPrint(file, { shown: words.value, ownScheme: 'pack', nameless: 'Link', headings });
  const found = file.get(file.trailer.get('Root'));
  if (!isDict(found)) throw new Error('There is no catalogue.');
  catalog = found;
  elements = elementsOf(file, rootOf(), pageOf);
});
afterAll(() => workshop.close());

function rootOf(): Dict {
  const root = file.get(catalog.get('StructTreeRoot'));
  if (!isDict(root)) throw new Error('There is no structure.');
  return root;
}

const pages = () => pagesOf(file, catalog, () => 0);
const pageOf = (value: Value | undefined) => {
  const index = pages().findIndex(({ ref }) => value instanceof Ref && ref?.num === value.num);
  return index < 0 ? undefined : index;
};

/** The content of each page and of the forms in the file, with its marks. */
function streams(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const forms = Array.from({ length: 5_000 }, (_, num) => new Ref(num)).filter((ref) => {
    const stream = file.get(ref);
    return stream instanceof Stream && stream.dict.get('Subtype') === Name.of('Form');
  });
  return [
    ...pages().map(({ dict }, index) => [`page ${index}`, dict.get('Contents') ?? null] as const),
    ...forms.map((ref) => [`form ${ref.num}`, ref] as const),
  ].map(([name, part]) => ({
    name,
    bytes: decodedContent(file, [part])?.bytes ?? new Uint8Array(),
  }));
}

const question = {
  covered: false,
  properties: () => null,
  holdsMarks: () => true,
  compares: () => false,
} as const;
const scanned = () =>
  streams().map(({ name, bytes }) => ({
    name,
    scan: scanContent(bytes, question),
  }));

describe('a mended print', () => {
  it('paints nothing that is neither tagged nor an artifact', () => {
    expect(scanned().flatMap(({ scan }) => scan.artifacts)).toEqual([]);
  });

  it('has an element for every mark and a mark for every element', () => {
    const painted = scanned().flatMap(({ name, scan }) =>
      scan.tagged.map(({ mark }) => `${name}: ${mark}`),
    );
    const claimed = elements.flatMap((element) =>
      kidsOf(file, element.dict).flatMap((kid) => {
        const mark = markOf(file, kid, element, pageOf);
        if (mark !== undefined) return [`page ${mark.page}: ${mark.mark}`];
        const value = file.get(kid);
        const form = isDict(value) ? value.get('Stm') : undefined;
        return isDict(value) && form instanceof Ref
          ? [`form ${form.num}: ${value.get('MCID')}`]
          : [];
      }),
    );
    expect(painted.some((mark) => mark.startsWith('form'))).toBe(true);
    expect(claimed.toSorted()).toEqual(painted.toSorted());
  });

  it('says the heads of a table once', () => {
    const heads = elements.filter(({ parent }) => parent?.type === 'TH');
    expect(pages().length).toBeGreaterThan(1);
    expect(heads.map(({ dict }) => kidsOf(file, dict).length)).toEqual([1, 1]);
  });

  it('has list items of a label and a body', () => {
    const items = elements.filter(({ type }) => type === 'LI');
    expect(items.map(({ dict }) => kidsOf(file, dict).map((kid) => typeOf(file, kid)))).toEqual([
      ['Lbl', 'LBody'],
      ['Lbl', 'LBody'],
    ]);
  });

  it('keeps what is drawn in a figure, and nothing of a rule', () => {
    const figure = elements.find(({ type }) => type === 'Figure');
    expect(figure && kidsOf(file, figure.dict)).toHaveLength(1);
    const empty = elements.filter(({ dict }) => kidsOf(file, dict).length === 0);
    expect(empty).toEqual([]);
  });

  it('describes each link by its words', () => {
    const described = pages().flatMap(({ dict }) => {
      const annotations = file.get(dict.get('Annots'));
      return (isArray(annotations) ? annotations : []).map((written) => {
        const annotation = file.get(written);
        return isDict(annotation) ? textOf(file.get(annotation.get('Contents'))) : undefined;
      });
    });
    expect(new Set(described)).toEqual(
      new Set([
        'the plan for next year',
        'a link that is so long that it goes on in the next line, because there is no room for all of it in the line where it begins',
      ]),
    );
    expect(described.length).toBeGreaterThan(2);
  });

  it('has bookmarks that say what the headings say', () => {
    const expected = parts.map((_, part) => `What became of part ${part} of the works at the ford`);
    expect(bookmarks(catalog)).toEqual(['Report', ...expected]);
  });
});

/** The titles below an entry, or below the catalogue's outline, in order. */
function bookmarks(above: Dict): readonly (string | undefined)[] {
  const parent = above === catalog ? file.get(catalog.get('Outlines')) : above;
  const titles: (string | undefined)[] = [];
  let entry = isDict(parent) ? file.get(parent.get('First')) : null;
  while (isDict(entry)) {
    titles.push(textOf(file.get(entry.get('Title'))), ...bookmarks(entry));
    entry = file.get(entry.get('Next'));
  }
  return titles;
}
