/** Looks at the tools that a build uses, each by having it do a little work. */
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fontVersions } from '../../browser/fontconfig.js';
import {
  type BrowserOptions,
  browserOrigin,
  findBrowser,
  type Sandbox,
} from '../../browser/index.js';
import { PackError } from '../../model/error.js';
import { openOffice } from '../../office/index.js';
import { openPdfium } from '../../pdfium/index.js';
import { linearise, qpdfIdentity } from '../../qpdf/index.js';
import type { Context } from '../context.js';
import type { Finding } from './finding.js';

/** Node is recent enough for what package.json asks for. */
export function nodeFinding({ versions }: Context): Finding {
  const { engines } = createRequire(import.meta.url)('../../../package.json') as {
    readonly engines: { readonly node: string };
  };
  const needed = engines.node.replace(/^>=/, '');
  const found = [`${versions.node}, zlib ${versions.zlib}`];
  return atLeast(versions.node, needed)
    ? { name: 'Node', state: 'ok', found, todo: [] }
    : { name: 'Node', state: 'broken', found, todo: [`Install Node ${needed} or newer.`] };
}

/** Whether the version `found` is `needed` or a later one; both as figures with points between. */
export function atLeast(found: string, needed: string): boolean {
  return found.localeCompare(needed, 'en', { numeric: true }) >= 0;
}

/** The browser is found, starts, and prints a page. */
export async function browserFinding(options: BrowserOptions): Promise<Finding> {
  const name = 'Browser';
  return withoutThrowing(name, async () => {
    const origin = browserOrigin(options);
    const browser = await findBrowser(options);
    try {
      const html = '<!doctype html><title>Doctor</title><p>One page.</p>';
      const { pdf } = await browser.print({ html, resources: new Map() });
      const whole = Buffer.from(pdf.subarray(0, 5)).toString('latin1') === '%PDF-';
      const { line, todo } = sandboxSaid[origin.sandbox];
      const found = [browser.identity, origin.file, line];
      if (!whole)
        return {
          name,
          state: 'broken',
          found,
          todo: ['It printed no PDF: name another with --browser.'],
        };
      const state = origin.sandbox === 'on' ? 'ok' : 'attention';
      return { name, state, found, todo: todo === undefined ? [] : [todo] };
    } finally {
      await browser.close();
    }
  });
}

const sandboxSaid: Readonly<Record<Sandbox, { readonly line: string; readonly todo?: string }>> = {
  on: { line: 'starts and prints, in its sandbox' },
  'off-for-root': {
    line: 'starts and prints, but without its sandbox: Chromium has none for root',
    todo: 'Build as another user than root where you can.',
  },
  'off-as-asked': {
    line: 'starts and prints, but without its sandbox: PACK_NO_SANDBOX=1 is set',
    todo: 'Unset PACK_NO_SANDBOX where the browser starts without it.',
  },
};

/** The typefaces that our pages are set in. */
export function fontsFinding(): Finding {
  try {
    return { name: 'Fonts', state: 'ok', found: fontVersions(), todo: [] };
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    return { name: 'Fonts', state: 'broken', found: [why], todo: ['Run npm ci again.'] };
  }
}

/** A page without anything on it. */
const onePage = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
`);

export async function pdfiumFinding(): Promise<Finding> {
  const pdfium = openPdfium({ workers: 1, timeLimitMs: 20_000 });
  try {
    return await withoutThrowing('PDFium', async () => {
      const copy = await pdfium.canonicalise(onePage);
      return copy.ok
        ? { name: 'PDFium', state: 'ok', found: [`${pdfium.identity}, reads and writes`], todo: [] }
        : {
            name: 'PDFium',
            state: 'broken',
            found: [pdfium.identity],
            todo: ['Run npm ci again.'],
          };
    });
  } finally {
    await pdfium.close();
  }
}

/** qpdf, which `--linearize` uses; PDFium mends the page first, since qpdf takes sound files only. */
export async function qpdfFinding(): Promise<Finding> {
  const pdfium = openPdfium({ workers: 1, timeLimitMs: 20_000 });
  const folder = await mkdtemp(join(tmpdir(), 'pack-doctor-'));
  try {
    return await withoutThrowing('qpdf', async () => {
      const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
      const copy = await pdfium.canonicalise(onePage);
      await writeFile(from, copy.ok ? copy.value.pdf : onePage);
      await linearise(from, to, 20_000);
      const found = [`${qpdfIdentity()}, for --linearize`];
      return { name: 'qpdf', state: 'ok', found, todo: [] };
    });
  } finally {
    await pdfium.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** LibreOffice, which some kinds of papers need; who has none of them needs no LibreOffice. */
export async function officeFinding({ env, platform }: Context): Promise<Finding> {
  const name = 'Converters';
  const own = 'Word, Markdown, PDF and pictures: built in';
  const needs = 'ODT, ODS, ODP, RTF, XLSX, PPTX and “convert: layout” need it';
  const folder = await mkdtemp(join(tmpdir(), 'pack-doctor-'));
  try {
    return await withoutThrowing(name, async () => {
      const office = await openOffice({ env, platform, folder }).installed();
      const found =
        office === undefined
          ? `LibreOffice: not installed; ${needs}`
          : `${office.name}: ${office.file}; ${needs}`;
      return { name, state: 'ok', found: [own, found], todo: [] };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The folder of finished pieces can be written to. */
export async function cacheFinding(folder: string): Promise<Finding> {
  const name = 'Cache';
  try {
    const probe = join(folder, `doctor-${Date.now().toString(36)}`);
    await mkdir(probe, { recursive: true, mode: 0o700 });
    await rm(probe, { recursive: true });
    const { files, bytes } = await contentsOf(folder);
    const size = `${(bytes / 1e6).toFixed(1)} MB in ${files} ${files === 1 ? 'file' : 'files'}`;
    return { name, state: 'ok', found: [folder, `${size}, can be written to`], todo: [] };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const todo = ['Choose another folder with --cache or PACK_CACHE, or make this one writable.'];
    return { name, state: 'broken', found: [folder, why], todo };
  }
}

async function contentsOf(
  folder: string,
): Promise<{ readonly files: number; readonly bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let [files, bytes] = [0, 0];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    // Another build may just have removed it.
    const facts = await stat(join(entry.parentPath, entry.name)).catch(() => undefined);
    if (facts === undefined) continue;
    files += 1;
    bytes += facts.size;
  }
  return { files, bytes };
}

/** A tool that fails is a finding, with the error behind it. */
async function withoutThrowing(name: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (cause) {
    if (!(cause instanceof PackError)) throw cause;
    const behind = cause.cause instanceof Error ? [cause.cause.message.split('\n')[0] ?? ''] : [];
    return { name, state: 'broken', found: [cause.message, ...behind], todo: cause.hints };
  }
}
