/** The whole program on one screen: from a meeting folder to a page plan, and on to a published pack. Each step is a file of `pipeline/`. */
import { collect } from './diagnostics/collect.js';
import type { Checked } from './model/diagnostic.js';
import { given } from './model/given.js';
import type { PackSource } from './model/source.js';
import { draftOf } from './pipeline/draft.js';
import { aboutAbsence, guardBeside } from './pipeline/guarded.js';
import { draftMinutes, minutesOf, readMinutes } from './pipeline/minutes.js';
import { minutesPaper } from './pipeline/minutes-paper.js';
import { numberPages } from './pipeline/number.js';
import { prepareOwnPages } from './pipeline/own-pages.js';
import { writePaper } from './pipeline/paper.js';
import { convertPapers } from './pipeline/papers.js';
import { readPack } from './pipeline/sources.js';
import type { Draft, Looked, MadeMinutes, Order, Published, Workshop } from './pipeline/terms.js';
import { writePack } from './pipeline/write.js';

export { foreseePack } from './pipeline/sources.js';
export type {
  Absence,
  Draft,
  Looked,
  MadeMinutes,
  Order,
  Published,
  Workshop,
} from './pipeline/terms.js';

/**
 * load → resolve → convert → inspect → (render → print → paginate)*: everything that a build decides. `onSource` is called as
 * soon as the sources are known and sound, for what goes on beside it.
 */
export function planPack(
  folder: string,
  order: Order,
  shop: Workshop,
  onSource: (source: PackSource) => void = () => undefined,
): Promise<Checked<Draft>> {
  return collect(order.strict, async ({ take, ready }) => {
    const read = take(await readPack(folder, order));
    if (read === undefined) return undefined;
    const { source, pack } = read;
    if (ready()) onSource(source);
    const own = take(await prepareOwnPages(pack, shop));
    const papers = own && take(await convertPapers(pack, own, shop));
    if (own === undefined || papers === undefined || !ready()) return undefined;
    const numbered = take(await numberPages(pack, own, papers, shop));
    return numbered && draftOf(read, papers, numbered, order, shop);
  });
}

/**
 * planPack, and beside a public pack the guard's reading of what is restricted: whether that can be read at all, and
 * which of its words public sources have too. The pages themselves are looked through by `buildPack` only.
 */
export function checkPack(folder: string, order: Order, shop: Workshop): Promise<Checked<Looked>> {
  const guard = guardBeside(folder, order);
  return collect(order.strict, async ({ take }) => {
    const draft = take(await planPack(folder, order, shop, guard.onSource));
    const guarded = take(await guard.guarded());
    if (draft !== undefined) {
      take(await minutesOf(draft.pack, async () => ({ value: draft.map, diagnostics: [] })));
    }
    return draft && { ...draft, ...given({ absence: guarded && aboutAbsence(guarded) }) };
  }).finally(guard.close);
}

/**
 * planPack → assemble (→ linearise) → verify → publish. Nothing is published that differs from its plan; beside a
 * public pack a guard reads what is restricted, and nothing is published that holds any of it.
 */
export function buildPack(
  folder: string,
  order: Order,
  shop: Workshop,
): Promise<Checked<Published>> {
  const guard = guardBeside(folder, order);
  return collect(order.strict, async ({ take, ready }) => {
    const draft = take(await planPack(folder, order, shop, guard.onSource));
    return draft && ready() ? take(await writePack(draft, guard, order, shop)) : undefined;
  }).finally(guard.close);
}

/** load → resolve → minute (→ render → print → paginate → assemble → verify → publish); a draft where there are none. */
export function makeMinutes(
  folder: string,
  order: Order,
  shop: Workshop,
): Promise<Checked<MadeMinutes>> {
  const guard = guardBeside(folder, order);
  const askPages = async () => {
    const { value, diagnostics } = await planPack(folder, { ...order, strict: false }, shop);
    return { diagnostics, ...given({ value: value?.map }) };
  };
  return collect(order.strict, async ({ take, ready }): Promise<MadeMinutes | undefined> => {
    const read = take(await readMinutes(folder, order, askPages));
    if (read === undefined || !ready()) return undefined;
    if (read.minuted === undefined)
      return { kind: 'draft', files: await draftMinutes(read, askPages) };
    guard.onSource(read.source);
    const made = take(await writePaper(read.pack, minutesPaper(read.minuted), guard, order, shop));
    return made && { kind: 'minutes', ...made };
  }).finally(guard.close);
}
