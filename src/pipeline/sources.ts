/** load → resolve: the pack that is asked for, and the files that it will be. */
import { collect } from '../diagnostics/collect.js';
import { loadPack } from '../load/index.js';
import type { Pack } from '../model/agenda.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { PackSource } from '../model/source.js';
import * as publish from '../publish/index.js';
import { resolvePack } from '../resolve/index.js';
import { withOpenActions } from './actions.js';
import type { Order } from './terms.js';

/** A pack as its sources say, and where it will be written. */
export interface ReadPack {
  readonly source: PackSource;
  readonly pack: Pack;
  readonly files: publish.OutputFiles;
}

/** Reads and resolves the pack of an order, and makes sure that it can be written where it is to go. */
export function readPack(folder: string, order: Order): Promise<Checked<ReadPack>> {
  return collect(order.strict, async ({ take }) => {
    const read = take(await resolved(folder, order));
    if (read === undefined) return undefined;
    const { source, pack, files } = read;
    if (order.out === undefined) await publish.guardPlace(files, pack.folders.council);
    await publish.guardSources(files, publish.sourceFiles(source, pack));
    return read;
  });
}

/**
 * What building a pack would write, and from what, without building it. Undefined where the pack has
 * mistakes that leave this open: its build will tell them, and write nothing.
 */
export async function foreseePack(
  folder: string,
  order: Order,
): Promise<Omit<publish.Foreseen, 'folder'> | undefined> {
  const { value } = await resolved(folder, order);
  return value && { files: value.files, sources: publish.sourceFiles(value.source, value.pack) };
}

function resolved(folder: string, order: Order): Promise<Checked<ReadPack>> {
  return collect(order.strict, async ({ take }) => {
    const loaded = take(await loadPack(folder, order.edition));
    const source = loaded && take(await withOpenActions(loaded));
    const resolution = source && take(resolvePack(source, order.edition));
    if (source === undefined || resolution === undefined) return undefined;
    const pack = { ...resolution, ...given({ recipient: order.recipient }) };
    return { source, pack, files: publish.outputFiles(pack, order.out) };
  });
}
