/** A preview: papers at their true pages, behind their line of the agenda, and nothing else; a build removes it. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { previewPack } from '../../src/meeting/preview.js';
import { buildPack, type Order } from '../../src/pipeline.js';
import { inspectPdf } from '../support/inspect-pdf.js';
import { writePack } from '../support/pack-folder.js';
import { printedText } from '../support/printed-text.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let meeting: string;
const order: Order = { edition: 'public', strict: false };
const paper = (name: string, words: string) => ({
  file: `${name}.md`,
  title: `Paper ${name}`,
  content: `# Paper ${name}\n\n${words}\n`,
});

beforeAll(async () => {
  test = await openWorkshop();
  meeting = await writePack(test.folder, {
    items: {
      apologies: { title: 'Apologies' },
      sewers: { title: 'Sewers', documents: [paper('sewers', 'Good.')] },
      sluice: { title: 'Sluice', documents: [paper('gate', 'Rust.'), paper('pump', 'Oil.')] },
      land: {
        title: 'Land at the sluice',
        documents: [paper('quokka', 'Quokka figures.')],
        about: {
          access: { exempt: { paragraphs: ['3'], reason: 'Affairs of a firm' } },
          'public-title': 'Land',
        },
      },
    },
    meeting: {
      agenda: { 'part-a': ['apologies', 'sewers', 'sluice', 'exclusion'], 'part-b': ['land'] },
    },
  });
});
afterAll(() => test.close());

const preview = (written: string, asked: Partial<Order> = {}) =>
  previewPack(meeting, { written, cwd: test.folder }, { ...order, ...asked }, test.shop);

async function made(written: string, asked: Partial<Order> = {}) {
  const { value, diagnostics, failure } = await preview(written, asked);
  if (value === undefined) throw failure ?? new Error(JSON.stringify(diagnostics));
  const pdf = await readFile(value.files.pdf);
  return { ...value, file: await inspectPdf(pdf, test.shop.pdfium), text: await printedText(pdf) };
}

describe('a preview of an item', () => {
  it('has its pages as the pack has them, behind its line of the agenda', async () => {
    const built = await buildPack(meeting, order, test.shop);
    const range = built.value?.map.items[2]?.range;
    const { map, file } = await made('3');
    expect(map.ranges).toEqual([range]);
    expect(file.pages.map(({ label }) => label)).toEqual(['2', '5', '6', '7', '8']);
    expect(map).toMatchObject({ item: '3', title: 'Sluice', sheets: 5 });
  });

  it('is gone after the next build', async () => {
    const { files } = await made('2');
    expect(await readdir(join(meeting, 'out'))).toContain(files.pdf.split('/').at(-1));
    await buildPack(meeting, order, test.shop);
    const left = await readdir(join(meeting, 'out'));
    expect(left.filter((name) => name.includes('preview'))).toEqual([]);
  });

  it('shows what was changed, and moves with what is before it', async () => {
    const long = `# Paper sewers\n\n${'Good.\n\n'.repeat(120)}`;
    await writeFile(join(meeting, 'sewers.md'), long);
    const { map } = await made('3');
    await writeFile(join(meeting, 'sewers.md'), paper('sewers', 'Good.').content);
    expect(map.ranges[0]?.first).toBe('7');
  });
});

it('of one paper shows that paper alone, wherever it is named from', async () => {
  const { map } = await made('pump.md');
  expect(map.ranges).toMatchObject([{ first: '7', last: '8' }]);
  const same = await made(join(meeting, 'pump.md'));
  expect(same.map).toEqual(map);
});

describe('restricted papers', () => {
  it('are for members, at their pages of Part B', async () => {
    const { map, files } = await made('5', { edition: 'members' });
    expect(map.ranges).toMatchObject([{ first: 'R3', last: 'R4' }]);
    expect(files.pdf).toContain('members-pack-preview-item-5');
  });

  it('are told to nobody else', async () => {
    for (const written of ['5', 'quokka.md', 'quoka.md']) {
      const { value, failure } = await preview(written);
      expect(value).toBeUndefined();
      expect(`${failure?.message} ${failure?.hints.join(' ').replace(written, '')}`).not.toMatch(
        written === '5' ? /quokka|sluice/i : /quokka\.md”\?|Land at/,
      );
    }
  });
});

it.each([
  ['9', /There is no item 9: the agenda ends with item 5/],
  ['1', /Item 1 has no papers/],
  ['pumps.md', /called “pumps.md”/],
])('%s is refused', async (written, message) => {
  const { failure } = await preview(written);
  expect(failure?.message).toMatch(message);
  if (written === 'pumps.md') expect(failure?.hints[0]).toBe('Did you mean “pump.md”?');
});

it('is not made where another paper is missing: nobody knows the pages', async () => {
  const items = join(meeting, 'items/sewers.md');
  const before = await readFile(items, 'utf8');
  await writeFile(items, before.replace('sewers.md', 'sewage.md'));
  const { value, diagnostics } = await preview('3');
  await writeFile(items, before);
  expect(value).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toContain('document-missing');
});
