/** Links of the built file: those that documents bring, those that the pack adds, and what is left out. */
import { decodePDFRawStream, PDFDict, PDFName, type PDFPage, PDFRawStream } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { coloursIn, pixelsOf, white } from '../support/compare-pictures.js';
import { makePdf, type PdfTools } from '../support/make-pdf.js';
import {
  action,
  addAnnotation,
  addLayers,
  nameByName,
  nameByString,
  place,
  string,
} from '../support/pdf-parts.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let built: BuiltPack;

const name = (text: string): PDFName => PDFName.of(text);
const row = (index: number): [number, number, number, number] => [
  50,
  700 - index * 40,
  150,
  720 - index * 40,
];

/** Three pages; the links of the first lead to the others by every way that there is. */
const linked = (words: string, sectionPage: number): Promise<Uint8Array> =>
  makePdf({
    pages: 3,
    words: (index) => `${words} ${index + 1}`,
    finish({ document }: PdfTools) {
      const [first, second, third] = document.getPages() as [PDFPage, PDFPage, PDFPage];
      nameByString(document, {
        other: place(document, second, 100),
        section: place(document, sectionPage === 2 ? second : third, 300),
      });
      nameByName(document, { old: place(document, third, 400) });
      const uri = action(document, 'URI', { URI: string('https://testbourne.example/drains') });
      uri.set(name('Next'), action(document, 'JavaScript', { JS: string('app.alert(1)') }));
      const ways: Record<string, unknown>[] = [
        { Dest: place(document, second, 500) },
        { Dest: string('section') },
        { Dest: name('old') },
        { A: action(document, 'GoTo', { D: place(document, third, 250) }) },
        { A: action(document, 'GoTo', { D: string('other') }) },
        { A: uri },
        { A: action(document, 'JavaScript', { JS: string('app.alert(2)') }) },
        { A: action(document, 'Launch', { F: string('calc.exe') }) },
        { Dest: string('nowhere') },
      ];
      for (const [index, way] of ways.entries()) {
        addAnnotation(first, row(index), { Subtype: 'Link', ...way });
      }
    },
  });

const special = (): Promise<Uint8Array> =>
  makePdf({
    words: () => 'Special 1',
    async finish({ document, font }) {
      const page = document.getPage(0);
      addLayers(document, page);
      const field = document.getForm().createTextField('surveyor');
      field.setText('Filled in by hand');
      field.addToPage(page, { x: 100, y: 500, width: 200, height: 24, font });
      await document.attach(new TextEncoder().encode('secret figures'), 'figures.csv');
      document.catalog.set(
        name('OpenAction'),
        action(document, 'JavaScript', { JS: string('app.alert(3)') }),
      );
    },
  });

beforeAll(async () => {
  test = await openWorkshop();
  built = await buildTestPack(test, {
    items: {
      opening: { title: 'Opening of the sluices', text: 'See [the rules](https://rules.example).' },
      sewers: {
        title: 'State of the sewers',
        documents: [{ file: 'sewers.pdf', content: await linked('Sewers', 2) }],
      },
      gullies: {
        title: 'Gullies and grates',
        documents: [
          { file: 'gullies.pdf', content: await linked('Gullies', 3) },
          { file: 'special.pdf', content: await special() },
        ],
      },
    },
  });
});
afterAll(() => test.close());

/** The links on a sheet by the height of their boxes, without those that the pack added. */
const linksOn = (sheet: number) => {
  const { links } = built.file.page(sheet);
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].map((index) => {
    const [x, y] = row(index);
    const link = links.find(({ box }) => Math.abs(box.x - x) < 1 && Math.abs(box.y - y) < 1);
    return link && (link.uri ?? `${link.target?.sheet} at ${link.target?.top}`);
  });
};

describe('a document’s own links', () => {
  it('lead where they led, in each document to its own pages', () => {
    const first = built.file.sheetOf('Sewers 1');
    expect(linksOn(first)).toEqual([
      `${first + 1} at 500`,
      `${first + 1} at 300`,
      `${first + 2} at 400`,
      `${first + 2} at 250`,
      `${first + 1} at 100`,
      'https://testbourne.example/drains',
      undefined,
      undefined,
      undefined,
    ]);
    const second = built.file.sheetOf('Gullies 1');
    // The name “section” means the third page in this one.
    expect(linksOn(second)[1]).toBe(`${second + 2} at 300`);
  });

  it('run no program and no script, not even after another action', () => {
    for (const word of ['JavaScript', 'JS', 'Launch', 'calc.exe', 'OpenAction', 'AA']) {
      expect(built.file.mentions, word).not.toContain(word);
    }
    const alerts = [...built.file.mentions].filter((text) => text.includes('app.alert'));
    expect(alerts).toEqual([]);
  });

  it('are told of where they are left out', () => {
    const dropped = built.warnings.filter(({ code }) => code === 'document-parts-dropped');
    expect(dropped.map(({ item, message }) => `${item}: ${message}`).sort()).toEqual([
      'item 2: Not taken over from sewers.pdf: a link that leads nowhere.',
      'item 3: Not taken over from gullies.pdf: a link that leads nowhere.',
    ]);
    const checked = built.warnings.filter(({ code }) =>
      ['active-content', 'embedded-file'].includes(code),
    );
    expect(checked.map(({ item, message }) => `${item}: ${message}`).sort()).toEqual([
      'item 2: The document sewers.pdf has something in it that acts by itself: JavaScript, links that start a program or open another file.',
      'item 3: The document gullies.pdf has something in it that acts by itself: JavaScript, links that start a program or open another file.',
      'item 3: The document special.pdf has 1 file inside it.',
      'item 3: The document special.pdf has something in it that acts by itself: JavaScript.',
    ]);
  });
});

