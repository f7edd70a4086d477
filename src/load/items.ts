/** Reads the folder items/. Knows nothing of standing texts, and opens no document. */
import { join } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import { withUnreadDocuments } from '../diagnostics/unread-documents.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ItemSource } from '../model/source.js';
import { itemLabel } from './agenda.js';
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
  readonly diagnostics: readonly Diagnostic[];
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
      return {
        item:
          (sound ? item?.value : undefined) ??
          standInItem(name, { file: join(folder, file), line: 1, column: 1 }),
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
  return {
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
