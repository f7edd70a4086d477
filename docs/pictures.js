// Makes the pictures of the example pack that README shows, docs/pictures/*.png; it must not know how a pack is made.
//
// Run, after `npm run build`:
//   node docs/pictures.js           makes them anew
//   node docs/pictures.js --check   says whether they still show what the program makes (exit code 1: they do not)

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { withWorkshop } from '../dist/commands/workshop.js';
import { buildPack } from '../dist/pipeline.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const example = join(root, 'packs/thornmere/corporate-parenting-panel/2019-07-03');
const folder = join(root, 'docs/pictures');

/** File → the sheet that it shows, by the page plan. */
const shown = {
  'front-sheet': () => 1,
  agenda: ({ bookmarks }) => bookmarks.find(({ title }) => title.startsWith('Agenda')).sheet,
  report: ({ pages }) => pages.find(({ stamps }) => stamps.some(isItemSeven)).sheet,
};
const isItemSeven = ({ text }) => text === 'Agenda Item 7';

/** Pixels a point: README shows them smaller, a click shows them so that they can be read. */
const scale = 1.25;
/** Letters on white need few. */
const colours = 16;
/** Pictures are compared at this part of their size: whether words are in place, not how a letter's edge is drawn. */
const comparedAt = 0.5;
/** How far a light may be off in a small palette, and how many pixels may be further off: a page number has more. */
const tolerance = { light: 32, pixels: 20 };

/** The pages as pictures, by file name. */
async function takePictures() {
  const out = await mkdtemp(join(tmpdir(), 'pack-pictures-'));
  const { env, platform, versions } = process;
  const context = { cwd: root, env, platform, versions };
  try {
    return await withWorkshop({ edition: 'public' }, context, async (shopFor) => {
      const shop = shopFor('public');
      const order = { edition: 'public', strict: true, out };
      const { value, diagnostics, failure } = await buildPack(example, order, shop);
      if (failure !== undefined) throw failure;
      if (value === undefined) throw new Error(diagnostics.map((one) => one.message).join('\n'));
      const pdf = await readFile(value.files.pdf);
      const pictures = new Map();
      for (const [name, sheetIn] of Object.entries(shown)) {
        const sheet = sheetIn(value.plan);
        const picture = await shop.pdfium.render(pdf, sheet, scale);
        if (!picture.ok) throw new Error(`Sheet ${sheet} cannot be drawn: ${picture.reason}`);
        pictures.set(name, await toPng(picture.value));
      }
      return pictures;
    });
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** With a thin edge: the page's own white would run into README's. */
function toPng({ rgba, width, height }) {
  const edge = { top: 1, bottom: 1, left: 1, right: 1, background: '#b4bcc1' };
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .extend(edge)
    .png({ palette: true, colours, dither: 0, effort: 10, compressionLevel: 9 })
    .toBuffer();
}

/** Whether two PNGs show the same. */
async function alike(one, other) {
  const [a, b] = await Promise.all([one, other].map(small));
  if (a.info.width !== b.info.width || a.info.height !== b.info.height) return false;
  let off = 0;
  for (const [at, light] of a.data.entries()) {
    if (Math.abs(light - b.data[at]) > tolerance.light) off++;
  }
  return off <= tolerance.pixels;
}

async function small(png) {
  const { width } = await sharp(png).metadata();
  return sharp(png)
    .greyscale()
    .resize({ width: Math.round(width * comparedAt) })
    .raw()
    .toBuffer({ resolveWithObject: true });
}

const pictures = await takePictures();
if (process.argv.includes('--check')) {
  for (const [name, picture] of pictures) {
    const file = join(folder, `${name}.png`);
    const before = await readFile(file).catch(() => undefined);
    if (before !== undefined && (await alike(before, picture))) continue;
    process.stderr.write(
      `${relative(root, file)} is not what the program makes now: npm run pictures\n`,
    );
    process.exitCode = 1;
  }
} else {
  await mkdir(folder, { recursive: true });
  for (const [name, picture] of pictures) {
    const file = join(folder, `${name}.png`);
    await writeFile(file, picture);
    process.stdout.write(`${relative(root, file)}: ${Math.round(picture.length / 1000)} kB\n`);
  }
}
