/** `pack check`: everything that there is to say of a meeting’s pack, its notice, minutes and decisions; nothing is written. */
import { collect } from '../diagnostics/collect.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Notices } from '../model/notice.js';
import type { PackSource } from '../model/source.js';
import { decisionsOf } from '../pipeline/decisions.js';
import { aboutAbsence, guardBeside } from '../pipeline/guarded.js';
import { minutesOf } from '../pipeline/minutes.js';
import type { Looked, Order, Workshop } from '../pipeline/terms.js';
import { planPack } from '../pipeline.js';
import { resolvePack } from '../resolve/index.js';

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
      // A pack that was issued lacks what its supplements added, and that is minuted too. Its mistakes have been told.
      const pack = (source && resolvePack(source, order.edition).value) ?? draft.pack;
      if (source !== undefined) take(await decisionsOf(source, pack));
      take(await minutesOf(pack, issued, async () => ({ value: draft.map, diagnostics: [] })));
    }
    const absence = draft && guarded && take(aboutAbsence(draft.pack, guarded));
    return given({ notices, absence });
  }).finally(guard.close);
}
