/** A site in a real browser, as a reader has it: at a width, by keyboard, and judged by axe. Serves it from memory; nothing else is reached. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { lookUp } from '../../src/browser/look-up.js';
import { thisMachine } from '../../src/browser/machine.js';
import { findNpmShell, unpackShell } from '../../src/browser/npm-shell.js';
import { privateFolder } from '../../src/browser/private-folder.js';
import { start } from '../../src/browser/start.js';
import type { SiteOnDisk } from './site-links.js';

const origin = 'http://pack.invalid/';
const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  ttf: 'font/ttf',
  svg: 'image/svg+xml',
};

export interface OpenedPage {
  readonly page: Page;
  /** What the browser complained of: refused styles, missing files. */
  readonly complaints: readonly string[];
}

export interface SiteBrowser {
  /** A page of a site in a window of this width, in CSS pixels. */
  readonly open: (site: SiteOnDisk, path: string, width: number) => Promise<OpenedPage>;
  readonly close: () => Promise<void>;
}

export async function openSiteBrowser(folder: string): Promise<SiteBrowser> {
  const machine = thisMachine(process.env, process.platform);
  const found = lookUp(machine, process.env.PACK_BROWSER, findNpmShell());
  const own = join(folder, 'site-browser');
  await privateFolder(own);
  const program = found.kind === 'npm' ? await unpackShell(found.shell, own) : { file: found.file };
  const sandbox = process.getuid?.() !== 0 && process.env.PACK_NO_SANDBOX !== '1';
  const { env, platform } = process;
  const session = await start(program, { folder: own, sandbox, env, platform });
  return {
    open: async (site, path, width) => {
      const page = await session.chromium.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      await page.setViewport({ width, height: 800 });
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        const to = decodeURI(request.url()).slice(origin.length).replace(/#.*/, '');
        const body = request.url().startsWith(origin) ? site.files.get(to) : undefined;
        if (body === undefined) {
          if (to !== 'favicon.ico') complaints.push(`There is no ${request.url()}`);
          void request.abort();
          return;
        }
        const contentType = types[to.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        void request.respond({ status: 200, contentType, body });
      });
      await page.goto(`${origin}${path}`, { waitUntil: 'load' });
      await page.evaluate('document.fonts.ready.then(() => undefined)');
      return { page, complaints };
    },
    close: session.stop,
  };
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds against WCAG 2.2, levels A and AA, and its own good practice: the rule and the place. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(axe, 'utf8'));
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then(({ violations, passes }) => JSON.stringify({
      passes: passes.length,
      faults: violations.flatMap((one) => one.nodes.map((node) => one.id + ': ' + node.target.join(' '))),
    }))`,
  );
  const { passes, faults } = JSON.parse(String(found)) as { passes: number; faults: string[] };
  if (passes < 10) throw new Error(`axe has looked at ${passes} rules only.`);
  return faults;
}

export interface Focused {
  readonly text: string;
  readonly href: string | null;
  /** Width of the line around it, in pixels; 0 where there is none. */
  readonly outline: number;
  readonly inWindow: boolean;
}

/** Presses Tab until the focus leaves the page, and tells where it was. */
export async function walkByKeyboard(page: Page): Promise<readonly Focused[]> {
  const walked: Focused[] = [];
  for (let count = 0; count < 500; count += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(`(() => {
      const one = document.activeElement;
      if (one === null || one === document.body) return 'null';
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      return JSON.stringify({
        text: (one.getAttribute('aria-label') ?? one.textContent).trim(),
        href: one.getAttribute('href'),
        outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
        inWindow: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      });
    })()`);
    const focused = JSON.parse(String(at)) as Focused | null;
    if (focused === null) return walked;
    walked.push(focused);
  }
  return walked;
}
