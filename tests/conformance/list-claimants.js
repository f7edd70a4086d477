/**
 * Lists the real documents that claim PDF/UA-1, and the rules that each fails though it does. Those that
 * fail none are the papers of the pack that has to pass as a whole. Only names and hashes are kept.
 *
 *   npm run list:claimants
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judge, prepareJudge } from './vera-pdf.js';

const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const list = fileURLToPath(new URL('claimants.tsv', import.meta.url));

const missing = existsSync(corpus) ? await prepareJudge() : '../shared/corpus is not there.';
if (missing !== undefined) {
  process.stderr.write(`${missing}\n`);
  process.exitCode = 3;
} else {
  const files = readdirSync(corpus, { recursive: true })
    .filter((name) => name.toLowerCase().endsWith('.pdf'))
    .sort()
    .map((name) => join(corpus, name));
  const verdicts = await judge(files, { claimantsOnly: true });
  const claimants = verdicts.filter(({ kind }) => kind === 'judged');
  const passed = claimants.filter(({ passed }) => passed);
  writeFileSync(list, `file\tsha256\tfails\n${claimants.map(row).join('')}`);
  process.stdout.write(
    `${files.length} files, ${claimants.length} claim PDF/UA-1, ${passed.length} pass.\n`,
  );
}

function row({ file, failed }) {
  const name = relative(corpus, file).split(sep).join('/');
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  return `${name}\t${hash}\t${failed.map(({ rule }) => rule).join(' ')}\n`;
}
