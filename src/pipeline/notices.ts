/** notice: the days before a meeting, counted by the law of the council's nation. */
import { readNoticeLaw } from '../load/index.js';
import type { Checked } from '../model/diagnostic.js';
import type { Notices } from '../model/notice.js';
import type { PackSource } from '../model/source.js';
import { countNotices } from '../notice/index.js';
import type { Order } from './terms.js';

export async function tellNotices(
  source: PackSource,
  { edition }: Order,
): Promise<Checked<Notices>> {
  return countNotices(source, await readNoticeLaw(source.council.nation), edition);
}
