/** Reads the folder items/. Knows nothing of standing texts, and opens no document. */
import { join } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import { withUnreadDocuments } from '../diagnostics/unread-documents.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ItemSource } from '../model/source.js';
import { mayBeRestricted } from './access-in-doubt.js';
import { itemLabel } from './agenda.js';
import type { Closed } from './discreet.js';
import { groupBy } from './group-by.js';
import { readItem } from './item.js';
import { itemNameOf } from './item-name.js';
import { listFolder, readMarkdownFile } from './markdown-folder.js';
import type { AgendaSource } from './meeting.js';
import { standInItem } from './stand-ins.js';

export interface ItemsReading {
  /** By name; what cannot be read has a stand-in. */
  readonly items: ReadonlyMap<string, ItemSource>;
  readonly otherFiles: readonly string[];
  /** Of the folder, and of each file. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files in which something is, or may be, restricted; those of items that are public themselves are not in `names`. */
  readonly closed: Closed;
}

/** Every item file of the meeting, listed on the agenda or not. */
export async function readItems(
  meetingFolder: string,
  root: string,
  agenda: AgendaSource | undefined,
): Promise<ItemsReading> {
  const folder = join(meetingFolder, 'items');
  const { markdown, others, diagnostics } = await listFolder(folder, root);
  const read = await Promise.all(
    markdown.map(async (file) => {
      const name = itemNameOf(file);
      const label = itemLabel(name, agenda);
      const text = await readMarkdownFile(folder, file, root, label);
      const item = text.value && readItem(text.value, name, label);
      // A key that is written twice may be the item's access.
      const sound = text.diagnostics.every(({ severity }) => severity !== 'error');
      const value = sound ? item?.value : undefined;
      const inDoubt = value === undefined && mayBeRestricted(text.text);
      const at = { file: join(folder, file), line: 1, column: 1 };
      return {
        path: at.file,
        inDoubt,
        item: value ?? standInItem(name, at, inDoubt),
        diagnostics: [
          ...(sound || !/^\s*documents\s*:/im.test(text.text ?? '')
            ? text.diagnostics
            : text.diagnostics.map((one) =>
                one.severity === 'error' ? withUnreadDocuments(one) : one,
              )),
          ...(item?.diagnostics ?? []),
        ],
      };
    }),
  );
  const inPartB = new Set(agenda?.partB.map((entry) => entry.name));
  const closed = read.filter(
    ({ item, inDoubt }) => inDoubt || inPartB.has(item.name) || item.access.kind !== 'public',
  );
  const partly = read.filter(({ item }) =>
    item.documents.some((document) => document.access.kind !== 'public'),
  );
  return {
    closed: {
      names: new Set([...closed.map(({ item }) => item.name), ...inPartB]),
      files: new Map(closed.map(({ path, item }) => [path, item.name])),
      partly: new Set(partly.map(({ path }) => path)),
    },
    items: new Map(read.map(({ item }) => [item.name, item])),
    otherFiles: others,
    diagnostics: [
      ...diagnostics,
      ...sameNames(markdown, folder),
      ...read.flatMap((one) => one.diagnostics),
    ],
  };
}

/** Files that are the same item on some machine: letters' case is not told apart everywhere. */
function sameNames(files: readonly string[], folder: string): readonly Diagnostic[] {
  return groupBy(files, (file) => itemNameOf(file).toLowerCase())
    .filter((same) => same.length > 1)
    .map((same) => {
      const at = { file: join(folder, same.at(-1) ?? ''), line: 1, column: 1 };
      const name = itemNameOf(same[0] ?? '');
      return diagnose('duplicate-item-file', { name, files: same }, { at });
    });
}
