/**
 * Packs and supplements as they are issued, in both editions, and all of it in one file: pages, labels, stamps, links, and
 * nothing restricted in anything public.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consolidatePack } from '../../src/meeting/consolidate.js';
import { issuePack } from '../../src/meeting/issue.js';
import { supplementPack } from '../../src/meeting/supplement.js';
import type { Edition } from '../../src/model/access.js';
import { buildPack, type Written } from '../../src/pipeline.js';
import { type Inspected, inspectPdf } from '../support/inspect-pdf.js';
import { inspectStructure } from '../support/inspect-structure.js';
import { makePdf } from '../support/make-pdf.js';
import { writePack } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const exempt = { exempt: { paragraphs: ['3'], reason: 'Quokka reason' } };
const words = (): string => 'Quokka figures';
const editions: readonly Edition[] = ['public', 'members'];

interface File extends Written {
  readonly file: Inspected;
  readonly pdf: Buffer;
}

let test: TestWorkshop;
let meeting: string;
/** By edition: the pack, its supplement, and both in one. */
const made = new Map<string, File>();

async function read(written: Written): Promise<File> {
  const pdf = await readFile(written.files.pdf);
  return { ...written, pdf, file: await inspectPdf(pdf, test.shop.pdfium) };
}

/** The value; throws what went wrong. */
async function sound<T>(
  work: Promise<{ readonly value?: T; readonly diagnostics: readonly unknown[] }>,
): Promise<T> {
  const { value, diagnostics } = await work;
  if (value === undefined) throw new Error(JSON.stringify(diagnostics, null, 1));
  return value;
}

