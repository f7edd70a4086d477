/** Whole packs, judged by veraPDF: no rule of PDF/UA-1 may fail where every paper can stand it. */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPack, type Order, type Published } from '../../src/pipeline.js';
import { sampleOf } from '../support/corpus-folder.js';
import { makePdf } from '../support/make-pdf.js';
import { type MakeshiftDocument, writeMakeshiftPack } from '../support/makeshift-pack.js';
import { openTestWorkshop, type TestWorkshop } from '../support/open-workshop.js';
import { writePack } from '../support/pack-folder.js';
import { say } from '../support/say.js';
import { readClaimants } from './claimants.js';
import { ownPapers } from './papers.js';
import { findings, judge, prepareJudge, type Verdict } from './vera-pdf.js';

const missing = await prepareJudge();
if (missing !== undefined) say(`Skipped: ${missing}`);
const claimants = missing === undefined ? readClaimants() : [];
const sound = claimants.filter(({ fails }) => fails.length === 0);
const unsound = claimants.filter(({ fails }) => fails.length > 0);

let workshop: TestWorkshop;
beforeAll(async () => {
  workshop = await openTestWorkshop();
});
afterAll(() => workshop?.close());

async function buildFrom(meeting: string, asked: Partial<Order> = {}): Promise<Published> {
  const order: Order = { edition: 'public', strict: false, ...asked };
  const { value, diagnostics, failure } = await buildPack(meeting, order, workshop.shop);
  if (failure !== undefined) throw failure;
  if (value === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

/** Builds a meeting's pack, and answers where it is. */
async function build(meeting: string): Promise<string> {
  return (await buildFrom(meeting)).files.pdf;
}

async function verdictOn(meeting: string): Promise<Verdict> {
  const [verdict] = await judge([await build(meeting)]);
  if (verdict === undefined) throw new Error('There is no verdict.');
  return verdict;
}

/** A pack around documents, each an item's only one. */
function around(name: string, documents: readonly MakeshiftDocument[]): Promise<string> {
  const items = documents.map((document, index) => ({
    title: `Paper ${index + 1}`,
    documents: [document],
  }));
  const pack = { date: '2025-02-13', numbering: 'front-sheet', items } as const;
  return writeMakeshiftPack(join(workshop.folder, name), pack);
}

function expectSound(verdict: Verdict): void {
  expect(findings(verdict)).toEqual([]);
  expect(verdict).toMatchObject({ claims: true, passed: true });
}

describe.skipIf(missing !== undefined)('PDF/UA-1', () => {
  it('holds for a pack of our own Markdown and Word reports', async () => {
    expectSound(await verdictOn(await writePack(workshop.folder, await ownPapers())));
  });

  it.each([
    ['thornmere', 'corporate-parenting-panel/2019-07-03'],
    ['little-fenwick', 'parish-council/2024-09-12'],
  ])(
    'holds for the example %s, a tagged paper in place of each that does not pass',
    async (council, meeting) => {
      expectSound(await verdictOn(await copyWithSoundPapers(council, meeting)));
    },
  );

  it('holds for a members’ copy with Part B, notices and a watermark', async () => {
    const name = 'thornmere/property-and-markets-committee/2019-09-18';
    const meeting = fileURLToPath(new URL(`../../packs/${name}`, import.meta.url));
    const copy = { edition: 'members', recipient: 'Councillor Ada Lane' } as const;
    const { files } = await buildFrom(meeting, { ...copy, out: workshop.folder });
    const [verdict] = await judge([files.pdf]);
    if (verdict === undefined) throw new Error('There is no verdict.');
    expectSound(verdict);
  });

  it.runIf(sound.length > 0)('holds for a pack of real papers that hold to it alone', async () => {
    expectSound(await verdictOn(await around('sound', sound)));
  });
});

describe.skipIf(missing !== undefined)('a pack does not claim what is not so:', () => {
  it('with an untagged paper', async () => {
    const untagged = { name: 'untagged.pdf', bytes: await makePdf({ pages: 2 }) };
    expect(await verdictOn(await around('untagged', [untagged]))).toMatchObject({
      kind: 'judged',
      claims: false,
    });
  });

  it.runIf(unsound.length > 0)(
    'with a real paper that claims it wrongly, but for what the pack mends',
    async () => {
      const packs: string[] = [];
      const papers = sampleOf(unsound, 4);
      for (const [index, { file }] of papers.entries()) {
        packs.push(await build(await around(`unsound-${index}`, [{ file }])));
      }
      const verdicts = await judge(packs);
      const told = (some: readonly Verdict[]) =>
        some.flatMap((verdict) => [verdict.file, ...findings(verdict)]);
      const judged = verdicts.filter((verdict) => verdict.kind === 'judged');
      expect(told(verdicts.filter(({ kind }) => kind !== 'judged'))).toEqual([]);
      expect(told(judged.filter(({ claims, passed }) => claims && !passed))).toEqual([]);
      // Those that would pass if they claimed: all but one, whose first heading is of the second level. That is
      // no fault behind our own pages, but it does not keep PDF/UA-1 as it says.
      const timid = judged.filter(
        ({ claims, failed }, index) =>
          !claims &&
          failed.every(({ rule }) => rule === '5-1') &&
          !papers[index]?.fails.includes('7.4.2-1'),
      );
      expect(told(timid)).toEqual([]);
      const claiming = judged.filter(({ claims }) => claims).length;
      say(`${claiming} of ${judged.length} packs with a wrong claimant claim PDF/UA-1, rightly.`);
    },
  );
});

/** A copy of an example council's meeting, a Markdown paper in place of each that keeps the pack from claiming. */
async function copyWithSoundPapers(council: string, of: string): Promise<string> {
  const source = fileURLToPath(new URL(`../../packs/${council}`, import.meta.url));
  const copy = join(workshop.folder, council);
  await cp(source, copy, { recursive: true, filter: (path) => !/\/out$/.test(path) });
  const meeting = join(copy, of);
  const { map } = await buildFrom(meeting);
  const unfit = map.items.flatMap(({ documents }) => documents.filter(({ ua }) => !ua));
  if (unfit.length === 0) return meeting;
  const items = join(meeting, 'items');
  for (const name of await readdir(items)) {
    let item = await readFile(join(items, name), 'utf8');
    for (const document of unfit) {
      const [before, ...after] = item.split(document.source);
      // What is said of a picture does not fit a text.
      const rest = after.map((part) => part.replace(/^(\n +(alt|fit):.*)+/, ''));
      item = [before, ...rest].join('reports/in-its-place.md');
    }
    await writeFile(join(items, name), item);
  }
  await writeFile(join(meeting, 'reports', 'in-its-place.md'), '# In its place\n\nWords.\n');
  return meeting;
}
