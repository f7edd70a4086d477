/**
 * Compares what is printed of Word documents with what LibreOffice reads in them: words in order, and
 * paragraph numbers. LibreOffice is the referee only; nothing of the documents is kept but figures.
 *
 *   npm run referee:word                 prints the table
 *   npm run referee:word -- --write      and writes it to docs/word.md
 *   npm run referee:word -- --folder DIR other documents than ../shared/corpus/docx
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { findBrowser } from '../../dist/browser/index.js';
import { takeTurns } from '../../dist/browser/turns.js';
import { openCache } from '../../dist/cache/index.js';
import { convertWord } from '../../dist/convert/word/index.js';
import { readWord } from '../../dist/convert/word/read.js';
import { openPdfium } from '../../dist/pdfium/index.js';
import { openPrinter } from '../../dist/print/index.js';
import { readTemplates, renderWordReport } from '../../dist/render/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({
  options: { folder: { type: 'string' }, write: { type: 'boolean', default: false } },
});
const folder = options.folder ?? join(root, '../shared/corpus/docx');
/** LibreOffice's texts are kept between runs: it needs seconds for each. */
const kept = join(tmpdir(), 'pack-referee-word');
/** At least this part of the referee's words, in the same order. */
const enough = 0.98;

function run() {
  const soffice = ['soffice', 'libreoffice'].find(
    (name) => spawnSync(name, ['--version']).status === 0,
  );
  if (!existsSync(folder)) return give(`There is no folder ${folder}.`);
  if (soffice === undefined)
    return give('LibreOffice is needed as a referee, and is not installed.');
  mkdirSync(kept, { recursive: true });
  const all = readdirSync(folder)
    .filter((name) => /\.(docx|doc|odt)$/i.test(name))
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
    .map((name) => join(folder, name));
  return compareAll(all, soffice);
}

/** Word's own documents first; the others are turned into .docx by LibreOffice, to have more to measure. */
function order(name) {
  return extname(name).toLowerCase() === '.docx' ? 0 : 1;
}

async function compareAll(files, soffice) {
  const cacheFolder = process.env.PACK_CACHE || join(kept, 'cache');
  const cache = openCache(cacheFolder);
  const pdfium = openPdfium();
  const browser = findBrowser({ cacheFolder, env: process.env });
  const print = openPrinter(browser, pdfium, cache);
  const templates = await readTemplates(root);
  const turns = takeTurns(2);
  const made = convert(
    soffice,
    files.filter((file) => order(file) === 1),
    'docx:MS Word 2007 XML',
    'docx',
  );
  const documents = files.map((file) => (order(file) === 0 ? file : made.get(file)));
  const texts = convert(
    soffice,
    documents.filter((file) => file !== undefined),
    'txt:Text',
    'txt',
  );
  const rows = [];
  try {
    for (const [index, file] of files.entries()) {
      const own = order(file) === 0;
      const docx = documents[index];
      const told = docx && texts.get(docx);
      const name = `${own ? '' : 'c'}${index + 1}`;
      const bytes = docx ? readFileSync(docx) : new Uint8Array();
      const where = { at: { file: name }, item: name };
      const press = {
        cache,
        turns,
        render: (body) => renderWordReport(templates, { title: name, language: 'en-GB' }, body),
        print,
      };
      const { value, diagnostics } = await convertWord(name, bytes, where, press);
      const codes = [...new Set(diagnostics.map(({ code }) => code))];
      if (value === undefined || !told) {
        rows.push({ name, own, codes, refused: value === undefined, refereeRefused: !told });
        continue;
      }
      const theirs = readFileSync(told, 'utf8');
      const ours = await textOf(value.pdf);
      const { html } = await readWord(bytes);
      rows.push({
        name,
        own,
        codes,
        ...compareWords(theirs, ours),
        ...compareNumbers(theirs, html),
      });
    }
  } finally {
    await pdfium.close();
    await browser.then((found) => found.close());
  }
  return report(rows);
}

/**
 * LibreOffice's conversions, by file, each made once for its content; missing where it refuses. All at once,
 * since it takes longer to start than to convert; then those that are missing by themselves.
 */
