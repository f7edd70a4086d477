/** Where a paper goes, what is called what, and that nothing stays half done. */
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AddOrder, addPaper } from '../../../src/begin/add/index.js';
import { readPaper } from '../../../src/begin/add/paper.js';
import { documentEndings } from '../../../src/convert/index.js';
import { openPdfium, type Pdfium } from '../../../src/pdfium/index.js';
import {
  type CouncilFolder,
  type Files,
  makeCouncil,
  meeting,
} from '../../support/council-folder.js';
import { inStyle, makeDocx, paragraph, run } from '../../support/make-docx.js';

let pdfium: Pdfium;
let inbox: string;
let council: CouncilFolder;

beforeAll(async () => {
  pdfium = openPdfium({ workers: 1 });
  inbox = await realpath(await mkdtemp(join(tmpdir(), 'pack-inbox-')));
  await writeFile(join(inbox, 'new.md'), '# New paper\n');
  await writeFile(join(inbox, 'titled.pdf'), await titledPdf('A plan of the quay'));
  await writeFile(join(inbox, 'made.pdf'), await titledPdf('Microsoft Word - report v3.docx'));
  await writeFile(join(inbox, 'front.md'), '---\nsubject: "The quay"\n---\n# Other\n');
  await writeFile(join(inbox, 'none.md'), 'Only text.\n');
});

afterAll(async () => {
  await pdfium.close();
  await rm(inbox, { recursive: true });
});

beforeEach(async () => {
  council = await makeCouncil(await titledPdf('Budget'));
});

afterEach(() => council.remove());

async function changed(files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await writeFile(council.file(`${meeting}/${path}`), content ?? '');
  }
}

function order(item: string, more: Partial<AddOrder> = {}): AddOrder {
  const file = join(inbox, 'new.md');
  const folder = council.file(meeting);
  const rest = { title: undefined, role: undefined, after: undefined, exempt: undefined };
  return { item, folder, file, written: 'new.md', from: folder, ...rest, ...more };
}

const exempt = { paragraphs: ['3'], reason: 'Offers', publicTitle: undefined };
const read = (path: string): Promise<string> =>
  readFile(council.file(`${meeting}/${path}`), 'utf8');

