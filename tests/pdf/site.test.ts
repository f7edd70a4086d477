/** The public pages of a meeting, from its agenda to its minutes: every link, every paper's numbers, and nothing restricted in any file. */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issuePack } from '../../src/meeting/issue.js';
import { makeMinutes } from '../../src/meeting/minutes.js';
import { type PublishedSite, publishSite } from '../../src/meeting/site.js';
import { supplementPack } from '../../src/meeting/supplement.js';
import type { Checked } from '../../src/model/diagnostic.js';
import { buildPack } from '../../src/pipeline.js';
import { inspectPdf } from '../support/inspect-pdf.js';
import { makePdf } from '../support/make-pdf.js';
import { writePack } from '../support/pack-folder.js';
import {
  axeFaults,
  openSiteBrowser,
  type SiteBrowser,
  walkByKeyboard,
} from '../support/site-browser.js';
import { readSite, type SiteOnDisk, walkLinks } from '../support/site-links.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const exempt = { exempt: { paragraphs: ['3'], reason: 'Quokka reason' } };
const order = { edition: 'public', strict: false } as const;
const release = { preparedBy: 'Ada Lane', checkedBy: 'Ben Hart', today: '2025-02-24' };
const report = `---
lead-officer: Eve Quill
recommendations:
  - That the sewers be mended.
---

# Sewers of the town

## State

There are 214 gullies[^1].

| Street | Gullies | Blocked |
|---|---:|---:|
| Mill Street | 12 | 3 |

![The pump house](pump.svg)

[^1]: Counted in May.
`;
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>';

let workshop: TestWorkshop;
let meeting: string;
let council: string;
let agenda: SiteOnDisk;
let minuted: SiteOnDisk;

async function sound<T>(work: Promise<Checked<T>>): Promise<T> {
  const { value, diagnostics, failure } = await work;
  if (value === undefined) throw failure ?? new Error(JSON.stringify(diagnostics, null, 1));
  return value;
}

const publish = (draft = false): Promise<Checked<PublishedSite>> =>
  publishSite(council, { strict: false, draft }, workshop.shop);

async function edit(file: string, before: string, after: string): Promise<void> {
  const path = join(meeting, file);
  const text = await readFile(path, 'utf8');
  if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
  await writeFile(path, text.replace(before, after));
}

beforeAll(async () => {
  workshop = await openWorkshop();
  const { shop } = workshop;
  meeting = await writePack(workshop.folder, {
    council: { colour: '#ffcc00', website: 'www.testbourne.example' },
    committee: {
      membership: { chair: 'Councillor Cy Orme', councillors: ['Councillor Ada Moss'] },
      contact: { name: 'Eve Quill', phone: '01632 960100', email: 'eve@testbourne.example' },
    },
    items: {
      opening: { title: 'Opening', text: 'To open the meeting. **Everybody** is welcome.' },
      sewers: {
        title: 'State of the sewers',
        about: { officer: { name: 'Eve Quill', title: 'Engineer' }, 'key-decision': 'yes' },
        documents: [
          { file: 'sewers.md', title: 'Sewers of the town', content: report },
          {
            file: 'plan.pdf',
            title: 'Plan of the sewers',
            content: await makePdf({ pages: 3, words: () => 'A plan of pipes' }),
          },
        ],
      },
      pumps: { title: 'Pumps to come', about: { status: 'to-follow' } },
      quokka: {
        title: 'Quokka land',
        about: { access: exempt, 'public-title': 'Land at the sluice' },
        documents: [
          {
            file: 'land.pdf',
            content: await makePdf({ pages: 2, words: () => 'Quokka figures of the sale' }),
          },
        ],
      },
    },
    meeting: {
      agenda: { 'part-a': ['opening', 'sewers', 'pumps', 'exclusion'], 'part-b': ['quokka'] },
    },
  });
  council = dirname(dirname(meeting));
  await writeFile(join(meeting, 'pump.svg'), svg);
  await sound(buildPack(meeting, order, shop));
  await sound(issuePack(meeting, order, release, shop));
  agenda = await readSite((await sound(publish())).folder);
  await edit('items/pumps.md', '"status": "to-follow"', '"documents": [{"file": "pumps.md"}]');
  await writeFile(join(meeting, 'pumps.md'), '# Pumps\n\n## Costs\n\nHigh.\n');
  await sound(supplementPack(meeting, order, shop));
  const supplement = { ...order, part: 'supplement' } as const;
  await sound(issuePack(meeting, supplement, { ...release, supplement: 1 }, shop));
  await writeFile(
    join(meeting, 'minutes.md'),
    [
      '---\npresent:\n  - Councillor Cy Orme\n  - Councillor Ada Moss\nended: "11:30"\n---\n',
      '## 1. Opening\n\nThe Chair opened the meeting.\n',
      '## 2. State of the sewers\n\nMembers asked how deep they lie.\n',
      'RESOLVED: That the sewers be mended. (For 2, against 0.)\n',
      'ACTION: Eve Quill to write to the contractor, by 30 April 2025.\n',
      '## 3. Pumps to come\n\nNoted.\n',
      '## 4. Exclusion of the press and public\n\nRESOLVED: That, under section 100A(4), the press and public be excluded.\n',
      '## 5. Land at the sluice\n\nMembers considered the land.\n',
    ].join('\n'),
  );
  await sound(makeMinutes(meeting, order, shop));
  minuted = await readSite((await sound(publish())).folder);
}, 240_000);
afterAll(() => workshop.close());

