/**
 * The stage `lock`: what a public pack was made from and came out as, and whether another build is the same. Writes nothing;
 * must not know how a lock is kept.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { given } from '../model/given.js';
import type { Lock, LockedPages, LockedSettings } from '../model/lock.js';
import type { PageMap } from '../model/map.js';
import { type Ingredients, lockedInputs } from './inputs.js';

export { differences, outputDifferences } from './compare.js';
export type { Ingredients } from './inputs.js';

/** A lock before anything is written: all of it but the output. */
export type Foreseen = Omit<Lock, 'output'>;

/** `tools` are those that the page map does not name. */
export async function foreseeLock(
  made: Ingredients,
  settings: LockedSettings,
  tools: Readonly<Record<string, string>>,
): Promise<Foreseen> {
  const { map } = made;
  return {
    version: 1,
    edition: 'public',
    body: map.body,
    date: map.date,
    settings,
    tools: { ...map.tools, ...tools },
    inputs: await lockedInputs(made),
    pages: lockedPages(map),
  };
}

/** `mapJson` is the page map as it is written, with the PDF's name and hash. */
export function outputOf(mapJson: string, files: { readonly map: string }): Lock['output'] {
  const { pdf } = JSON.parse(mapJson) as PageMap;
  return {
    pdf: { file: pdf?.file ?? '', sha256: pdf?.sha256 ?? '' },
    map: {
      file: basename(files.map),
      sha256: createHash('sha256').update(mapJson).digest('hex'),
    },
  };
}

/** Of a public page map. */
export function lockedPages({ sheets, lastLabel, frontMatter, items }: PageMap): LockedPages {
  return {
    sheets,
    lastLabel,
    frontMatter,
    items: items.map(({ number, title, access, range, documents }) => ({
      number,
      title,
      access,
      range,
      documents: documents.map((one) => ({
        title: one.title,
        source: one.source,
        range: one.range,
      })),
    })),
  };
}

/** As it is written: keys in one order, a line for each, so that a version control shows what changed. */
export function lockJson(lock: Lock): string {
  const { version, edition, body, date, settings, tools, inputs, pages, output } = lock;
  const { linearize, sourceDateEpoch } = settings;
  const ordered = {
    ...{ version, edition, body, date },
    settings: given({ linearize, sourceDateEpoch }),
    ...{ tools, inputs, pages, output },
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}
