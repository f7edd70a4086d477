/** A file that is all our own pages, written as it is planned. */
import type { PlannedPaper } from '../model/paper.js';
import type { Segment } from '../model/segment.js';
import { type FileDescription, type Sink, splicePdf, type WrittenFile } from '../pdf/splicing.js';
import { readOwnPart, spliceOrder } from './order.js';
import type { StampFont } from './stamp-font.js';

export interface PaperMaterials {
  readonly pages: Segment;
  readonly about: FileDescription;
  readonly stampFont: StampFont;
}

/** The same materials and plan give the same bytes. */
export async function assemblePaper(
  { plan, language }: PlannedPaper,
  { pages, about, stampFont }: PaperMaterials,
  sink: Sink,
): Promise<WrittenFile> {
  const part = await readOwnPart(about.title, language, pages);
  return splicePdf(spliceOrder(plan, [part], stampFont, about), sink);
}
