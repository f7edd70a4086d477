/** Where the collected real documents lie, beside the repository and never in it. Knows none of them by name. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from './say.js';

/** `../shared/corpus`, counted from the repository's root. */
export const corpusFolder = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

export const hasCorpus = existsSync(join(corpusFolder, 'sets.tsv'));

/** Says once why nothing is tested, where the folder is absent. */
export function noticeMissingCorpus(): void {
  if (!hasCorpus) {
    say('Skipped: ../shared/corpus is not there. It holds real documents to build from.');
  }
}

/** The PDFs (or other documents) of one kind ("agenda", "broken" …), absolute, by name. */
export function corpusDocuments(kind: string, ending = '.pdf'): readonly string[] {
  const folder = join(corpusFolder, kind);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.toLowerCase().endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

/** Whether everything is to be tried (CORPUS=all), which takes long, or a fixed sample of it. */
export const wantsWholeCorpus = process.env.CORPUS === 'all';

/** Every `step`-th of a list, or all of it with CORPUS=all. */
export function sampleOf<T>(all: readonly T[], step: number): readonly T[] {
  return wantsWholeCorpus ? all : all.filter((_, index) => index % step === 0);
}
