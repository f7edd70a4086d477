/** `pack supplement`: the next supplement to what was issued, made by the steps of a pack. */
import { collect } from '../diagnostics/collect.js';
import type { Checked } from '../model/diagnostic.js';
import { lastPart, readPack } from '../pipeline/sources.js';
import type { Order, Supplemented, Workshop } from '../pipeline/terms.js';
import { buildPack } from '../pipeline.js';
import { isNews } from '../resolve/index.js';

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
