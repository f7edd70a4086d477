/** The whole program on one screen: from a meeting folder to a page plan, and on to a published pack. Each step is a file of `pipeline/`; what else is done with it is in `meeting/`. */
import { collect } from './diagnostics/collect.js';
import type { Checked } from './model/diagnostic.js';
import { draftOf } from './pipeline/draft.js';
import { sinceIssue } from './pipeline/frozen.js';
import { guardBeside } from './pipeline/guarded.js';
import { lockingOf } from './pipeline/lock.js';
import { openMeanwhile } from './pipeline/meanwhile.js';
import { tellNotices } from './pipeline/notices.js';
import { numberPages } from './pipeline/number.js';
import { prepareOwnPages } from './pipeline/own-pages.js';
import { convertPapers } from './pipeline/papers.js';
import { openPress } from './pipeline/press.js';
import { readPack, removeOldCuts } from './pipeline/sources.js';
import { splitPack } from './pipeline/split.js';
import type { Beside, Draft, Order, Published, Workshop } from './pipeline/terms.js';
import { writePack } from './pipeline/write.js';
import { placeOf } from './publish/index.js';

export { foreseePack } from './pipeline/sources.js';
export type {
  Absence,
  Doing,
  Draft,
  MadeMinutes,
  Order,
  Progress,
  Published,
  Supplemented,
  Workshop,
  Written,
} from './pipeline/terms.js';

/**
 * load → resolve → convert → inspect → (render → print → paginate)*: everything that a build decides. `beside` is told
 * what is known early, for what goes on beside it.
 */
export function planPack(
  folder: string,
  order: Order,
  shop: Workshop,
  beside: Beside = {},
): Promise<Checked<Draft>> {
  return collect(order.strict, async ({ take, add, ready }) => {
    const read = take(await readPack(folder, order));
    if (read === undefined) return undefined;
    const { source, pack } = read;
    await beside.onRead?.(read);
    if (ready()) beside.onSource?.(source);
    const meanwhile = openMeanwhile();
    const counting = meanwhile.later(() => tellNotices(source, order));
    const press = await openPress(pack, shop, meanwhile);
    add(press.templates.diagnostics);
    const preparing = meanwhile.later(() => prepareOwnPages(pack, press));
    const papers = take(await convertPapers(pack, press, shop, meanwhile, beside));
    const own = take(await preparing());
    const notices = take(await counting());
    if (notices !== undefined) beside.onNotices?.(notices);
    if (own === undefined || papers === undefined || !ready()) return undefined;
    const numbered = take(await numberPages(pack, own, papers, shop));
    const draft = numbered && (await draftOf(read, press, papers, numbered, order, shop));
    if (draft !== undefined) add(await sinceIssue(read, draft.map));
    return draft;
  });
}

/**
 * planPack → assemble (→ linearise) → verify → publish. Nothing is published that differs from its plan; beside a
 * public pack a guard reads what is restricted, and nothing is published that holds any of it. What was cut from an earlier
 * build goes first, also where this one comes to nothing.
 */
export function buildPack(
  folder: string,
  order: Order,
  shop: Workshop,
): Promise<Checked<Published>> {
  const guard = guardBeside(folder, order);
  return collect(order.strict, async ({ take, ready }) => {
    const beside = { ...guard, onRead: removeOldCuts };
    const draft = take(await planPack(folder, order, shop, beside));
    const locking = draft && take(await lockingOf(draft, order, shop));
    if (draft === undefined || locking === undefined || !ready()) return undefined;
    const keeping = { place: placeOf(order.out), accept: locking.accept };
    const made = take(await writePack(draft, guard, order, shop, keeping));
    if (made !== undefined) await locking.keep();
    if (made === undefined || order.split === undefined || !ready()) return made;
    const split = take(await splitPack(made, order.split, guard, order, shop));
    return split && { ...made, split };
  }).finally(guard.close);
}
