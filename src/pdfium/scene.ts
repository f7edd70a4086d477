/** The objects of a page in the order in which they are drawn, forms opened. Must not know who hides what. */
import { clipOf } from './clip.js';
import type { Engine } from './engine.js';
import type { Edges } from './geometry.js';

/** FPDF_PAGEOBJ_… in fpdf_edit.h. */
const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;

export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

interface Drawn {
  readonly handle: number;
  /** Its place in the order of drawing, from 0. */
  readonly order: number;
  /** In the page's own coordinates. */
  readonly edges: Edges;
}

/** Text; `mode` is its rendering mode (ISO 32000-1, 9.3.6). */
export interface DrawnText extends Drawn {
  readonly kind: 'text';
  readonly mode: number;
  /** A box around what clipping paths leave, in the page's own coordinates; missing where nothing is cut off. */
  readonly clip?: Edges;
  /** Undefined for a pattern. */
  readonly colour: Colour | undefined;
}

/** A filled area, a picture or a shading: what can hide something drawn before it. */
export interface DrawnArea extends Drawn {
  readonly kind: 'area';
  readonly picture: boolean;
  /** Undefined for pictures, shadings and patterns. */
  readonly colour: Colour | undefined;
}

/** A line, or what PDFium does not know. */
export interface DrawnLine extends Drawn {
  readonly kind: 'line';
}

export type DrawnObject = DrawnText | DrawnArea | DrawnLine;

/** a, b, c, d, e, f as in ISO 32000-1, 8.3.3. */
type Matrix = readonly [number, number, number, number, number, number];

/** Forms within forms that go deeper than this are meant to harm. */
const DEEPEST = 30;

/** A page of more objects than this is a drawing: those after them are not looked at. */
const MOST_OBJECTS = 200_000;

export function readScene(engine: Engine, page: number): readonly DrawnObject[] {
  const { objects: calls } = engine;
  const scene: DrawnObject[] = [];
  engine.lend(32, (out) => {
    const visit = (
      count: number,
      objectAt: (index: number) => number,
      forms: readonly Matrix[],
    ): void => {
      for (let index = 0; index < count && scene.length < MOST_OBJECTS; index += 1) {
        const handle = objectAt(index);
        if (handle === 0) continue;
        const type = calls.FPDFPageObj_GetType(handle);
        if (type !== FORM) {
          const edges = edgesOf(engine, handle, out, forms);
          const clip = type === TEXT ? clipOf(engine, handle, out) : undefined;
          scene.push({
            ...drawn(engine, handle, type, scene.length, edges, out),
            ...(clip === undefined ? {} : { clip: forms.reduce(transformed, clip) }),
          });
        } else if (forms.length < DEEPEST) {
          visit(
            calls.FPDFFormObj_CountObjects(handle),
            (inner) => calls.FPDFFormObj_GetObject(handle, inner),
            [matrixOf(engine, handle, out), ...forms],
          );
        }
      }
    };
    visit(calls.FPDFPage_CountObjects(page), (index) => calls.FPDFPage_GetObject(page, index), []);
  });
  return scene;
}

function drawn(
  engine: Engine,
  handle: number,
  type: number,
  order: number,
  edges: Edges,
  out: number,
): DrawnObject {
  const { objects: calls } = engine;
  switch (type) {
    case TEXT: {
      const mode = calls.FPDFTextObj_GetTextRenderMode(handle);
      return { kind: 'text', handle, order, edges, mode, colour: fillOf(engine, handle, out) };
    }
    case PATH: {
      calls.FPDFPath_GetDrawMode(handle, out, out + 4);
      if (engine.int(out) === 0) return { kind: 'line', handle, order, edges };
      const colour = fillOf(engine, handle, out);
      return { kind: 'area', handle, order, edges, picture: false, colour };
    }
    case IMAGE:
    case SHADING:
      return { kind: 'area', handle, order, edges, picture: type === IMAGE, colour: undefined };
    default:
      return { kind: 'line', handle, order, edges };
  }
}

function fillOf(engine: Engine, handle: number, out: number): Colour | undefined {
  if (!engine.objects.FPDFPageObj_GetFillColor(handle, out, out + 4, out + 8, out + 12)) {
    return undefined;
  }
  return {
    red: engine.int(out),
    green: engine.int(out + 4),
    blue: engine.int(out + 8),
    alpha: engine.int(out + 12),
  };
}

function matrixOf(engine: Engine, handle: number, out: number): Matrix {
  const at = (index: number): number => engine.float(out + index * 4);
  return engine.objects.FPDFPageObj_GetMatrix(handle, out)
    ? [at(0), at(1), at(2), at(3), at(4), at(5)]
    : [1, 0, 0, 1, 0, 0];
}

/** The object's bounds on the page: those of forms count in the form's coordinates, the innermost first. */
function edgesOf(engine: Engine, handle: number, out: number, forms: readonly Matrix[]): Edges {
  if (!engine.objects.FPDFPageObj_GetBounds(handle, out, out + 4, out + 8, out + 12)) {
    return { left: 0, bottom: 0, right: 0, top: 0 };
  }
  const edges = {
    left: engine.float(out),
    bottom: engine.float(out + 4),
    right: engine.float(out + 8),
    top: engine.float(out + 12),
  };
  return forms.reduce(transformed, edges);
}

function transformed(edges: Edges, [a, b, c, d, e, f]: Matrix): Edges {
  const { left, bottom, right, top } = edges;
  const xs = [left, right].flatMap((x) => [bottom, top].map((y) => a * x + c * y + e));
  const ys = [left, right].flatMap((x) => [bottom, top].map((y) => b * x + d * y + f));
  return {
    left: Math.min(...xs),
    bottom: Math.min(...ys),
    right: Math.max(...xs),
    top: Math.max(...ys),
  };
}
