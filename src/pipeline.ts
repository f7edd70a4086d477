/** The whole program on one screen: from a meeting folder to a page plan, and on to a published pack. Each step is a file of `pipeline/`. */
import { collect } from './diagnostics/collect.js';
import type { Checked } from './model/diagnostic.js';
import { given } from './model/given.js';
import type { Notices } from './model/notice.js';
import type { Vouched } from './model/paper.js';
import type { PackSource } from './model/source.js';
import { consolidate } from './pipeline/consolidated.js';
import { decisionsOf, decisionsPaper } from './pipeline/decisions.js';
import { draftOf } from './pipeline/draft.js';
import { sinceIssue } from './pipeline/frozen.js';
import { aboutAbsence, guardBeside } from './pipeline/guarded.js';
import { type Issued, issueBuilt, type Release } from './pipeline/issue.js';
import { draftMinutes, minutesOf, readMinutes } from './pipeline/minutes.js';
import { minutesPaper } from './pipeline/minutes-paper.js';
import { tellNotices } from './pipeline/notices.js';
import { numberPages } from './pipeline/number.js';
import { prepareOwnPages } from './pipeline/own-pages.js';
import { type PaperOrder, writePaper } from './pipeline/paper.js';
import { convertPapers } from './pipeline/papers.js';
import { lastPart, readPack } from './pipeline/sources.js';
import { splitPack } from './pipeline/split.js';
import type {
  Beside,
  Draft,
  Looked,
  MadeMinutes,
  Order,
  Published,
  Supplemented,
  Workshop,
  Written,
} from './pipeline/terms.js';
import { writePack } from './pipeline/write.js';
import { isNews } from './resolve/index.js';

export type { Issued, Release } from './pipeline/issue.js';
export { foreseePack } from './pipeline/sources.js';
export type {
  Absence,
  Draft,
  Looked,
  MadeMinutes,
  Order,
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
    const notices = take(await tellNotices(source, order));
    if (notices !== undefined) beside.onNotices?.(notices);
    if (ready()) beside.onSource?.(source);
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
 * which of its words public sources have too. The pages themselves are looked through by `buildPack` only. The count of
 * the meeting's notice is in the answer, whatever else is wrong.
 */
export function checkPack(folder: string, order: Order, shop: Workshop): Promise<Checked<Looked>> {
  const guard = guardBeside(folder, order);
  return collect(order.strict, async ({ take }) => {
    let notices: Notices | undefined;
    const onNotices = (counted: Notices): void => {
      notices = counted;
    };
    let source: PackSource | undefined;
    const onSource = (read: PackSource): void => {
      source = read;
      guard.onSource(read);
    };
    const draft = take(await planPack(folder, order, shop, { onSource, onNotices }));
    const guarded = take(await guard.guarded());
    if (draft !== undefined) {
      const issued = source?.issued ?? [];
      if (source !== undefined) take(await decisionsOf(source, draft.pack));
      take(
        await minutesOf(draft.pack, issued, async () => ({ value: draft.map, diagnostics: [] })),
      );
    }
    const absence = draft && guarded && take(aboutAbsence(draft.pack, guarded));
    return given({ notices, absence });
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
    const draft = take(await planPack(folder, order, shop, guard));
    const made = draft && ready() ? take(await writePack(draft, guard, order, shop)) : undefined;
    if (made === undefined || order.split === undefined || !ready()) return made;
    const split = take(await splitPack(made, order.split, guard, order, shop));
    return split && { ...made, split };
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
    const decided = take(await decisionsOf(read.source, read.pack));
    if (!ready()) return undefined;
    guard.onSource(read.source);
    const write = <M extends Vouched>(paper: PaperOrder<M>) =>
      writePaper(read.pack, paper, guard, order, shop);
    // They are the same for members, who need not have them twice.
    const isNoticed = order.edition === 'public' && decided !== undefined && decided.length > 0;
    const decisions = isNoticed ? take(await write(decisionsPaper(read.pack, decided))) : undefined;
    if (read.minuted === undefined) {
      return { kind: 'draft', files: await draftMinutes(read, askPages), ...given({ decisions }) };
    }
    const made = take(await write(minutesPaper(read.minuted)));
    return made && { kind: 'minutes', ...made, ...given({ decisions }) };
  }).finally(guard.close);
}

/** All that was issued of a meeting, in one file. */
export function consolidatePack(
  folder: string,
  order: Order,
  shop: Workshop,
): Promise<Checked<Written>> {
  const guard = guardBeside(folder, order);
  return consolidate(folder, order, guard, shop).finally(guard.close);
}

/**
 * The next supplement, of all that came since the last issue; that there is nothing new where there is not, and nothing is
 * written then.
 */
export function supplementPack(
  folder: string,
  order: Order,
  shop: Workshop,
): Promise<Checked<Supplemented>> {
  const next: Order = { ...order, part: 'supplement' };
  return collect(order.strict, async ({ take }) => {
    const read = take(await readPack(folder, next));
    if (read === undefined) return undefined;
    if (!isNews(read.news)) return { kind: 'nothing-new', since: lastPart(read.source) };
    const made = take(await buildPack(folder, next, shop));
    return made && { kind: 'made', made };
  });
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
  const planned = (again: Order) => planPack(folder, again, shop, guard);
  return issueBuilt(folder, order, release, guard, shop, planned).finally(guard.close);
}
