/** Reads what `pack add` has to know of a meeting: its agenda, line by line, and the items on it. Changes nothing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFolders } from '../../load/folders.js';
import { parseMarkdownFile } from '../../load/front-matter.js';
import { itemNameOf } from '../../load/item-name.js';
import { listFolder } from '../../load/markdown-folder.js';
import { readMeeting } from '../../load/meeting.js';
import { builtInStanding, readStandingTexts } from '../../load/standing-texts.js';
import { readTextFile } from '../../load/text-file.js';
import { parseYaml } from '../../load/yaml.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { UsageError } from '../../model/error.js';
import { placed } from './placed.js';

export interface WrittenMeeting {
  /** Absolute. */
  readonly folder: string;
  /** Absolute path of pack.yaml. */
  readonly file: string;
  /** All of pack.yaml. */
  readonly text: string;
  /** The agenda's lists in their order: way to each in pack.yaml, and the names on it. */
  readonly lists: readonly AgendaList[];
  readonly items: ReadonlyMap<string, WrittenItem>;
  /** Names of all standing texts. */
  readonly standing: ReadonlySet<string>;
}

export interface AgendaList {
  readonly path: readonly string[];
  readonly names: readonly string[];
}

export interface WrittenItem {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  /** The standing item that it adds to. */
  readonly standing: string | undefined;
  readonly title: string | undefined;
  /** How many documents it lists. */
  readonly documents: number;
  /** The files of its documents, as written. */
  readonly files: readonly string[];
}

/** @throws UsageError where `folder` holds no meeting, or its pack.yaml cannot be read. */
export async function readWritten(folder: string): Promise<WrittenMeeting> {
  const found = await findFolders(folder);
  if (found.value === undefined) throw refused(found.diagnostics);
  const { folders } = found.value;
  const file = join(folder, 'pack.yaml');
  const text = await readTextFile(file, folders.council);
  const yaml = text.value === undefined ? undefined : parseYaml(text.value, file);
  if (yaml?.value === undefined) throw refused([...text.diagnostics, ...(yaml?.diagnostics ?? [])]);
  const { agenda, diagnostics } = readMeeting(yaml.value, folder);
  if (agenda === undefined) throw refused(diagnostics);
  const names = (entries: typeof agenda.partA): readonly string[] =>
    entries.map(({ name }) => name);
  const standing = await readStandingTexts(folders, builtInStanding);
  return {
    folder,
    file,
    // With its own line ends.
    text: await readFile(file, 'utf8'),
    lists: agenda.inParts
      ? [
          { path: ['agenda', 'part-a'], names: names(agenda.partA) },
          ...(agenda.partB.length === 0
            ? []
            : [{ path: ['agenda', 'part-b'], names: names(agenda.partB) }]),
        ]
      : [{ path: ['agenda'], names: names(agenda.partA) }],
    items: await itemsIn(join(folder, 'items'), folders.council),
    standing: new Set((standing.value ?? []).map(({ name }) => name)),
  };
}

async function itemsIn(folder: string, root: string): Promise<ReadonlyMap<string, WrittenItem>> {
  const { markdown } = await listFolder(folder, root);
  const read = await Promise.all(
    markdown.map(async (name): Promise<readonly [string, WrittenItem]> => {
      const file = join(folder, name);
      const text = await readTextFile(file, root);
      const parted = text.value === undefined ? undefined : parseMarkdownFile(text.value, file);
      const data = Object(parted?.value?.front.data);
      const words = (key: string): string | undefined =>
        typeof data[key] === 'string' ? data[key] : undefined;
      const documents: readonly unknown[] = Array.isArray(data.documents) ? data.documents : [];
      const files = documents.flatMap((one) => {
        const path = typeof one === 'string' ? one : Reflect.get(Object(one), 'file');
        return typeof path === 'string' ? [path] : [];
      });
      const item = {
        file,
        text: text.value === undefined ? '' : await readFile(file, 'utf8'),
        standing: words('standing'),
        title: words('title'),
        documents: documents.length,
        files,
      };
      return [itemNameOf(name), item];
    }),
  );
  return new Map(read);
}

function refused(diagnostics: readonly Diagnostic[]): UsageError {
  const [first] = diagnostics;
  return new UsageError(
    first === undefined
      ? 'This meeting cannot be read. Nothing was changed.'
      : `${placed(first)}${first.message} Nothing was changed.`,
    { hints: first?.hints ?? [] },
  );
}
