/** The page of `pack watch` in a real browser: what it shows, how it follows what is written, and whom it refuses. */
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli.js';
import { type LoopbackBrowser, openLoopbackBrowser } from '../support/loopback-browser.js';
import { writePack } from '../support/pack-folder.js';
import { axeFaults, walkByKeyboard } from '../support/site-browser.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let browser: LoopbackBrowser;
let meeting: string;
let address: string;
let page: Page;
let end: () => void;
let ended: Promise<number>;
let told = '';

const paper = (name: string) => ({
  file: `${name}.md`,
  title: `Paper ${name}`,
  content: `# Paper ${name}\n\nGood.\n`,
});

beforeAll(async () => {
  test = await openWorkshop();
  meeting = await writePack(test.folder, {
    items: {
      apologies: { title: 'Apologies' },
      sewers: { title: 'Sewers', documents: [paper('sewers')] },
      sluice: { title: 'Sluice', documents: [paper('gate')] },
      land: {
        title: 'Quokka land',
        documents: [paper('quokka')],
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
  const until = new Promise<void>((resolve) => {
    end = resolve;
  });
  address = await new Promise((resolve) => {
    ended = run(['watch', meeting, '--cache', join(test.folder, 'cache')], {
      cwd: test.folder,
      env: { ...process.env },
      stdout: (text) => resolve(text.trim()),
      stderr: (text) => {
        told += text;
      },
      untilEnd: () => until,
      colour: false,
      platform: process.platform,
      today: '2025-02-24',
      versions: { node: process.versions.node, zlib: process.versions.zlib ?? '' },
    });
  });
  browser = await openLoopbackBrowser(test.folder);
  page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(address);
  await made();
});

afterAll(async () => {
  await browser?.close();
  end();
  await ended;
  await test.close();
});

const phase = (name: string) =>
  page.waitForFunction(`document.documentElement.dataset.phase === '${name}'`, { timeout: 90_000 });
const made = () => phase('made');
const read = (script: string) => page.evaluate(script) as Promise<string>;
const agenda = () => read("document.getElementById('items').textContent");
const shownPdf = () => read("document.getElementById('pdf').src");

describe('the page', () => {
  it('shows the agenda with its pages, thumbnails and the PDF', async () => {
    expect(await agenda()).toMatch(/2\. Sewers\s*Pages 3 - 4[\s\S]*3\. Sluice\s*Pages 5 - 6/);
    expect(await read("document.getElementById('title').textContent")).toMatch(/^Drains Committee/);
    expect(await shownPdf()).toMatch(/pack\.pdf\?v=[0-9a-f]{16}#page=1$/);
    const drawn = '[...document.images].every((one) => one.complete && one.naturalWidth > 100)';
    await page.waitForFunction(drawn, { timeout: 30_000 });
    const pdf = await page.evaluate(
      "fetch(document.getElementById('whole').href).then((one) => one.text()).then((text) => text.slice(0, 5))",
    );
    expect(pdf).toBe('%PDF-');
  });

  it('names nothing that is not for the public', async () => {
    expect(await read('document.documentElement.outerHTML')).not.toMatch(/quokka/i);
    expect(told).not.toMatch(/quokka/i);
  });

  it('has no fault that axe finds, at any width', async () => {
    for (const width of [1280, 400]) {
      await page.setViewport({ width, height: 900 });
      expect(await axeFaults(page)).toEqual([]);
      expect(await read('String(document.documentElement.scrollWidth <= innerWidth)')).toBe('true');
    }
    await page.setViewport({ width: 1280, height: 900 });
  });

  it('can be used by keyboard alone, and keeps its place when it is told more', async () => {
    const walked = await walkByKeyboard(page);
    // The viewer shows for itself where in it one is.
    const own = walked.filter(({ text }) => text !== '');
    expect(own.filter(({ inWindow, outline }) => !inWindow || outline < 2)).toEqual([]);
    expect(walked.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['To the agenda', 'Pages 3 - 4', 'All 2 pages of Sewers']),
    );
    await page.focus('[data-key="item 3"]');
    await page.keyboard.press('Enter');
    await writeFile(join(meeting, 'gate.md'), `# Paper gate\n\n${'Oiled.\n\n'.repeat(120)}`);
    await page.waitForFunction(
      "document.getElementById('items').textContent.includes('Pages 5 - 8')",
    );
    expect(await read('document.activeElement.dataset.key')).toBe('item 3');
    expect(await shownPdf()).toMatch(/#page=5$/);
  });
});

describe('what is written', () => {
  it('is shown without a reload, beside its item where it is wrong, and the last good pack stays', async () => {
    await read("window.isSame = 'yes'");
    const item = join(meeting, 'items/sewers.md');
    const before = await readFile(item, 'utf8');
    const pdf = await shownPdf();
    await writeFile(item, before.replace('sewers.md', 'sewage.md'));
    await phase('failed');
    const found =
      "[...document.querySelectorAll('#items li')].find((one) => one.textContent.includes('Sewers')).textContent";
    expect(await read(found)).toMatch(/Error: .*sewage\.md/);
    expect(await shownPdf()).toBe(pdf);
    expect(await axeFaults(page)).toEqual([]);
    await writeFile(item, before);
    await made();
    expect(await read('window.isSame')).toBe('yes');
    expect(await read(found)).not.toContain('Error');
  });

  it('is noticed in a new folder, and nothing that is made makes it begin again', async () => {
    const count = () => told.split(', made in').length;
    const before = count();
    await appendFile(join(meeting, 'sewers.md'), '\nBetter.\n');
    await expect.poll(count, { timeout: 60_000 }).toBe(before + 1);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(count()).toBe(before + 1);
  });
});

/** The status of an answer to a request that no browser would send. */
function ask(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  const { port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });
}

describe('whoever else asks', () => {
  const own = () => new URL(address).host;
  const start = () => new URL(address).pathname;

  it('is refused by host, origin and site', async () => {
    expect(await ask(start(), { host: own() })).toBe(200);
    expect(await ask(start(), { host: 'pack.example' })).toBe(421);
    expect(await ask(start(), { host: `localhost:${new URL(address).port}` })).toBe(421);
    expect(await ask(start(), { host: own(), origin: 'http://pack.example' })).toBe(403);
    expect(await ask(start(), { host: own(), origin: 'null' })).toBe(403);
    expect(await ask(start(), { host: own(), 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await ask(start(), { host: own() }, 'POST')).toBe(405);
  });

  it('gets the pack and nothing else', async () => {
    const others = [
      ...[
        '/',
        '/pack.pdf',
        '/events',
        `${start()}pack.pdf`,
        `${start()}pack.pdf?v=0123456789abcdef`,
      ],
      ...[
        '../package.json',
        '..%2fpackage.json',
        '%2e%2e/look.css',
        '/etc/passwd',
        'page.html',
      ].map((path) => `${start()}${path}`),
      ...['toString', '__proto__', 'page.png?v=x&sheet=1'].map((path) => `${start()}${path}`),
    ];
    for (const path of others)
      expect([path, await ask(path, { host: own() })]).toEqual([path, 404]);
  });

  it('cannot reach it from a page elsewhere', async () => {
    const foreign = await browser.newPage();
    await foreign.goto('data:text/html,<title>Elsewhere</title>');
    const outcome = await foreign.evaluate(
      `fetch(${JSON.stringify(address)}).then((one) => 'read ' + one.status, () => 'refused')`,
    );
    expect(outcome).toBe('refused');
    await foreign.close();
  });
});

it('ends when it is told to, and leaves nothing open', async () => {
  end();
  expect(await ended).toBe(0);
  await expect(ask('/', {})).rejects.toThrow(/ECONNREFUSED/);
  const left = await readdir(join(meeting, 'out'));
  expect(left.every((name) => /-public-pack\.(pdf|json)$/.test(name))).toBe(true);
});
