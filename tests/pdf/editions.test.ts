/**
 * Both editions of a pack as they are written: the public one holds nothing restricted, the members' one is the same with
 * Part B behind it, and a copy for somebody bears the name on every page, however the page lies.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemblePack } from '../../src/assemble/index.js';
import type { PagePlan, PlannedPage } from '../../src/model/plan.js';
import { buildPack, type Draft, type Order, planPack } from '../../src/pipeline.js';
import { vouchFor } from '../../src/publish/index.js';
import { verifyPack } from '../../src/verify/index.js';
import { type Inspected, inspectPdf } from '../support/inspect-pdf.js';
import { makePdf } from '../support/make-pdf.js';
import { type TestPack, writePack } from '../support/pack-folder.js';
import { memorySink } from '../support/splice-pdf.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const recipient = 'Councillor Żaneta O’Brien';
const exempt = { exempt: { paragraphs: ['3'], reason: 'Quokka reason' } };

/** Everything restricted says "quokka". */
async function describePack(): Promise<TestPack> {
  const words = (): string => 'Quokka figures';
  return {
    items: {
      sewers: {
        title: 'State of the sewers',
        documents: [
          { file: 'sewers.pdf', content: await makePdf({ pages: 3 }) },
          {
            file: 'quokka.pdf',
            title: 'Quokka prices',
            content: await makePdf({ words, size: [842, 595] }),
            access: exempt,
            'public-title': 'Appendix C',
          } as never,
        ],
      },
      quokka: {
        title: 'Quokka land',
        text: 'To sell the quokka land.',
        about: { access: exempt, 'public-title': 'Land at the sluice' },
        documents: [
          { file: 'land.pdf', content: await makePdf({ pages: 2, words, rotate: 90 }) },
          { file: 'plan.pdf', content: await makePdf({ words, unit: 4, size: [298, 211] }) },
          { file: 'odd.pdf', content: await makePdf({ words, origin: [-50, 70], rotate: 270 }) },
        ],
      },
      court: {
        title: 'Quokka proceedings',
        about: {
          access: { confidential: { ground: 'court-order', words: 'Quokka order of 3 May' } },
        },
      },
    },
    meeting: { agenda: { 'part-a': ['sewers', 'exclusion'], 'part-b': ['quokka', 'court'] } },
  };
}

let test: TestWorkshop;
let meeting: string;
beforeAll(async () => {
  test = await openWorkshop();
  meeting = await writePack(test.folder, await describePack());
});
afterAll(() => test.close());

async function build(asked: Partial<Order>) {
  const order: Order = { edition: 'public', strict: false, ...asked };
  const { value, diagnostics, failure } = await buildPack(meeting, order, test.shop);
  if (failure !== undefined) throw failure;
  if (value === undefined) throw new Error(JSON.stringify(diagnostics, null, 1));
  const pdf = await readFile(value.files.pdf);
  return { ...value, bytes: pdf, file: await inspectPdf(pdf, test.shop.pdfium) };
}

const textOf = (file: Inspected): string => file.pages.map(({ text }) => text).join('\n');

describe('a public pack', () => {
  it('says that there is restricted business, and nothing of it', async () => {
    const { file, bytes, map, files } = await build({});
    const text = textOf(file);
    expect(text).toContain('Land at the sluice [Not for publication]');
    expect(text).toContain('Confidential business [Not for publication]');
    expect(text).toContain('Appendix C is not for publication (paragraph 3)');
    expect(text).toMatch(
      /named for each item: Appendix C of item 1, .*; item 3, Land at the sluice/,
    );
    expect(text).toContain('No resolution is needed for confidential business');
    expect(text).toContain('Exempt: paragraph 3 of Part 1 of Schedule 12A');
    const all = [text, ...file.mentions, bytes.toString('latin1'), JSON.stringify(map), files.pdf];
    expect(all.join('\n')).not.toMatch(/quokka/i);
    expect(map.items.map(({ access, range }) => [access, range?.first])).toEqual([
      ['public', '3'],
      ['public', undefined],
      ['exempt', undefined],
      ['confidential', undefined],
    ]);
  });
});

