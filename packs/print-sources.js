// Prints every packs/**/sources/<name>.html to ../reports/<name>.pdf, as an officer's own program would; it must not know anything of packs.
//
// Run, after `npm run build`:
//   node packs/print-sources.js            all sources
//   node packs/print-sources.js scorecard  only the sources so named
// The browser is the one that pack itself prints with; PACK_BROWSER names another.
// A source may use the family 'Source Sans 3' (the script supplies it) and gives its date in
// <meta name="date" content="2019-06-18">, so that the same source prints to the same bytes. One that says
// <meta name="scanned"> is printed and then scanned, to <name>.jpg.

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../dist/browser/index.js';
import { openPdfium } from '../dist/pdfium/index.js';
import { scan } from './scan.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const fontFolder = path.dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'),
);
const faces = [
  [400, 'normal', '400Regular'],
  [400, 'italic', '400Regular_Italic'],
  [600, 'normal', '600SemiBold'],
  [700, 'normal', '700Bold'],
];

/** The font faces: the style sheet that names them and, by address, the files it asks for. */
async function fonts() {
  const rules = [];
  const resources = new Map();
  for (const [weight, style, name] of faces) {
    const file = path.join(fontFolder, name, `SourceSans3_${name}.ttf`);
    resources.set(`fonts/${name}.ttf`, { type: 'font/ttf', body: await readFile(file) });
    rules.push(
      `@font-face{font-family:'Source Sans 3';font-weight:${weight};font-style:${style};src:url(fonts/${name}.ttf)}`,
    );
  }
  return { css: rules.join('\n'), resources };
}

/** The same PDF with both its dates set to midnight of the given day (same length, so no offset moves). */
function withDate(pdf, day) {
  const stamp = `${day.replaceAll('-', '')}000000`;
  const text = Buffer.from(pdf).toString('latin1');
  const dated = text.replace(/(\/(?:CreationDate|ModDate) \(D:)\d{14}/g, `$1${stamp}`);
  return Buffer.from(dated, 'latin1');
}

const wanted = process.argv.slice(2);
const sources = (await readdir(here, { recursive: true }))
  .filter((file) => path.basename(path.dirname(file)) === 'sources' && file.endsWith('.html'))
  .filter((file) => wanted.length === 0 || wanted.includes(path.basename(file, '.html')))
  .map((file) => path.join(here, file))
  .sort();

const { css, resources } = await fonts();
const pdfium = openPdfium({ workers: 1 });
const cacheFolder = await mkdtemp(path.join(tmpdir(), 'pack-sources-'));
try {
  for (const source of sources) {
    const html = await readFile(source, 'utf8');
    const day = /<meta name="date" content="(\d{4}-\d{2}-\d{2})">/.exec(html)?.[1];
    if (day === undefined) throw new Error(`${source} has no <meta name="date">.`);
    const job = { html: html.replace('</head>', `<style>${css}</style></head>`), resources };
    // A browser numbers the structure of what it prints over its whole life: one for each source.
    const browser = await findBrowser({ cacheFolder, env: process.env });
    const { pdf, refused } = await browser.print(job).finally(() => browser.close());
    if (refused.length > 0) throw new Error(`${source} asks for ${refused.join(', ')}.`);
    const scanned = html.includes('<meta name="scanned">');
    const file = `${path.basename(source, '.html')}.${scanned ? 'jpg' : 'pdf'}`;
    const target = path.join(path.dirname(source), '..', 'reports', file);
    await writeFile(target, scanned ? await scan(pdf, pdfium) : withDate(pdf, day));
    process.stdout.write(`${path.relative(here, target)}\n`);
  }
} finally {
  await pdfium.close();
  await rm(cacheFolder, { recursive: true, force: true });
}
