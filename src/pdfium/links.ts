/** Reads the links of a page. Must not know which of them are ours. */
import { address, landing } from './destinations.js';
import type { Engine } from './engine.js';
import { edgesAt, type Geometry, toReader } from './geometry.js';
import type { FoundLink } from './reading.js';

export function findLinks(
  engine: Engine,
  document: number,
  page: number,
  geometry: Geometry,
): FoundLink[] {
  const { api } = engine;
  const links: FoundLink[] = [];
  engine.lend(24, (out) => {
    // The position that PDFium goes on from, then the link, then its box.
    while (api.FPDFLink_Enumerate(page, out, out + 4)) {
      const link = engine.int(out + 4);
      if (!api.FPDFLink_GetAnnotRect(link, out + 8)) continue;
      const box = toReader(geometry, edgesAt(engine, out + 8));
      const action = api.FPDFLink_GetAction(link);
      // Without an action the link has a /Dest; with one, PDFium would follow it out of the file.
      const destination = action === 0 ? api.FPDFLink_GetDest(document, link) : 0;
      links.push({
        box,
        landing: landing(engine, document, action, destination),
        uri: address(engine, document, action),
      });
    }
  });
  return links;
}
