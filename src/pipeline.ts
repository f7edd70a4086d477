/** The whole program on one screen: from a meeting folder to a page plan, and on to a published pack. Each step is a file of `pipeline/`. */
import { collect } from './diagnostics/collect.js';
import type { Checked } from './model/diagnostic.js';
import { given } from './model/given.js';
import type { PackSource } from './model/source.js';
import { draftOf } from './pipeline/draft.js';
import { sinceIssue } from './pipeline/frozen.js';
import { aboutAbsence, guardBeside } from './pipeline/guarded.js';
import { type Issued, issueBuilt, type Release } from './pipeline/issue.js';
import { numberPages } from './pipeline/number.js';
import { prepareOwnPages } from './pipeline/own-pages.js';
import { convertPapers } from './pipeline/papers.js';
import { readPack } from './pipeline/sources.js';
import type { Draft, Looked, Order, Published, Workshop } from './pipeline/terms.js';
import { writePack } from './pipeline/write.js';

export type { Issued, Release } from './pipeline/issue.js';
export { foreseePack } from './pipeline/sources.js';
export type { Absence, Draft, Looked, Order, Published, Workshop } from './pipeline/terms.js';

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
  return collect(order.strict, async ({ take, add, ready }) => {
    const read = take(await readPack(folder, order));
    if (read === undefined) return undefined;
    const { source, pack } = read;
    if (ready()) onSource(source);
    const own = take(await prepareOwnPages(pack, shop));
    const papers = own && take(await convertPapers(pack, own, shop));
    if (own === undefined || papers === undefined || !ready()) return undefined;
    const numbered = take(await numberPages(pack, own, papers, shop));
    const draft = numbered && (await draftOf(read, papers, numbered, order, shop));
    if (draft !== undefined) add(await sinceIssue(read, draft.map));
    return draft;
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

/**
 * A pack as it was built and checked is made once more; where it comes out as it was, it is kept in the folder `issued`,
 * and the register says who prepared and who checked it.
 */
export function issuePack(
  folder: string,
  order: Order,
  release: Release,
  shop: Workshop,
): Promise<Checked<Issued>> {
  const guard = guardBeside(folder, order);
  const planned = (again: Order) => planPack(folder, again, shop, guard.onSource);
  return issueBuilt(folder, order, release, guard, shop, planned).finally(guard.close);
}
