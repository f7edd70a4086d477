/** A build that is held to its lock (`--frozen`), or whose lock is written (`--lock`). */
import { fontVersions } from '../browser/fontconfig.js';
import { collect } from '../diagnostics/collect.js';
import { lockFile, readLock } from '../load/index.js';
import * as lock from '../lock/index.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import * as publish from '../publish/index.js';
import type { Draft, Order, Workshop } from './terms.js';

export interface Locking {
  /** What is against the page map as it will be written. */
  readonly accept: (mapJson: string) => readonly Diagnostic[];
  /** Once the pack is published. */
  readonly keep: () => Promise<void>;
}

const nothing: Locking = { accept: () => [], keep: async () => undefined };

/** Every difference of the draft from its lock is told, before anything is written. */
export function lockingOf(draft: Draft, order: Order, shop: Workshop): Promise<Checked<Locking>> {
  return collect(order.strict, async ({ take, add }) => {
    if (order.lock === undefined) return nothing;
    const settings = given({ linearize: order.linearize, sourceDateEpoch: shop.epoch });
    const tools = { pdfium: shop.pdfium.identity, fonts: fontVersions().join(', ') };
    const now = await lock.foreseeLock(draft, settings, tools);
    const { meeting, council } = draft.pack.folders;
    const file = lockFile(meeting);
    if (order.lock === 'hold') {
      const locked = take(await readLock(file, council));
      if (locked === undefined) return undefined;
      add(lock.differences(locked, now, file));
      const accept = (mapJson: string) =>
        lock.outputDifferences(locked, lock.outputOf(mapJson, draft.files), file);
      return { ...nothing, accept };
    }
    let output: ReturnType<typeof lock.outputOf> | undefined;
    return {
      accept: (mapJson) => {
        output = lock.outputOf(mapJson, draft.files);
        return [];
      },
      keep: async () => {
        if (output !== undefined) {
          await publish.writeLock(file, lock.lockJson({ ...now, output }));
        }
      },
    };
  });
}
