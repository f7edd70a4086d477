/** The example meeting with restricted business: both editions build without a warning and agree on every public page. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildPack, type Published } from '../../src/pipeline.js';
import { type Inspected, inspectPdf } from '../support/inspect-pdf.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const meeting = fileURLToPath(
  new URL('../../packs/thornmere/property-and-markets-committee/2019-09-18', import.meta.url),
);

interface Built extends Published {
  readonly file: Inspected;
}

let test: TestWorkshop;
let open: Built;
let members: Built;
beforeAll(async () => {
  test = await openWorkshop();
  const build = async (edition: 'public' | 'members'): Promise<Built> => {
    const order = { edition, strict: true, out: test.folder } as const;
    const { value, diagnostics } = await buildPack(meeting, order, test.shop);
    expect(diagnostics).toEqual([]);
    if (value === undefined) throw new Error('There is no pack.');
    const file = await inspectPdf(await readFile(value.files.pdf), test.shop.pdfium);
    return { ...value, file };
  };
  open = await build('public');
  members = await build('members');
});
afterAll(() => test?.close());

it('members’ and public editions have the same public labels, ranges and references', () => {
  const { labels } = open.file;
  expect(labels.length).toBeGreaterThan(8);
  expect(members.file.labels.slice(0, labels.length)).toEqual(labels);
  expect(members.file.labels.slice(labels.length)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5', 'R6']);
  const open4 = open.map.items[3];
  expect(members.map.items[3]?.range).toEqual(open4?.range);
  expect(members.map.frontMatter).toEqual(open.map.frontMatter);
  for (let sheet = 2; sheet <= labels.length; sheet++) {
    expect(members.file.page(sheet).text).toBe(open.file.page(sheet).text);
  }
});

it('both claim PDF/UA-1', () => {
  expect([open.map.claims, members.map.claims]).toEqual([['PDF/UA-1'], ['PDF/UA-1']]);
});

it('it has an exempt item and an exempt appendix of a public report', () => {
  expect(members.map.items[6]).toMatchObject({ access: 'exempt', range: { first: 'R5' } });
  expect(members.map.items[3]?.documents.map(({ access, role }) => [access, role])).toEqual([
    ['public', 'report'],
    ['exempt', 'appendix'],
  ]);
});

it('the public one has nothing of them', () => {
  const all = open.file.pages.map(({ text }) => text).join('\n');
  expect(all).toContain('Appendix B is not for publication (paragraph 3)');
  expect([all, ...open.file.mentions, JSON.stringify(open.map)].join('\n')).not.toMatch(
    /Stokoe|38,500|Halden|three offers and the Council’s valuation|rent-relief|stalls 14/,
  );
});