const page = 'drains-committee/2025-03-04/';
const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('links', () => {
  test.each([
    ['with the agenda', () => agenda],
    ['with minutes', () => minuted],
  ])('lead somewhere, every one, %s', (_, site) => {
    const { followed, broken } = walkLinks(site());
    expect(broken).toEqual([]);
    expect(followed).toBeGreaterThan(100);
  });

  test('are found where they do not', () => {
    const files = new Map([
      [
        'index.html',
        Buffer.from('<a href="x.html">x</a><a href="#y">y</a><img src="https://e.org/z">'),
      ],
    ]);
    const text = (path: string) => String(files.get(path));
    expect(walkLinks({ files, text }).broken).toHaveLength(3);
  });
});

describe('papers', () => {
  test('are cut with the numbers, words and tags of the issued pack', async () => {
    const parts = [...agenda.files.keys()].filter((path) => /\/pages?-[\d-]+\.pdf$/.test(path));
    expect(parts).toHaveLength(2);
    for (const path of parts) {
      const [, from, to = from] = /pages?-(\d+)(?:-(\d+))?\.pdf$/.exec(path) ?? [];
      const [first, last] = [Number(from), Number(to)];
      const bytes = agenda.files.get(path);
      if (bytes === undefined) throw new Error(path);
      const cut = await inspectPdf(bytes, workshop.shop.pdfium);
      const labels = Array.from({ length: last - first + 1 }, (_, index) => `${first + index}`);
      expect(cut.labels).toEqual(labels);
      labels.forEach((label, index) => {
        expect(cut.page(index + 1).text).toContain(`Page ${label}`);
      });
    }
    const report = agenda.files.get(parts.find((path) => path.endsWith('/page-3.pdf')) ?? '');
    const first = await inspectPdf(report ?? Buffer.alloc(0), workshop.shop.pdfium);
    expect(first.page(1).text).toContain('Agenda Item 2');
    expect(first.objects.catalog.toString()).toContain('/StructTreeRoot');
    expect(JSON.parse(agenda.text(`${page}meeting.json`)).items[1].documents[0].tagged).toBe(true);
  });

  test('and the whole are what was issued, byte for byte', async () => {
    const issued = join(meeting, 'issued', 'drains-committee-2025-03-04-public-pack.pdf');
    expect(agenda.files.get(`${page}public-document-pack.pdf`)).toEqual(await readFile(issued));
  });

  test('are named with kind, size and pages', () => {
    expect(plain(agenda.text(`${page}index.html`))).toMatch(
      /Plan of the sewers, PDF, \d+ kB, pages \d+ - \d+/,
    );
  });

  test('in Markdown are pages too, with their picture and one heading of the first level', () => {
    const [html = ''] = [...agenda.files.keys()].filter((path) => /page.*\.html$/.test(path));
    const text = agenda.text(html);
    expect(text).toContain('That the sewers be mended.');
    expect(text).toMatch(/<img src="..\/..\/pictures\/[0-9a-f]{16}.svg" alt="The pump house"/);
    expect(text.match(/<h1\b/g)).toHaveLength(1);
    expect(text).toContain('<th scope="col"');
    expect(text).not.toMatch(/<script|style="/);
  });
});

describe('what stands on the pages', () => {
  test('of the agenda', () => {
    const text = plain(agenda.text(`${page}index.html`));
    expect(text).toContain('Pumps to come [To Follow]');
    expect(text).toContain('Land at the sluice [Not for publication]');
    expect(text).toContain('Paragraph 3: Information relating to the financial');
    expect(text).toContain('Pump House, Testbourne');
    expect(text).toContain('Membership Chair Councillor Cy Orme');
    expect(agenda.text(`${page}index.html`)).toContain('<time datetime="2025-03-04T10:00">');
    expect(agenda.text(`${page}index.html`)).toContain('href="tel:01632960100"');
  });

  test('of a key decision', () => {
    const text = plain(agenda.text(`${page}item-2.html`));
    expect(text).toContain('Lead officer Eve Quill, Engineer');
    expect(text).toContain('Key decision Yes');
  });

  test('after the supplement and the minutes', () => {
    const text = plain(minuted.text(`${page}index.html`));
    expect(text).not.toContain('[To Follow]');
    expect(text).toMatch(/Agenda Supplement 1, PDF/);
    expect(text).toMatch(/in Agenda Supplement 1/);
    expect(text).toMatch(/1\/25 Opening/);
    expect(text).toContain('RESOLVED: That the sewers be mended.');
    expect(text).toContain('Draft minutes, until they are approved');
    expect(text).toMatch(/Attendance Present/);
    expect(plain(minuted.text(`${page}item-2.html`))).toContain('how deep they lie');
    expect(text).not.toContain('how deep they lie');
  });
});

describe('what is restricted', () => {
  test('is in no file, as text, name or bytes', () => {
    for (const site of [agenda, minuted]) {
      for (const [path, bytes] of site.files) {
        expect(path.toLowerCase()).not.toMatch(/quokka|land/);
        expect(bytes.toString('latin1').toLowerCase().includes('quokka'), path).toBe(false);
      }
    }
  });

  test('stops everything where an issued file holds it by now', async () => {
    const before = await readFile(join(council, 'out/site/index.html'), 'utf8');
    const access = JSON.stringify(exempt);
    await edit('items/sewers.md', '"file": "plan.pdf"', `"file": "plan.pdf", "access": ${access}`);
    const { value, diagnostics } = await publish();
    await edit('items/sewers.md', `, "access": ${access}`, '');
    expect(value).toBeUndefined();
    const codes = diagnostics.map(({ code }) => code);
    expect(codes).toContain('site-restricted-found');
    expect(JSON.stringify(diagnostics)).toContain('public-document-pack.pdf');
    expect(await readFile(join(council, 'out/site/index.html'), 'utf8')).toBe(before);
  });
});

describe('what is not issued', () => {
  test('is not there, and a report that was changed since is there as issued only', async () => {
    await edit('sewers.md', '214 gullies', '215 gullies');
    const { value, diagnostics } = await publish();
    await edit('sewers.md', '215 gullies', '214 gullies');
    expect(diagnostics.map(({ code }) => code)).toEqual(['site-report-changed']);
    expect(value?.plan.files.filter(({ kind }) => kind === 'report')).toHaveLength(1);
    const again = await sound(publish());
    expect(again.plan.files.filter(({ kind }) => kind === 'report')).toHaveLength(2);
  });

  test('minutes that were changed since their PDF was made are refused', async () => {
    await edit('minutes.md', 'the sewers be mended', 'nothing be done');
    const { diagnostics } = await publish();
    await edit('minutes.md', 'nothing be done', 'the sewers be mended');
    expect(diagnostics.map(({ code }) => code)).toEqual(['site-minutes-outdated']);
  });

  test('is shown as a draft where that is asked for', async () => {
    const other = await writePack(workshop.folder, {
      items: { opening: { title: 'Opening', text: 'To open.' } },
    });
    const folder = dirname(dirname(other));
    const run = (draft: boolean) => publishSite(other, { strict: false, draft }, workshop.shop);
    expect((await run(false)).diagnostics.map(({ code }) => code)).toEqual(['site-empty']);
    await sound(buildPack(other, order, workshop.shop));
    await sound(run(true));
    const site = await readSite(join(folder, 'out/site'));
    expect(plain(site.text(`${page}index.html`))).toContain('Draft. Some of this');
    expect(walkLinks(site).broken).toEqual([]);
  });
});

describe('in a browser', () => {
  let browser: SiteBrowser;
  beforeAll(async () => {
    browser = await openSiteBrowser(workshop.folder);
  });
  afterAll(() => browser.close());
  const pages = (site: SiteOnDisk) =>
    [...site.files.keys()].filter((path) => path.endsWith('.html'));

  test.each([
    ['as wide as a desk', 1280],
    ['as wide as a phone', 320],
  ])(
    'every page, %s, keeps WCAG 2.2 AA as far as axe can tell, and does not scroll sideways',
    async (_, width) => {
      for (const [name, site] of [
        ['agenda', agenda],
        ['minutes', minuted],
      ] as const) {
        for (const path of pages(site)) {
          const { page, complaints } = await browser.open(site, path, width);
          expect([name, path, await axeFaults(page)]).toEqual([name, path, []]);
          const wide = await page.evaluate('document.scrollingElement.scrollWidth');
          expect([path, Number(wide)]).toEqual([path, width]);
          expect([path, complaints]).toEqual([path, []]);
          await page.close();
        }
      }
    },
  );

  test('axe finds what is wrong', async () => {
    const html = agenda
      .text('index.html')
      .replace(/<h1>/, '<img src="x"><h1>')
      .replace(' lang="en-GB"', '');
    const site = {
      ...agenda,
      files: new Map([...agenda.files, ['index.html', Buffer.from(html)]]),
    };
    const { page } = await browser.open(site, 'index.html', 1280);
    const rules = (await axeFaults(page)).map((fault) => fault.split(':')[0]);
    expect(rules).toEqual(expect.arrayContaining(['image-alt', 'html-has-lang']));
    await page.close();
  });

  test.each([1280, 320])(
    'each link is reached by keyboard, in order, and seen: %d wide',
    async (width) => {
      for (const path of ['index.html', `${page}index.html`, `${page}item-2.html`]) {
        const opened = await browser.open(minuted, path, width);
        const walked = await walkByKeyboard(opened.page);
        const links = [...minuted.text(path).matchAll(/<a\b[^>]*href="([^"]*)"/g)].map(
          ([, href]) => href,
        );
        expect(walked[0]).toMatchObject({ text: 'Skip to the content', inWindow: true });
        expect(walked.flatMap(({ href }) => href ?? [])).toEqual(links);
        for (const { text, outline, inWindow } of walked) {
          expect([text, outline >= 2, inWindow]).toEqual([text, true, true]);
        }
        await opened.page.close();
      }
    },
  );

  test('the skip link leads past the head', async () => {
    const opened = await browser.open(minuted, `${page}index.html`, 320);
    await opened.page.keyboard.press('Tab');
    await opened.page.keyboard.press('Enter');
    expect(await opened.page.evaluate('document.activeElement.id')).toBe('content');
    await opened.page.close();
  });

  test('the typeface is its own', async () => {
    const opened = await browser.open(agenda, `${page}index.html`, 1280);
    const loaded = await opened.page.evaluate(
      "[...document.fonts].filter((font) => font.status === 'loaded').length",
    );
    expect(Number(loaded)).toBeGreaterThan(1);
    await opened.page.close();
  });
});
