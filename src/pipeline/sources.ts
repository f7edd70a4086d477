/** load → resolve: the pack or supplement that is asked for, and the files that it will be. */
import { collect } from '../diagnostics/collect.js';
import { diagnose } from '../diagnostics/index.js';
import { issuedFolder, loadPack, registerFile } from '../load/index.js';
import type { Pack } from '../model/agenda.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import { numberOf, type PackPart, wholePack } from '../model/issue.js';
import type { PackSource } from '../model/source.js';
import * as publish from '../publish/index.js';
import { type News, resolvePack, sourceOfPart } from '../resolve/index.js';
import { withOpenActions } from './actions.js';
import type { Order } from './terms.js';

/** A pack as its sources say, and where it will be written. */
export interface ReadPack {
  /** All that the meeting has, whatever of it belongs to this pack. */
  readonly source: PackSource;
  readonly pack: Pack;
  readonly files: publish.OutputFiles;
  /** What is in nothing that was issued before; where nothing was, there is none. */
  readonly news: News;
}

/** Reads and resolves the pack of an order, and makes sure that it can be written where it is to go. */
export function readPack(folder: string, order: Order): Promise<Checked<ReadPack>> {
  return collect(order.strict, async ({ take }) => {
    const read = take(await resolved(folder, order));
    if (read === undefined) return undefined;
    // Asked again when it is written; here too, since a user has nothing of waiting for a refusal.
    await publish.guardOutput(read.files, publish.placeOf(order.out), boundsOf(read));
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
  return value && { files: value.files, sources: boundsOf(value).sources };
}

/** What was cut from an earlier build may hold what this one may not: it goes, however this one ends. */
export function removeOldCuts(read: ReadPack): Promise<void> {
  return publish.removeCuts(read.files, boundsOf(read).sources);
}

/** What nothing that is made of these sources may be written over, or into. */
export function boundsOf({ source, pack }: Pick<ReadPack, 'source' | 'pack'>): publish.Bounds {
  const { meeting, council } = source.folders;
  const sources = publish.sourceFiles(source, pack, registerFile(meeting));
  return { council, issued: issuedFolder(meeting), sources };
}

function resolved(folder: string, order: Order): Promise<Checked<ReadPack>> {
  return collect(order.strict, async ({ take, add }) => {
    const loaded = take(await loadPack(folder, order.edition));
    const source = loaded && take(await withOpenActions(loaded));
    if (source === undefined) return undefined;
    if (order.part === 'supplement' && source.issued[0]?.edition !== order.edition) {
      const { at } = source.meeting;
      return void add([diagnose('nothing-issued', { edition: order.edition }, { at })]);
    }
    const part = partOf(source, order);
    const { source: own, supplement, news } = sourceOfPart(source, part, order.edition);
    const resolution = take(resolvePack(own, order.edition, supplement));
    if (resolution === undefined) return undefined;
    const pack = { ...resolution, ...given({ recipient: order.recipient }) };
    return { source, pack, files: publish.outputFiles(pack, order.out), news };
  });
}

/** The part that was issued last. */
export function lastPart({ issued }: PackSource): PackPart {
  return issued.at(-1)?.part ?? wholePack;
}

/** A supplement is always the next one: those before it are issued. */
function partOf(source: PackSource, { part }: Order): PackPart {
  if (part === undefined) return wholePack;
  return { kind: 'supplement', number: numberOf(lastPart(source)) + 1 };
}