function convert(soffice, files, filter, ending) {
  const jobs = files.map((file) => {
    const hash = createHash('sha256').update(filter).update(readFileSync(file)).digest('hex');
    const name = hash.slice(0, 16);
    const copy = join(kept, 'in', `${name}${extname(file).toLowerCase()}`);
    return {
      file,
      copy,
      made: join(kept, `${name}.${ending}`),
      refused: join(kept, `${name}.refused`),
    };
  });
  const waiting = () =>
    jobs.filter(({ made, refused }) => !existsSync(made) && !existsSync(refused));
  mkdirSync(join(kept, 'in'), { recursive: true });
  for (const { file, copy } of waiting()) copyFileSync(file, copy);
  callReferee(soffice, waiting(), filter);
  for (const job of waiting()) {
    callReferee(soffice, [job], filter);
    if (!existsSync(job.made)) writeFileSync(job.refused, '');
  }
  return new Map(jobs.flatMap(({ file, made }) => (existsSync(made) ? [[file, made]] : [])));
}

function callReferee(soffice, jobs, filter) {
  if (jobs.length === 0) return;
  const profile = `-env:UserInstallation=${pathToFileURL(join(kept, 'profile'))}`;
  const inputs = jobs.map(({ copy }) => copy);
  spawnSync(soffice, [profile, '--headless', '--convert-to', filter, '--outdir', kept, ...inputs], {
    stdio: 'ignore',
    timeout: jobs.length * 60_000,
  });
}

