/** Where links and bookmarks lead. Must not know which of them asks. */
import type { Engine } from './engine.js';
import { type Geometry, pointToReader } from './geometry.js';
import { byteString } from './strings.js';
import type { Target } from './types.js';

/** A destination in its page's own coordinates: all pages have to be known to turn it upright. */
export interface Landing {
  /** Index from 0. */
  readonly page: number;
  /** The coordinates given, if any: a whole rectangle has two of each. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Action types in fpdf_doc.h. */
const GO_TO = 1;
const URI = 3;

/** View types in fpdf_doc.h (ISO 32000-1, table 151). */
const XYZ = 1;
const FIT_H = 3;
const FIT_V = 4;
const FIT_R = 5;
const FIT_BH = 7;
const FIT_BV = 8;

/** Where /Dest or /A leads within the file; PDFium looks named destinations up. */
export function landing(
  engine: Engine,
  document: number,
  action: number,
  destination: number,
): Landing | undefined {
  if (destination !== 0) return landingOf(engine, document, destination);
  // Only a GoTo stays in this file: PDFium would read a GoToR's page number as one of ours.
  if (action === 0 || engine.api.FPDFAction_GetType(action) !== GO_TO) return undefined;
  const goTo = engine.api.FPDFAction_GetDest(document, action);
  return goTo === 0 ? undefined : landingOf(engine, document, goTo);
}

/** The address that a URI action opens. */
export function address(engine: Engine, document: number, action: number): string | undefined {
  if (action === 0 || engine.api.FPDFAction_GetType(action) !== URI) return undefined;
  return byteString(engine, (buffer, bytes) =>
    engine.api.FPDFAction_GetURIPath(document, action, buffer, bytes),
  );
}

/** Turns a landing into what the reader sees; undefined where its page does not exist. */
export function toTarget(
  pages: readonly Geometry[],
  landing: Landing | undefined,
): Target | undefined {
  const geometry = landing === undefined ? undefined : pages[landing.page];
  if (landing === undefined || geometry === undefined) return undefined;
  const tops =
    geometry.turns % 2 === 0
      ? landing.ys.map((y) => pointToReader(geometry, 0, y)[1])
      : landing.xs.map((x) => pointToReader(geometry, x, 0)[1]);
  const sheet = landing.page + 1;
  return tops.length === 0 ? { sheet } : { sheet, top: Math.max(...tops) };
}

function landingOf(engine: Engine, document: number, destination: number): Landing | undefined {
  const page = engine.api.FPDFDest_GetDestPageIndex(document, destination);
  if (page < 0) return undefined;
  return engine.lend(20, (out) => {
    const view = engine.api.FPDFDest_GetView(destination, out, out + 4);
    const given = engine.int(out);
    const value = (index: number) => (index < given ? [engine.float(out + 4 + index * 4)] : []);
    switch (view) {
      case XYZ:
        return { page, ...pointOf(engine, destination) };
      case FIT_H:
      case FIT_BH:
        return { page, xs: [], ys: value(0) };
      case FIT_V:
      case FIT_BV:
        return { page, xs: value(0), ys: [] };
      case FIT_R:
        return { page, xs: [...value(0), ...value(2)], ys: [...value(1), ...value(3)] };
      default:
        return { page, xs: [], ys: [] };
    }
  });
}

/** An /XYZ destination's coordinates, either of which may be null. */
function pointOf(engine: Engine, destination: number): { xs: number[]; ys: number[] } {
  return engine.lend(24, (out) => {
    const found = engine.api.FPDFDest_GetLocationInPage(
      destination,
      out,
      out + 4,
      out + 8,
      out + 12,
      out + 16,
      out + 20,
    );
    return {
      xs: found && engine.int(out) !== 0 ? [engine.float(out + 12)] : [],
      ys: found && engine.int(out + 4) !== 0 ? [engine.float(out + 16)] : [],
    };
  });
}
