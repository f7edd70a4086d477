/** Whether something is still kept in memory by anybody, told after the collector has been through. */
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** How many of them nobody could let go of. */
export async function stillAlive(references: readonly WeakRef<object>[]): Promise<number> {
  for (let round = 0; round < 3; round++) {
    // What has been looked at through a WeakRef stays until the turn of the event loop is over.
    await setTimeout(1);
    collect();
  }
  return references.filter((reference) => reference.deref() !== undefined).length;
}
