// Prints every packs/**/sources/<name>.html to ../reports/<name>.pdf, as an officer's own program would; it must not know anything of packs.
//
// Run: node packs/print-sources.js            (all sources)
//      node packs/print-sources.js scorecard  (only the sources so named)
// The browser is the one that pack itself finds; PACK_BROWSER names another.
// A source may use the family 'Source Sans 3' (the script supplies it) and gives its date in
// <meta name="date" content="2019-06-18">, so that the same source prints to the same bytes.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer';

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

/** The font faces as data: a page opened from a file may not read font files of other folders. */
async function fontCss() {
  const rules = faces.map(async ([weight, style, name]) => {
    const font = await readFile(path.join(fontFolder, name, `SourceSans3_${name}.ttf`), 'base64');
    return `@font-face{font-family:'Source Sans 3';font-weight:${weight};font-style:${style};src:url(data:font/ttf;base64,${font})}`;
  });
  return (await Promise.all(rules)).join('\n');
}

/** Path of a Chromium: PACK_BROWSER, else what pack finds, else undefined (puppeteer's own). */
async function browserPath() {
  if (process.env.PACK_BROWSER) return process.env.PACK_BROWSER;
  return undefined;
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

const css = await fontCss();
const browser = await puppeteer.launch({
  executablePath: await browserPath(),
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
try {
  for (const source of sources) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(source).href);
    await page.addStyleTag({ content: css });
    await page.evaluate(async () => {
      await Promise.all([...document.fonts].map((face) => face.load()));
      await document.fonts.ready;
    });
    const day = await page.$eval('meta[name=date]', (meta) => meta.content);
    const pdf = await page.pdf({
      tagged: true,
      outline: true,
      preferCSSPageSize: true,
      printBackground: true,
    });
    await page.close();
    const target = path.join(
      path.dirname(source),
      '..',
      'reports',
      `${path.basename(source, '.html')}.pdf`,
    );
    await writeFile(target, withDate(pdf, day));
    process.stdout.write(`${path.relative(here, target)}\n`);
  }
} finally {
  await browser.close();
}
