/**
 * Real meetings of a county council: the page ranges that it printed must come out, and the packs must
 * stand up to other people's PDF programs.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPack, type Published } from '../../src/pipeline.js';
import { hasCorpus, noticeMissingCorpus } from '../support/corpus-folder.js';
import { type CouncilSet, readCouncilSets, type SetDocument } from '../support/council-sets.js';
import { emptyPdf } from '../support/empty-pdf.js';
import { type MakeshiftItem, writeMakeshiftPack } from '../support/makeshift-pack.js';
import { openTestWorkshop, type TestWorkshop } from '../support/open-workshop.js';
import { isInstalled, pageTexts, run } from '../support/second-opinion.js';

noticeMissingCorpus();
const sets = hasCorpus ? readCouncilSets() : [];
const poppler = hasCorpus && (await isInstalled('pdftotext', '-v'));
const qpdf = hasCorpus && (await isInstalled('qpdf', '--version'));

/** What the council printed on its agendas: must be what sets.tsv says, too. */
const headlines: Readonly<Record<string, readonly string[]>> = {
  'kent-council-2025-02-13': ['1 - 26', '27 - 36', '37 - 250'],
  'kent-cabinet-2025-03-04': ['1 - 18', '19 - 24', '25 - 100', '101 - 104'],
  'kent-cabinet-2025-01-30': [
    '1 - 10',
    '11 - 84',
    '85 - 276',
    '277 - 326',
    '327 - 460',
    '461 - 610',
  ],
};

let workshop: TestWorkshop;
beforeAll(async () => {
  workshop = await openTestWorkshop();
});
afterAll(() => workshop?.close());

/** The item numbers of the set, with an item that has no papers for each number that is skipped. */
function itemsOf(set: CouncilSet): readonly MakeshiftItem[] {
  const last = Math.max(...set.documents.map(({ item }) => Number(item)));
  return Array.from({ length: last }, (_, index): MakeshiftItem => {
    const papers = set.documents.filter(({ item }) => Number(item) === index + 1);
    return {
      title: papers[0]?.itemTitle ?? 'Without papers',
      documents: papers.map(({ file, pages }) =>
        file === undefined ? { name: 'missing.pdf', bytes: emptyPdf(pages) } : { file },
      ),
    };
  });
}

async function build(set: CouncilSet): Promise<Published> {
  const meeting = await writeMakeshiftPack(join(workshop.folder, set.name), {
    date: set.date,
    numbering: 'documents',
    items: itemsOf(set),
  });
  const order = { edition: 'public', strict: false } as const;
  const { value, diagnostics } = await buildPack(meeting, order, workshop.shop);
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

describe.skipIf(!hasCorpus).each(sets)('$name', (set) => {
  let built: Published;
  beforeAll(async () => {
    built = await build(set);
  });

  const documents = set.documents.map((document, index) => ({ document, index }));
  const named = ({ file, expected }: SetDocument) =>
    `${file?.split('/').at(-1) ?? 'the missing paper'}: ${expected?.join(' - ') ?? 'unknown'}`;

  it('has the item ranges that the council printed', () => {
    const found = built.map.items.flatMap(({ number, range }) =>
      range === null ? [] : [[number, `${range.first} - ${range.last}`] as const],
    );
    const ranges = new Map([...set.itemRanges].map(([item, pages]) => [item, pages.join(' - ')]));
    const headline = headlines[set.name];
    expect([...ranges.values()]).toEqual(headline ?? []);
    if (headline !== undefined) expect(new Map(found)).toEqual(ranges);
  });

  /** Real packs: their table says the physical page, after a front sheet of two pages. */
  const inRealPack = headlines[set.name] === undefined;

  it.each(documents.filter(({ document }) => document.expected !== undefined))(
    'has each document where the council has it',
    ({ document, index }) => {
      const range = built.map.items.flatMap((item) => item.documents)[index]?.range;
      const found = inRealPack
        ? [range?.sheets.first, range?.sheets.last]
        : [Number(range?.first), Number(range?.last)];
      expect(found, named(document)).toEqual(document.expected);
    },
  );

  it.runIf(poppler)('carries its page numbers, as poppler reads them', async () => {
    const texts = await pageTexts(built.files.pdf);
    const wrong = built.plan.pages.filter(({ sheet, stamps }) => {
      const words = (texts[sheet - 1] ?? '').replace(/\s+/g, ' ');
      return !stamps.every(({ text }) => new RegExp(`\\b${text}(?!\\d)`).test(words));
    });
    expect(texts).toHaveLength(built.plan.pages.length);
    expect(wrong.map(({ sheet, label }) => ({ sheet, label }))).toEqual([]);
    expect(texts.at(-1)).toContain(`Page ${built.map.lastLabel}`);
  });

  it.runIf(poppler && inRealPack)(
    'has each page number on the sheet where the real pack has it',
    async () => {
      const [theirs, ours] = await Promise.all(
        [set.published, built.files.pdf].map((file) => pageTexts(file)),
      );
      const number = (text: string) => [...text.matchAll(/\bPage (\d+)$/gm)].at(-1)?.[1];
      const stamped = (theirs ?? []).flatMap((text, index) => {
        const found = number(text.trim());
        return found === undefined ? [] : [{ index, found }];
      });
      expect(stamped.length).toBeGreaterThan(0);
      for (const { index, found } of stamped) {
        expect(ours?.[index], `sheet ${index + 1}`).toContain(`Page ${found}`);
      }
    },
  );

  it.runIf(qpdf)('is a sound PDF, as qpdf sees it', async () => {
    const { code, stderr, stdout } = await run('qpdf', ['--check', built.files.pdf]);
    expect(code, `${stdout}\n${stderr}`).toBe(0);
  });
});

describe.skipIf(hasCorpus)('real meetings', () => {
  it.skip('are built where ../shared/corpus is there', () => undefined);
});
