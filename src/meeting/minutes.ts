/** `pack minutes`: the minutes of a meeting and the notices of what was decided, or drafts of minutes that are not there yet. */
import { collect } from '../diagnostics/collect.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Vouched } from '../model/paper.js';
import { decisionsOf, decisionsPaper } from '../pipeline/decisions.js';
import { guardBeside } from '../pipeline/guarded.js';
import { draftMinutes, readMinutes } from '../pipeline/minutes.js';
import { minutesPaper } from '../pipeline/minutes-paper.js';
import { type PaperOrder, writePaper } from '../pipeline/paper.js';
import type { MadeMinutes, Order, Workshop } from '../pipeline/terms.js';
import { planPack } from '../pipeline.js';

/**
 * load → resolve → minute (→ render → print → paginate → assemble → verify → publish); a draft where there are none, for
 * members also of what was not public, where only the public minutes are there.
 */
export function makeMinutes(
  folder: string,
  order: Order,
  shop: Workshop,
): Promise<Checked<MadeMinutes>> {
  const guard = guardBeside(folder, order, 'minutes');
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
      writePaper(read, paper, guard, order, shop);
    // They are the same for members, who need not have them twice.
    const isNoticed = order.edition === 'public' && decided !== undefined && decided.length > 0;
    const decisions = isNoticed ? take(await write(decisionsPaper(read.pack, decided))) : undefined;
    const files = await draftMinutes(read, askPages);
    if (read.minuted === undefined || files.length > 0) {
      return { kind: 'draft', files, ...given({ decisions }) };
    }
    const made = take(await write(minutesPaper(read.minuted)));
    return made && { kind: 'minutes', ...made, ...given({ decisions }) };
  }).finally(guard.close);
}