function file(name: string): File {
  const found = made.get(name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

beforeAll(async () => {
  test = await openWorkshop();
  const { shop } = test;
  const release = { preparedBy: 'Ada Lane', checkedBy: 'Ben Hart', today: '2025-02-24' };
  meeting = await writePack(test.folder, {
    items: {
      sewers: {
        title: 'State of the sewers',
        documents: [
          { file: 'sewers.md', title: 'Sewers', content: '# Sewers\n\n## State\n\nGood.\n' },
        ],
      },
      quokka: {
        title: 'Quokka land',
        about: { access: exempt, 'public-title': 'Land at the sluice' },
        documents: [{ file: 'land.pdf', content: await makePdf({ pages: 2, words }) }],
      },
    },
    meeting: { agenda: { 'part-a': ['sewers', 'exclusion'], 'part-b': ['quokka'] } },
  });
  for (const edition of editions) {
    const order = { edition, strict: false };
    made.set(`${edition} pack`, await read(await sound(buildPack(meeting, order, shop))));
    await sound(issuePack(meeting, order, release, shop));
  }
  const add = async (item: string, before: string, after: string): Promise<void> => {
    const path = join(meeting, 'items', `${item}.md`);
    const text = await readFile(path, 'utf8');
    if (!text.includes(before)) throw new Error(`${item} has no ${before}`);
    await writeFile(path, text.replace(before, after));
  };
  const list = '"documents": [';
  await add('sewers', list, `${list}{"file": "pumps.md", "title": "Pumps", "role": "appendix"},`);
  await writeFile(join(meeting, 'pumps.md'), '# Pumps\n\n## Costs\n\nHigh.\n');
  await add(
    'quokka',
    list,
    `${list}{"file": "price.pdf", "title": "Quokka price", "role": "appendix"},`,
  );
  await writeFile(join(meeting, 'price.pdf'), await makePdf({ words }));
  for (const edition of editions) {
    const order = { edition, strict: false };
    const answer = await sound(supplementPack(meeting, order, shop));
    if (answer.kind !== 'made') throw new Error('There is nothing new.');
    made.set(`${edition} supplement`, await read(answer.made));
    await sound(
      issuePack(meeting, { ...order, part: 'supplement' }, { ...release, supplement: 1 }, shop),
    );
    made.set(`${edition} all`, await read(await sound(consolidatePack(meeting, order, shop))));
    // Once more, with a supplement beside it.
    const again = await sound(buildPack(meeting, order, shop));
    expect(again.asIssued?.preparedBy).toBe('Ada Lane');
  }
}, 240_000);
afterAll(() => test.close());

describe('a supplement', () => {
  it('goes on behind the pack, with a front sheet of its own', () => {
    const { file: pages, map } = file('public supplement');
    expect(pages.labels).toEqual(['i', 'ii', '5', '6']);
    expect(pages.page(1).text).toMatch(/^.*Agenda Supplement 1/);
    expect(pages.page(1).text).toContain('Item 1 State of the sewers (Pages 5 - 6)');
    expect(pages.page(2).text).toContain('Updated agenda');
    expect(pages.page(2).text).toContain('Sewers (Page 3 of the pack)');
    expect(pages.page(3).text).toContain('Agenda Item 1');
    expect(pages.page(3).text).toContain('Page 5');
    expect(pages.title).toContain('Agenda Supplement 1');
    expect(map).toMatchObject({ supplement: 1, lastLabel: '6' });
  });

  it('links to what it holds, and to nothing else', () => {
    const { file: pages } = file('public supplement');
    const links = pages.pages.flatMap((page) => page.links);
    // From the front sheet, from the agenda’s item and its paper, and back.
    expect(links.map(({ target }) => target?.sheet)).toEqual([3, 3, 3, 2]);
  });

  it('has for members its own pages R, behind those that they have', () => {
    const open = file('public supplement').file;
    const { file: pages, map } = file('members supplement');
    expect(file('members pack').file.labels.slice(4)).toEqual(['R1', 'R2', 'R3', 'R4']);
    expect(pages.labels).toEqual(['i', 'ii', '5', '6', 'R5', 'R6', 'R7', 'R8']);
    expect(pages.page(3).text).toBe(open.page(3).text);
    expect(pages.page(5).text).toContain('Quokka price (Page R7)');
    expect(pages.page(5).text).toContain('of the pack)');
    expect(pages.page(1).text).toContain('contains information not for publication');
    expect(map.items.find(({ number }) => number === '3')?.documents).toMatchObject([
      { source: 'price.pdf', range: { first: 'R7' } },
    ]);
  });
});

describe('all that was issued in one file', () => {
  it.each(editions)(
    'has the pages of the %s parts, their labels, words, tags and links',
    (edition) => {
      const [pack, supplement, all] = ['pack', 'supplement', 'all'].map((kind) =>
        file(`${edition} ${kind}`),
      ) as [File, File, File];
      expect(all.file.labels).toEqual([...pack.file.labels, ...supplement.file.labels]);
      expect(all.file.pages.map(({ text }) => text)).toEqual(
        [...pack.file.pages, ...supplement.file.pages].map(({ text }) => text),
      );
      const shift = pack.file.pages.length;
      const targets = ({ file: { pages } }: File, by = 0) =>
        pages.flatMap(({ links }) => links.map(({ target }) => (target?.sheet ?? 0) + by));
      expect(targets(all)).toEqual([...targets(pack), ...targets(supplement, shift)]);
      expect(all.file.outline.map(({ title }) => title)).toEqual([
        edition === 'public' ? 'Public document pack' : 'Members’ document pack',
        'Agenda Supplement 1',
      ]);
      const titles = (one: File) => one.file.outline.map(({ title }) => title);
      expect(all.file.outline.map(({ children }) => children.map(({ title }) => title))).toEqual([
        titles(pack),
        titles(supplement),
      ]);
      const seen = [pack, supplement, all].map(({ pdf }) => inspectStructure(pdf));
      expect(seen[2]?.faults).toEqual([]);
      expect(seen[2]?.marks).toBe((seen[0]?.marks ?? 0) + (seen[1]?.marks ?? 0));
      expect(all.map.parts).toMatchObject([
        { part: 'the pack', sha256: pack.map.pdf?.sha256, sheets: { first: 1, last: shift } },
        { part: 'Agenda Supplement 1', sha256: supplement.map.pdf?.sha256 },
      ]);
      expect(
        all.map.items[0]?.documents.map(({ title, range }) => [
          title,
          range.first,
          range.sheets.first,
        ]),
      ).toEqual([
        ['Sewers', '3', 3],
        ['Pumps', '5', shift + 3],
      ]);
    },
  );
});

describe('a pack that is cut', () => {
  it.each(editions)(
    'has the %s pages under their numbers, with tags, and no link that leads nowhere',
    async (edition) => {
      const order = { edition, strict: false, split: { kind: 'item' } } as const;
      const { split = [] } = await sound(buildPack(meeting, order, test.shop));
      const whole = file(`${edition} pack`);
      const parts = await Promise.all(
        split.map(async ({ files }) => {
          const pdf = await readFile(files.pdf);
          return { pdf, seen: await inspectPdf(pdf, test.shop.pdfium) };
        }),
      );
      expect(split.map(({ map: { pdf } }) => pdf.file.replace(/^.*-pack-/, ''))).toEqual([
        'front-sheet.pdf',
        'item-1.pdf',
        ...(edition === 'public' ? [] : ['part-b-agenda.pdf', 'part-b-item-3.pdf']),
      ]);
      expect(parts.flatMap(({ seen }) => seen.labels)).toEqual(whole.file.labels);
      expect(parts.flatMap(({ seen }) => seen.pages.map(({ text }) => text))).toEqual(
        whole.file.pages.map(({ text }) => text),
      );
      for (const { seen, pdf } of parts) {
        const links = seen.pages.flatMap((page) => page.links);
        expect(
          links.filter(({ target, uri }) => target === undefined && uri === undefined),
        ).toEqual([]);
        expect(inspectStructure(pdf).faults).toEqual([]);
        expect(edition === 'members' || !/quokka/i.test([...seen.mentions].join('\n'))).toBe(true);
      }
      const marks = parts.map(({ pdf }) => inspectStructure(pdf).marks);
      expect(marks.reduce((sum, one) => sum + one, 0)).toBe(inspectStructure(whole.pdf).marks);
    },
  );
});

describe('nothing restricted', () => {
  it.each(['public pack', 'public supplement', 'public all'])('is in the %s', (name) => {
    const { file: pages, pdf, map, files } = file(name);
    const all = [...pages.pages.map(({ text }) => text), ...pages.mentions, pdf.toString('latin1')];
    expect([...all, JSON.stringify(map), files.pdf].join('\n')).not.toMatch(/quokka/i);
  });

  it('is in the names of issued files, or in the register', async () => {
    const folder = join(meeting, 'issued');
    const names = await readdir(folder);
    expect(names.sort()).toEqual([
      'drains-committee-2025-03-04-members-pack.json',
      'drains-committee-2025-03-04-members-pack.pdf',
      'drains-committee-2025-03-04-members-supplement-1.json',
      'drains-committee-2025-03-04-members-supplement-1.pdf',
      'drains-committee-2025-03-04-public-pack.json',
      'drains-committee-2025-03-04-public-pack.pdf',
      'drains-committee-2025-03-04-supplement-1.json',
      'drains-committee-2025-03-04-supplement-1.pdf',
      'register.json',
    ]);
    expect(await readFile(join(folder, 'register.json'), 'utf8')).not.toMatch(/quokka/i);
  });
});