/** The text that is printed, as PDF.js reads it, which had no part in printing it. */
async function textOf(pdf) {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  try {
    const file = await loading.promise;
    const texts = [];
    for (let sheet = 1; sheet <= file.numPages; sheet++) {
      const { items } = await (await file.getPage(sheet)).getTextContent();
      texts.push(items.map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ''}`).join(''));
    }
    return texts.join('\n');
  } finally {
    await loading.destroy();
  }
}

/** Letters or figures only, so that a note's sign is a word of its own, and bullets are none. */
function wordsOf(text) {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.replace(/[\u00ad\u200b-\u200d\ufeff\ufffe]/g, '').match(/\p{L}+|\p{N}+/gu) ?? [];
}

function compareWords(theirs, ours) {
  // LibreOffice writes the bullet "o" of a symbol font as a letter.
  const expected = wordsOf(theirs.replace(/^(\s*)o(?=\s)/gm, '$1'));
  const found = wordsOf(ours);
  const common = longestCommon(expected, found);
  const share = expected.length === 0 ? 1 : common / expected.length;
  return { words: expected.length, share, more: found.length - common };
}

/** Length of the longest common subsequence (Hunt and Szymanski). */
function longestCommon(a, b) {
  const places = new Map();
  b.forEach((word, index) => {
    const list = places.get(word);
    if (list === undefined) places.set(word, [index]);
    else list.push(index);
  });
  const ends = [];
  for (const word of a) {
    for (const place of (places.get(word) ?? []).toReversed()) {
      let low = 0;
      let high = ends.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (ends[middle] < place) low = middle + 1;
        else high = middle;
      }
      ends[low] = place;
    }
  }
  return ends.length;
}

/**
 * Every numbered paragraph must begin a line of the referee's, with the same number, in the same order;
 * and no line of the referee's may have a number before words that we print without.
 */
function compareNumbers(theirs, html) {
  const body = html.replace(/<section class="footnotes">.*/s, '');
  const blocks = body.split(/<(?=(?:p|h[1-6]|li|td|th|caption|figcaption)[ >])/);
  const plain = (text) => wordsOf(decode(text.replace(/<br>/g, ' ').replace(/<[^>]*>/g, '')));
  const start = (words) => words.slice(0, 6).join(' ');
  const lines = theirs.split('\n').map((line) => ({
    first: line.trim().split(/\s+/)[0] ?? '',
    words: wordsOf(line),
  }));
  let numbers = 0;
  let right = 0;
  let at = 0;
  const bare = new Set();
  const numbered = new Set();
  for (const block of blocks) {
    const [, number, rest] = /^[^>]*><span class="number">(.*?)<\/span>(.*)$/s.exec(block) ?? [];
    const words = plain(block.replace(/^[^>]*>/, ''));
    if (number === undefined) {
      if (words.length > 2) bare.add(start(words));
      continue;
    }
    numbers++;
    numbered.add(start(words));
    const text = decode(number);
    const found = lines.findIndex(
      (line, index) =>
        index >= at &&
        start(line.words) === start(words) &&
        text.startsWith(line.first.slice(0, text.length)),
    );
    if (found >= 0 || (plain(rest).length === 0 && lines.some(({ first }) => first === text)))
      right++;
    if (found >= 0) at = found;
  }
  // A number in front of words that we have without it.
  const missed = lines.filter(
    ({ first, words }) =>
      /^\(?([0-9]{1,3}|[a-z]|[ivx]{1,5})([.)]|(\.[0-9]+)+\.?)$/i.test(first) &&
      bare.has(start(words.slice(wordsOf(first).length))) &&
      !bare.has(start(words)) &&
      !numbered.has(start(words)),
  ).length;
  return { numbers, right, missed };
}

function decode(text) {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function report(rows) {
  const ten = rows
    .filter(({ numbers }) => numbers > 0)
    .sort((a, b) => b.numbers - a.numbers)
    .slice(0, 10);
  const summary = [true, false].map((own) => {
    const group = rows.filter((row) => row.own === own);
    const both = group.filter(({ share }) => share !== undefined);
    const good = both.filter(({ share }) => share >= enough).length;
    const refused = group.filter((row) => row.refused);
    const numbers = both.reduce((sum, row) => sum + row.numbers, 0);
    const right = both.reduce((sum, row) => sum + row.right, 0);
    const missed = both.reduce((sum, row) => sum + row.missed, 0);
    return [
      `| ${own ? '.docx as they are' : '.doc and .odt, made .docx by the referee'} | ${group.length}`,
      `${good} of ${both.length} (${percent(good / Math.max(1, both.length))})`,
      `${right} of ${numbers}, ${missed} missing`,
      `${refused.length}, the referee ${group.filter((row) => row.refereeRefused).length} |`,
    ].join(' | ');
  });
  const table = rows.map((row) =>
    row.share === undefined
      ? `| ${row.name} | – | – | – | – | ${row.refused ? 'refused' : 'printed'}, by the referee ${row.refereeRefused ? 'refused' : 'read'} | ${row.codes.join(', ')} |`
      : `| ${row.name} | ${row.words} | ${percent(row.share)} | ${row.more} | ${row.numbers === 0 ? '' : `${row.right} of ${row.numbers}`}${row.missed > 0 ? `, ${row.missed} missing` : ''} | ${row.share >= enough ? '' : 'below 98 %'} | ${row.codes.join(', ')} |`,
  );
  const text = [
    '| documents | number | 98 % of words in order, where both read them | paragraph numbers right | refused by us |',
    '|---|---|---|---|---|',
    ...summary,
    '',
    `The ten with most numbered paragraphs: ${ten.map(({ name, right, numbers, missed }) => `${name} (${right} of ${numbers}${missed > 0 ? `, ${missed} missing` : ''})`).join(', ')}.`,
    '',
    '| no. | words | in order | words that only we print | numbers right | | the build says |',
    '|---|---|---|---|---|---|---|',
    ...table,
  ].join('\n');
  process.stdout.write(`${text}\n`);
  if (options.write) {
    const page = join(root, 'docs/word.md');
    mkdirSync(dirname(page), { recursive: true });
    const before = existsSync(page) ? readFileSync(page, 'utf8') : '<!-- table -->\n';
    writeFileSync(
      page,
      `${before.slice(0, before.indexOf('<!-- table -->'))}<!-- table -->\n\n${text}\n`,
    );
  }
  const good = rows.filter(({ share }) => share !== undefined && share >= enough).length;
  const both = rows.filter(({ share }) => share !== undefined).length;
  const holds =
    good >= 0.9 * both &&
    ten.every(({ right, numbers, missed }) => right === numbers && missed === 0);
  process.exitCode = holds ? 0 : 1;
}

function percent(share) {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}

function give(reason) {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 3;
}

await run();
