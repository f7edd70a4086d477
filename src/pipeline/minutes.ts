/** load → resolve → minute: the minutes of a meeting, checked and numbered; or a draft of them, where there are none. */

import { join } from 'node:path';
import { collect } from '../diagnostics/collect.js';
import { diagnose } from '../diagnostics/index.js';
import { exemptMinutesFile, loadMinutes, loadPack, minutesFile } from '../load/index.js';
import {
  type CitedPages,
  citePages,
  minuteMeeting,
  scaffold,
  scaffoldExempt,
} from '../minute/index.js';
import type { Pack } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { IssuedPart } from '../model/issue.js';
import type { PageMap } from '../model/map.js';
import type { Minuted } from '../model/minuted.js';
import type { PackSource } from '../model/source.js';
import * as publish from '../publish/index.js';
import { resolvePack } from '../resolve/index.js';
import { type EarlierMeeting, isSound, readEarlier, unreadable } from './earlier.js';
import type { Order } from './terms.js';

export interface ReadMinutes {
  readonly source: PackSource;
  readonly pack: Pack;
  /** Missing where there are no minutes yet. */
  readonly minuted?: Minuted;
}

/** Asks for the pages of the pack: it takes long, and is done only where minutes cite any. */
export type AskPages = () => Promise<Checked<PageMap>>;

/** The pack's own warnings are told when the pack is built. */
export function readMinutes(
  folder: string,
  { edition, strict }: Order,
  askPages: AskPages,
): Promise<Checked<ReadMinutes>> {
  return collect(strict, async ({ take }) => {
    const source = take(errorsOf(await loadPack(folder, edition)));
    const pack = source && take(errorsOf(resolvePack(source, edition)));
    if (source === undefined || pack === undefined) return undefined;
    const minuted = take(await minutesOf(pack, source.issued, askPages));
    return { source, pack, ...given({ minuted }) };
  });
}

/** The minutes of a pack that is resolved. No value where there are none. */
export async function minutesOf(
  pack: Pack,
  issued: readonly IssuedPart[],
  askPages: AskPages,
): Promise<Checked<Minuted>> {
  const { meeting, council } = pack.folders;
  return collect(false, async ({ take, add }) => {
    const read = await loadMinutes(meeting, council, minutesFile, pack.edition);
    const minutes = take(read);
    // For the public the other file is not opened.
    const closed =
      pack.edition === 'members'
        ? await loadMinutes(meeting, council, exemptMinutesFile, pack.edition)
        : undefined;
    const exempt = closed && take(closed);
    if (closed?.isThere && !read.isThere) {
      add([diagnose('minutes-missing', {}, { at: { file: join(meeting, exemptMinutesFile) } })]);
    }
    if (minutes === undefined) return undefined;
    const row = take(await readEarlier(pack.folders)) ?? [];
    const earlier = row.map(({ numbered }) => numbered);
    const pages = citePages(pack, minutes) ? await pagesOf(issued, askPages) : undefined;
    return take(minuteMeeting({ pack, minutes, earlier, ...given({ exempt }) }, pages));
  });
}

/**
 * The public minutes of the meeting in a folder, as the next meeting has them; pages that they cite are not looked up.
 * Errors: `earlier-minutes-unreadable`, in place of all that is wrong with them.
 */
export async function publicMinutes(folder: string, council: string): Promise<Checked<Minuted>> {
  const read = await minutesIn(folder);
  if (isSound(read)) return read;
  // Of a meeting before it that is told already, nothing else need be said.
  const isOther = ({ code }: Diagnostic) => code === 'earlier-minutes-unreadable';
  const own = read.diagnostics.filter((one) => !isOther(one));
  const told = own.length === 0 ? [] : [unreadable(folder, council, own)];
  return { ...read, diagnostics: [...read.diagnostics.filter(isOther), ...told] };
}

function minutesIn(folder: string): Promise<Checked<Minuted>> {
  return collect(false, async ({ take }) => {
    const source = take(errorsOf(await loadPack(folder, 'public')));
    const pack = source && take(errorsOf(resolvePack(source, 'public')));
    return pack && take(errorsOf(await minutesOf(pack, source.issued, nobodyKnows)));
  });
}

/** The same of every meeting of a row. Errors: `earlier-minutes-unreadable`, in place of all that is wrong with one. */
export function rowOfMinutes(
  row: readonly EarlierMeeting[],
): Promise<Checked<readonly { readonly folder: string; readonly minuted: Minuted }[]>> {
  return collect(false, async ({ add }) => {
    const all: { readonly folder: string; readonly minuted: Minuted }[] = [];
    for (const [index, { folder, source, pack, minutes }] of row.entries()) {
      const earlier = row.slice(0, index).map(({ numbered }) => numbered);
      const pages = citePages(pack, minutes)
        ? await pagesOf(source.issued, nobodyKnows)
        : undefined;
      const minuted = minuteMeeting({ pack, minutes, earlier }, pages);
      if (minuted.value === undefined || !isSound(minuted)) {
        add([unreadable(folder, pack.folders.council, minuted.diagnostics)]);
      } else all.push({ folder, minuted: minuted.value });
    }
    return all;
  });
}

const nobodyKnows: AskPages = async () => ({ diagnostics: [] });

/**
 * What was issued counts, pack and supplements; while nothing was, what is planned. Undefined where the pack has mistakes
 * that keep anybody from saying on which pages its papers are.
 */
async function pagesOf(
  issued: readonly IssuedPart[],
  askPages: AskPages,
): Promise<CitedPages | undefined> {
  if (issued.length > 0) return { maps: issued.map(({ pages }) => pages), issued: true };
  const { value } = await askPages();
  return value && { maps: [value], issued: false };
}

/** Writes drafts of the minutes that are missing; answers their files, absolute. */
export async function draftMinutes(
  { source, pack, minuted }: ReadMinutes,
  askPages: AskPages,
): Promise<readonly string[]> {
  const exempt = { name: exemptMinutesFile, text: scaffoldExempt(pack, minuted) };
  // What everybody reads is written: only the other file may be missing.
  if (minuted !== undefined) return writeDrafts([exempt], pack);
  const { value: map } = await askPages();
  const standing = new Map(
    [...source.meeting.partA, ...source.meeting.partB].map(({ name }) => [
      name,
      source.items.get(name)?.standing?.name ?? name,
    ]),
  );
  const text = scaffold({ pack, standing, ...given({ map }) });
  return writeDrafts([{ name: minutesFile, text }, exempt], pack);
}

/** Where there is no such file yet. */
async function writeDrafts(
  drafts: readonly { readonly name: string; readonly text: string | undefined }[],
  pack: Pack,
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { name, text } of drafts) {
    const file = join(pack.folders.meeting, name);
    if (text !== undefined && (await publish.writeNew(file, text))) written.push(file);
  }
  return written;
}

function errorsOf<T>(checked: Checked<T>): Checked<T> {
  return {
    ...checked,
    diagnostics: checked.diagnostics.filter(({ severity }) => severity === 'error'),
  };
}