describe('a members’ pack', () => {
  it('is the public pack with Part B behind it', async () => {
    const open = await build({});
    const { file, map } = await build({ edition: 'members' });
    const count = open.file.pages.length;
    expect(file.labels.slice(0, count)).toEqual(open.file.labels);
    for (let sheet = 2; sheet <= count; sheet++) {
      expect(file.page(sheet).text).toBe(open.file.page(sheet).text);
    }
    expect(file.labels.slice(count)).toEqual(
      Array.from({ length: 10 }, (_, index) => `R${index + 1}`),
    );
    expect(textOf(file)).not.toContain('Public Document Pack');
    expect(file.title).toContain('members’ document pack');
    const part = file.pages.slice(count).map(({ text }) => text);
    for (const text of part) expect(text).toContain('Not for publication –');
    expect(part[0]).toMatch(/Quokka land \(Pages R5 - R10\).*Reason: Quokka reason/s);
    expect(part[0]).toContain('Quokka order of 3 May');
    expect(map.partB).toMatchObject({ first: 'R1', last: 'R2' });
    expect(map.items[0]).toMatchObject({
      range: { first: '3', last: '6' },
      documents: [{ access: 'public' }, { access: 'exempt', range: { first: 'R3', last: 'R3' } }],
    });
    expect(map.items[2]).toMatchObject({
      title: 'Quokka land',
      range: { first: 'R5', last: 'R10' },
    });
  });

  it('links its own agenda and its papers both ways', async () => {
    const { file, plan } = await build({ edition: 'members' });
    const sheet = plan.partB?.agenda.sheets.first ?? 0;
    const inside = (at: number) =>
      file.page(at).links.flatMap(({ target }) => (target === undefined ? [] : [target.sheet]));
    const first = (index: number): number => plan.partB?.items[index]?.range?.sheets.first ?? 0;
    expect(inside(sheet)).toEqual(expect.arrayContaining([first(0), first(1)]));
    expect(inside(first(1))).toContain(sheet);
  });

  it('bears the recipient’s name on every page, in a file of its own', async () => {
    const { file, files } = await build({ edition: 'members', recipient });
    for (const { text } of file.pages) {
      expect(text.replace(/\s/g, '')).toContain('CopyofCouncillorŻanetaO’Brien');
    }
    expect(file.title).toContain(`copy of ${recipient}`);
    expect(files.pdf).toMatch(/-members-pack-councillor-zaneta-o-brien-[0-9a-f]{6}\.pdf$/);
  });
});

describe('what verify finds in a members’ copy', () => {
  let draft: Draft;
  beforeAll(async () => {
    const order = { edition: 'members', strict: false, recipient } as const;
    const { value, diagnostics } = await planPack(meeting, order, test.shop);
    if (value === undefined) throw new Error(JSON.stringify(diagnostics));
    draft = value;
  });

  /** Writes the file from a changed plan, and reads it back against the true or the changed one. */
  async function differences(plan: PagePlan, against = draft.plan): Promise<string> {
    const sink = memorySink();
    const { sha256 } = await assemblePack(draft.pack, plan, draft.materials, sink);
    const { json } = vouchFor(draft.map, draft.files.pdf, sha256);
    const pdf = sink.bytes();
    const candidate = { file: 'p', bytes: pdf.length, read: async () => pdf, mapJson: json };
    const found = await verifyPack(candidate, draft.pack, against, test.shop.pdfium);
    return found.map(({ message }) => message).join('\n');
  }
  const last = (change: (page: PlannedPage) => PlannedPage): PagePlan => ({
    ...draft.plan,
    pages: draft.plan.pages.map((page, index) =>
      index === draft.plan.pages.length - 1 ? change(page) : page,
    ),
  });

  it('nothing where all is as planned', async () => {
    expect(await differences(draft.plan)).toBe('');
  });

  it.each<[string, () => PagePlan, RegExp]>([
    [
      'a page without its notice',
      () =>
        last((page) => ({ ...page, stamps: page.stamps.filter(({ kind }) => kind !== 'notice') })),
      /The stamp of .* should be Not for publication – paragraph 3: .*, but the written file has none/,
    ],
    [
      'a page with another notice',
      () =>
        last((page) => ({
          ...page,
          stamps: page.stamps.map((one) =>
            one.kind === 'notice' ? { ...one, text: one.text.replace('3', '7') } : one,
          ),
        })),
      /should be Not for publication – paragraph 3: .* has Not for publication – paragraph 7/,
    ],
    [
      'a page without its watermark',
      () => last(({ watermark, ...page }) => page),
      /The watermark of .* should be Copy of Councillor Żaneta O’Brien, but the written file has none/,
    ],
    [
      'a public number in Part B',
      () => last((page) => ({ ...page, label: '16' })),
      /The page label of .* should be R10, but the written file has 16/,
    ],
    [
      'a first sheet that calls itself public',
      () => ({
        ...draft.plan,
        pages: draft.plan.pages.map((page) => ({
          ...page,
          stamps: page.stamps.map((one) =>
            one.kind === 'pack' ? { ...one, text: 'Public Document Pack' } : one,
          ),
        })),
      }),
      /should be Members’ Document Pack – contains .* has Public Document Pack/,
    ],
    [
      'a reference of Part B that leads elsewhere',
      () => ({
        ...draft.plan,
        targets: { ...draft.plan.targets, 'pack:document/3.R2': { sheet: 1 } },
      }),
      /The sheet that the agenda links to of document 3\.R2 should be \d+, but the written file has 1/,
    ],
  ])('%s', async (_, make, message) => {
    const plan = make();
    expect(await differences(plan)).toMatch(message);
    expect(await differences(plan, plan)).toMatch(message);
  });
});
