/** Reads a document's named destinations (ISO 32000-1, 12.3.2.3). Must not know who links to them. */
import type { Anchor } from '../model/segment.js';
import { landing, toTarget } from './destinations.js';
import type { OpenDocument } from './document.js';
import type { Engine } from './engine.js';
import type { Geometry } from './geometry.js';

/** More names than this serve no reader. */
const MOST_ANCHORS = 20_000;
/** Bytes for a name in UTF-16; a longer one is passed over. */
const LONGEST_NAME = 1024;

/**
 * By name: the page's index from 0 and the height in reader's points, its top where none is given. `geometries` are
 * those of the document's pages.
 */
export function readAnchors(
  engine: Engine,
  document: OpenDocument,
  geometries: readonly Geometry[],
): Readonly<Record<string, Anchor>> {
  const count = Math.min(engine.api.FPDF_CountNamedDests(document.handle), MOST_ANCHORS);
  const anchors: [string, Anchor][] = [];
  for (let index = 0; index < count; index += 1) {
    const named = namedDestination(engine, document.handle, index);
    const place = named && landing(engine, document.handle, 0, named.destination);
    if (named === undefined || place === undefined) continue;
    const height = geometries[place.page]?.height;
    const target = toTarget(geometries, place);
    if (target === undefined || height === undefined) continue;
    anchors.push([named.name, { page: target.sheet - 1, top: target.top ?? height }]);
  }
  return Object.fromEntries(anchors);
}

function namedDestination(
  engine: Engine,
  document: number,
  index: number,
): { name: string; destination: number } | undefined {
  return engine.lend(LONGEST_NAME + 4, (buffer) => {
    const length = buffer + LONGEST_NAME;
    new DataView(engine.memory().buffer).setInt32(length, LONGEST_NAME, true);
    const destination = engine.api.FPDF_GetNamedDest(document, index, buffer, length);
    const bytes = engine.int(length);
    if (destination === 0 || bytes <= 2) return undefined;
    const name = new TextDecoder('utf-16le').decode(
      engine.memory().slice(buffer, buffer + bytes - 2),
    );
    return { name, destination };
  });
}
