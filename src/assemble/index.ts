/**
 * The stage `assemble`: segments and a page plan become one PDF. Decides nothing: what is written is what the plan
 * says. How PDF files are put together is known to the engine `pdf`.
 */
import type { Pack } from '../model/agenda.js';
import type { PagePlan } from '../model/plan.js';
import type { Segment } from '../model/segment.js';
import { type FileDescription, type Sink, splicePdf, type WrittenFile } from '../pdf/splicing.js';
import { readParts, spliceOrder } from './order.js';
import type { StampFont } from './stamp-font.js';

export type { FileDescription, Sink, WrittenFile } from '../pdf/splicing.js';
export { describePack } from './about.js';
export { type JoinedPart, joinParts } from './join.js';
export { assemblePaper, type PaperMaterials } from './paper.js';
export { openStampFont, type StampFont } from './stamp-font.js';

export interface Materials {
  readonly frontMatter: Segment;
  /** The agenda of Part B, where the pack has one. */
  readonly partB?: Segment;
  /** By document id. */
  readonly documents: ReadonlyMap<string, Segment>;
  readonly about: FileDescription;
  readonly stampFont: StampFont;
}

/** Writes the pack. The same materials and plan give the same bytes. */
export async function assemblePack(
  pack: Pack,
  plan: PagePlan,
  materials: Materials,
  sink: Sink,
): Promise<WrittenFile> {
  const { about, stampFont } = materials;
  const parts = await readParts(pack, plan, materials);
  return splicePdf(spliceOrder(plan, parts, stampFont, about), sink);
}