describe('other parts of a document', () => {
  const darkIn = async (x: number, y: number, width: number, height: number) => {
    const picture = await built.file.picture(built.file.sheetOf('Special 1'), 1);
    const colours = coloursIn(picture, pixelsOf({ x, y, width, height }, picture, 1));
    return [...colours].some((colour) => colour !== white);
  };

  it('show the layer that was seen and hide the one that was hidden', async () => {
    expect(await darkIn(105, 605, 30, 30)).toBe(true);
    expect(await darkIn(295, 595, 50, 50)).toBe(false);
  });

  it('keep a form field with its look and what was filled in', () => {
    const field = built.file.objects.getForm().getTextField('surveyor');
    expect(field.getText()).toBe('Filled in by hand');
    // Its drawing, since PDFium draws fields only for those who let it run forms.
    const look = field.acroField.getWidgets()[0]?.getAppearances()?.normal;
    const drawing = look instanceof PDFRawStream ? decodePDFRawStream(look).decode() : [];
    expect(Buffer.from(drawing).toString('latin1')).toMatch(/<46696C6C6564.*> Tj/i);
  });

  it('leave attached files behind', () => {
    const names = built.file.objects.catalog.lookup(name('Names'));
    const files = names instanceof PDFDict ? names.lookup(name('EmbeddedFiles')) : undefined;
    expect(files).toBeUndefined();
    expect(built.file.mentions).not.toContain('figures.csv');
  });
});

describe('the pack’s own links', () => {
  it('lead from the agenda to each document', () => {
    const references = built.file.page(2).links.flatMap(({ target }) => target?.sheet ?? []);
    const sheets = ['Sewers 1', 'Gullies 1', 'Special 1'].map(built.file.sheetOf);
    expect(references).toEqual([sheets[0], sheets[1], sheets[1], sheets[2]]);
    expect(built.file.page(2).links.flatMap(({ uri }) => uri ?? [])).toEqual([
      'https://rules.example/',
    ]);
  });

  it('lead back from a document’s first page to its item, on the agenda’s sheet and at its height', async () => {
    const documents = { 'Sewers 1': 2, 'Gullies 1': 3, 'Special 1': 3 };
    for (const [words, number] of Object.entries(documents)) {
      const sheet = built.file.sheetOf(words);
      const back = built.file.page(sheet).links.filter(({ target }) => target?.sheet === 2);
      expect(back, words).toHaveLength(1);
      const { top } = back[0]?.target ?? {};
      if (top === undefined) throw new Error(`The way back from ${words} has no height.`);
      // Chromium gives the height without the page's margin, so the item is up to 22 mm lower.
      const below = { x: 0, y: top - 80, width: 600, height: 80 };
      expect(await built.file.textIn(2, below), words).toContain(`${number}. `);
      const above = { x: 0, y: top, width: 600, height: 900 };
      expect(await built.file.textIn(2, above), words).not.toContain(`${number}. `);
      // The link lies on a stamp.
      const box = back[0]?.box;
      expect(box && (await built.file.textIn(sheet, box)), words).toMatch(
        /^(Agenda Item|Page) \d+$/,
      );
    }
  });

  it('has none on other pages of a document', () => {
    const second = built.file.page(built.file.sheetOf('Sewers 2'));
    expect(second.links).toEqual([]);
  });

  it('has bookmarks by item and document', () => {
    const lines = built.file.outline.flatMap(({ title, sheet, children }) => [
      `${title} → ${sheet}`,
      ...children.map((child) => `  ${child.title} → ${child.sheet}`),
    ]);
    const [sewers, gullies, other] = ['Sewers 1', 'Gullies 1', 'Special 1'].map(built.file.sheetOf);
    expect(lines).toEqual([
      'Front sheet → 1',
      'Agenda → 2',
      '1. Opening of the sluices → 2',
      `2. State of the sewers → ${sewers}`,
      `  State of the sewers → ${sewers}`,
      `3. Gullies and grates → ${gullies}`,
      `  Gullies → ${gullies}`,
      `  Special → ${other}`,
    ]);
  });

  it('leaves no address of its own making in the file', () => {
    expect([...built.file.mentions].filter((text) => text.startsWith('pack:'))).toEqual([]);
  });
});
