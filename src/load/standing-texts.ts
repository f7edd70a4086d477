/** Gathers the standing texts of every level. Does not choose between them. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagnose } from '../diagnostics/index.js';
import type { PackFolders } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { StandingText } from '../model/source.js';
import { groupBy } from './group-by.js';
import { listFolder, readMarkdownFile } from './markdown-folder.js';
import { readStanding, standInStanding } from './standing.js';

type Level = StandingText['level'];

/** The folder of the texts that come with the program; the same from src/ and from dist/. */
export const builtInStanding = fileURLToPath(new URL('../../templates/standing/', import.meta.url));

/**
 * All texts, nearest level first. Throws where `builtIn` holds none: then the program is not
 * installed whole, which is no mistake in the pack.
 */
export async function readStandingTexts(
  folders: PackFolders,
  builtIn: string,
): Promise<Checked<readonly StandingText[]>> {
  const levels = [
    readLevel('meeting', join(folders.meeting, 'standing'), folders.council),
    ...(folders.committee === folders.council
      ? []
      : [readLevel('committee', join(folders.committee, 'standing'), folders.council)]),
    readLevel('council', join(folders.council, 'standing'), folders.council),
    readLevel('built-in', builtIn, builtIn),
  ];
  const read = (await Promise.all(levels)).flat();
  return {
    value: read.flatMap(({ value }) => (value === undefined ? [] : [value])),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function readLevel(
  level: Level,
  folder: string,
  root: string,
): Promise<readonly Checked<StandingText>[]> {
  const listing = await listFolder(folder, root);
  if (level === 'built-in' && listing.markdown.length === 0) {
    throw new Error(`The program's own standing texts are missing: ${folder} holds none.`);
  }
  const texts = await Promise.all(
    listing.markdown.map(async (name) => {
      const file = await readMarkdownFile(folder, name, root);
      const text = file.value && readStanding(file.value, level);
      return {
        value: text?.value ?? standInStanding(join(folder, name), level),
        diagnostics: [...file.diagnostics, ...(text?.diagnostics ?? [])],
      };
    }),
  );
  const clashes = sameTexts(texts.map(({ value }) => value));
  return [{ diagnostics: listing.diagnostics }, ...texts, { diagnostics: clashes }];
}

/** Texts of one level between which nothing decides. */
function sameTexts(texts: readonly StandingText[]): readonly Diagnostic[] {
  const groups = groupBy(texts, ({ name, from, nation }) => `${name}\n${from}\n${nation}`);
  return groups.flatMap(([first, ...more]) =>
    more.map(({ name, at }) =>
      diagnose('duplicate-standing', { name, other: shortName(first?.at.file ?? '') }, { at }),
    ),
  );
}

function shortName(file: string): string {
  return file.replace(/^.*[\\/]/, '');
}