describe('an item', () => {
  test.each(['3', '03-budget', 'budget', 'items/03-budget.md', 'Budget'])(
    'is meant by %s',
    async (item) => {
      const { number, line, added } = await addPaper(order(item), pdfium);
      expect([number, line, added]).toEqual([3, '03-budget', false]);
      expect(await read('items/03-budget.md')).toContain(
        '    title: Draft budget\n  - file: reports/new.md\n    title: New paper\n---\n\nTo agree',
      );
    },
  );

  test('that is new and exempt goes to Part B, with its access', async () => {
    const text = await read('pack.yaml');
    await changed({
      'pack.yaml': `${text}  part-b:\n    - 02-rent # closed\n`,
      'items/02-rent.md': '---\ntitle: Rent\naccess: exempt\n---\n',
    });
    const { number } = await addPaper(
      order('Sale of the quay', { exempt: { ...exempt, publicTitle: 'Land' } }),
      pdfium,
    );
    expect(number).toBe(5);
    expect(await read('pack.yaml')).toMatch(/- 02-rent # closed\n {4}- 05-sale-of-the-quay\n$/);
    expect(await read('items/05-sale-of-the-quay.md')).toBe(`---
title: Sale of the quay
public-title: Land
access:
  exempt:
    paragraphs: [3]
    reason: Offers
documents:
  - file: reports/new.md
    title: New paper
---
`);
  });

  test('that is new comes before what the agenda ends with', async () => {
    const text = await read('pack.yaml');
    await changed({ 'pack.yaml': `${text}    - urgent-business\n    - exclusion\n` });
    expect((await addPaper(order('quay'), pdfium)).number).toBe(4);
    expect(await read('pack.yaml')).toMatch(/03-budget\n {4}- 04-quay\n {4}- urgent-business\n/);
  });

  test('of which there is a file that no agenda lists gets its line', async () => {
    await changed({ 'items/quay.md': '---\ntitle: Quay\n---\n' });
    expect(await addPaper(order('quay', { after: '1' }), pdfium)).toMatchObject({
      number: 2,
      line: 'quay',
    });
    expect(await read('items/quay.md')).toContain('title: Quay\ndocuments:\n');
  });

  test('that stands on the agenda as a standing item gets a file', async () => {
    const { line } = await addPaper(order('apologies'), pdfium);
    expect(line).toBe('01-apologies');
    expect(await read('pack.yaml')).toContain('    - 01-apologies\n    - 02-sea-wall\n');
    expect(await read('items/01-apologies.md')).toContain('standing: apologies\n');
  });

  test('has its title from its name where nobody says one', async () => {
    const file = join(inbox, 'none.md');
    await addPaper(order('open-spaces', { file }), pdfium);
    expect(await read('items/04-open-spaces.md')).toContain('title: Open spaces\n');
  });
});

test('Windows’ line ends stay', async () => {
  await changed({ 'pack.yaml': (await read('pack.yaml')).replaceAll('\n', '\r\n') });
  await addPaper(order('quay'), pdfium);
  expect(await read('pack.yaml')).toMatch(/ {4}- 03-budget\r\n {4}- 04-quay\r\n$/);
});

test('a paper that lies in the meeting’s folder is not copied, links followed', async () => {
  await mkdir(council.file(`${meeting}/reports/maps`));
  await changed({ 'reports/maps/one.md': '# Map\n' });
  const link = join(council.around, 'link');
  await symlink(council.file(meeting), link);
  const { copy } = await addPaper(order('3', { file: join(link, 'reports/maps/one.md') }), pdfium);
  expect(copy).toBeUndefined();
  expect(await read('items/03-budget.md')).toContain('- file: reports/maps/one.md\n');
});

describe('nothing is changed', () => {
  const refused = async (wish: AddOrder, why: string | RegExp): Promise<void> => {
    const before = await council.listing();
    await expect(addPaper(wish, pdfium)).rejects.toThrow(why);
    expect(await council.listing()).toEqual(before);
  };

  test('where the item has that paper', async () => {
    const file = council.file(`${meeting}/reports/budget.pdf`);
    await refused(order('3', { file }), 'is a paper of 03-budget already');
  });

  test('where the agenda is there twice', async () => {
    const text = await read('pack.yaml');
    await changed({ 'pack.yaml': `${text}${text.slice(text.indexOf('agenda:'))}` });
    await refused(order('quay'), 'cannot be amended surely');
  });

  test('where its name is taken', async () => {
    await changed({ 'reports/new.md': '# Another\n' });
    await refused(order('3'), 'There is a reports/new.md already');
  });

  test('where the item’s list cannot be amended', async () => {
    await changed({ 'items/03-budget.md': '---\ntitle: B\ndocuments: reports/budget.pdf\n---\n' });
    await refused(order('3'), 'cannot be amended surely');
  });

  test('where pack.yaml is broken', async () => {
    await changed({ 'pack.yaml': 'date: [\n' });
    await refused(order('3'), 'pack.yaml, line');
  });

  test('where what it is to come after is not there', async () => {
    await refused(order('quay', { after: 'quays' }), '--after');
  });

  test('where a new file cannot be written, and what was copied is gone', async () => {
    await rm(council.file(`${meeting}/items`), { recursive: true });
    await changed({ items: 'no folder' });
    await refused(order('quay'), /quay/);
  });

  // Root may write anywhere.
  test.skipIf(process.getuid?.() === 0)('where a file cannot be changed', async () => {
    await chmod(council.file(meeting), 0o500);
    await refused(order('quay'), 'cannot be changed').finally(() =>
      chmod(council.file(meeting), 0o700),
    );
  });

  test('and no draft stays', async () => {
    await addPaper(order('quay'), pdfium);
    const names = await readdir(council.file(meeting), { recursive: true });
    expect(names.filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});

describe('a paper’s own title', () => {
  test.each([
    ['new.md', 'New paper'],
    ['front.md', 'The quay'],
    ['none.md', undefined],
    ['titled.pdf', 'A plan of the quay'],
    ['made.pdf', undefined],
  ])('of %s', async (name, title) => {
    expect((await readPaper(join(inbox, name), name, pdfium)).title).toBe(title);
  });

  test('of a Word file is its first heading', async () => {
    const file = join(inbox, 'word.docx');
    const heading =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>';
    const body = `${paragraph(run('For decision'))}${paragraph(run('Repair of the wall'), inStyle('H1'))}`;
    await writeFile(file, await makeDocx({ body, styles: heading }));
    expect((await readPaper(file, 'word.docx', pdfium)).title).toBe('Repair of the wall');
  });

  test('of a damaged Word file is none', async () => {
    const file = join(inbox, 'damaged.docx');
    await writeFile(file, 'PK\u0003\u0004 and no more');
    expect((await readPaper(file, 'damaged.docx', pdfium)).title).toBeUndefined();
  });
});

test('every ending that can be a paper is one that convert knows', async () => {
  expect([...documentEndings]).toContain('.tiff');
  expect(documentEndings.has('.doc')).toBe(false);
});

async function titledPdf(title: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(title);
  pdf.addPage([595, 842]);
  return pdf.save();
}
