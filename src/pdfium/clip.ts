/** What of a page's objects a clipping path leaves (ISO 32000-1, 8.5.4), as boxes. Must not know whether that hides a word. */
import type { Engine } from './engine.js';
import type { Edges } from './geometry.js';

/** A path of more segments than this is a picture's outline: it is taken to leave everything. */
const MOST_SEGMENTS = 2_000;

/** The smallest box around what is left, in the object's own coordinates; undefined where nothing is cut off. */
export function clipOf(engine: Engine, handle: number, out: number): Edges | undefined {
  const { objects: calls } = engine;
  const clip = calls.FPDFPageObj_GetClipPath(handle);
  const paths = clip === 0 ? 0 : calls.FPDFClipPath_CountPaths(clip);
  let left: Edges | undefined;
  for (let path = 0; path < paths; path += 1) {
    const bounds = boundsOf(engine, clip, path, out);
    // Paths cut one after the other: what each of them leaves is left.
    if (bounds !== undefined) left = left === undefined ? bounds : common(left, bounds);
  }
  return left;
}

function boundsOf(engine: Engine, clip: number, path: number, out: number): Edges | undefined {
  const { objects: calls } = engine;
  const segments = calls.FPDFClipPath_CountPathSegments(clip, path);
  if (segments <= 0 || segments > MOST_SEGMENTS) return undefined;
  const edges = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity };
  for (let index = 0; index < segments; index += 1) {
    const segment = calls.FPDFClipPath_GetPathSegment(clip, path, index);
    // Control points of a curve lie around it.
    if (!calls.FPDFPathSegment_GetPoint(segment, out, out + 4)) return undefined;
    const [x, y] = [engine.float(out), engine.float(out + 4)];
    edges.left = Math.min(edges.left, x);
    edges.right = Math.max(edges.right, x);
    edges.bottom = Math.min(edges.bottom, y);
    edges.top = Math.max(edges.top, y);
  }
  return edges;
}

function common(one: Edges, other: Edges): Edges {
  return {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
}
