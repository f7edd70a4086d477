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
import { decodePiece, splicePdf } from '../dist/pdf/index.js';
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

/**
 * The print with tags that PDF/UA-1 is content with, and with the day on which it says that it was made. The browser's own
 * files lack some of the tags, and carry the clock.
 */
async function asTaggedPaper({ pdf, headings }, pdfium, html, day) {
  const title = /<title>([^<]*)</.exec(html)?.[1]?.trim() ?? '';
  const outcome = await pdfium.prepare(pdf, {
    comments: 'drop',
    schemes: ['http', 'https', 'mailto', 'tel'],
    print: { nameless: 'Link', headings },
  });
  if (!outcome.ok) throw new Error(`${title}: the print cannot be used (${outcome.reason}).`);
  const piece = decodePiece(outcome.value.piece);
  if (piece === undefined) throw new Error(`${title}: the print is no piece.`);
  const { facts } = piece;
  const chunks = [];
  await splicePdf(
    {
      parts: [{ facts, load: async () => piece, title, language: 'en-GB' }],
      sheets: facts.pages.map((_, page) => ({
        content: { kind: 'piece', part: 0, page },
        overlay: '',
        extension: 0,
        links: [],
      })),
      bookmarks: [{ title, to: { sheet: 0 }, children: [], part: 0 }],
      labels: [{ sheet: 0, style: 'D' }],
      about: {
        title,
        language: 'en-GB',
        author: 'Thornmere Borough Council',
        producer: 'packs/print-sources.js',
        date: Date.parse(`${day}T00:00:00Z`) / 1000,
        claimsUa: 1,
      },
    },
    { write: async (more) => void chunks.push(...more.map((chunk) => Buffer.from(chunk))) },
  );
  return Buffer.concat(chunks);
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
    const print = await browser.print(job).finally(() => browser.close());
    if (print.refused.length > 0) {
      throw new Error(`${source} asks for ${print.refused.join(', ')}.`);
    }
    const scanned = html.includes('<meta name="scanned">');
    const file = `${path.basename(source, '.html')}.${scanned ? 'jpg' : 'pdf'}`;
    const target = path.join(path.dirname(source), '..', 'reports', file);
    const paper = scanned
      ? await scan(print.pdf, pdfium)
      : await asTaggedPaper(print, pdfium, html, day);
    await writeFile(target, paper);
    process.stdout.write(`${path.relative(here, target)}\n`);
  }
} finally {
  await pdfium.close();
  await rm(cacheFolder, { recursive: true, force: true });
}
