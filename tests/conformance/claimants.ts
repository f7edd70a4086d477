/** Reads claimants.tsv: real documents that claim PDF/UA-1. Knows where they lie, and nothing of what is in them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { corpusFolder, hasCorpus, noticeMissingCorpus } from '../support/corpus-folder.js';
import { say } from '../support/say.js';

export interface Claimant {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  /** The rules that it fails, such as "7.18.5-2"; none where it is what it claims. */
  readonly fails: readonly string[];
}

/** The documents of the list that are there and are what was judged; says which are not. */
export function readClaimants(): readonly Claimant[] {
  noticeMissingCorpus();
  if (!hasCorpus) return [];
  const table = readFileSync(new URL('claimants.tsv', import.meta.url), 'utf8');
  const rows = table.trimEnd().split('\n').slice(1);
  return rows.flatMap((row) => {
    const [path = '', hash, fails = ''] = row.split('\t');
    const file = join(corpusFolder, path);
    if (!existsSync(file) || hashOf(file) !== hash) {
      say(`Left out: ${path} is not there, or is another file (npm run list:claimants).`);
      return [];
    }
    return [{ name: basename(path), file, fails: fails.split(' ').filter(Boolean) }];
  });
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
