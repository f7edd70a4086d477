/**
 * Which text of a page may be unseen, told from where its objects lie, without drawing it: most pages have none, and
 * drawing is what takes time. Better one too many than one too few.
 */
import type { Edges } from './geometry.js';
import type { Colour, DrawnArea, DrawnObject, DrawnText } from './scene.js';

/** Rendering modes that draw nothing by themselves: invisible, and clip only (ISO 32000-1, table 106). */
const undrawn = [3, 7];

/** Thinner areas are rules, underlines and edges of tables, in points. */
const thin = 2;

/** On a scale to 255: a channel of a text this light is told from white paper by careful readers only. */
const light = 190;

/** On a scale to 255: how far channels of two colours that look the same may differ. */
const alike = 48;

/** Pairs of text and area: with more of them, everything is drawn. */
const mostPairs = 40_000_000;

export interface Suspects {
  /** Something that may hide it is drawn later, or is an annotation. */
  readonly under: readonly DrawnText[];
  /** It may not be seen on its ground, or is not drawn. */
  readonly faint: readonly DrawnText[];
}

/** `annotations` are the boxes of annotations that may cover something, in the page's own coordinates. */
export function suspectsIn(scene: readonly DrawnObject[], annotations: readonly Edges[]): Suspects {
  const texts = scene.filter((object) => object.kind === 'text');
  const areas = scene.filter(
    (object): object is DrawnArea => object.kind === 'area' && !isThin(object.edges),
  );
  if (texts.length * areas.length > mostPairs) return { under: texts, faint: [] };
  const isUnder = (text: DrawnText): boolean =>
    annotations.some((edges) => overlap(edges, text.edges)) ||
    areas.some((area) => area.order > text.order && overlap(area.edges, text.edges));
  const isFaint = (text: DrawnText): boolean =>
    undrawn.includes(text.mode) ||
    isPale(text.colour) ||
    areas.some((area) => isGround(area, text) && overlap(area.edges, text.edges));
  const under = texts.filter(isUnder);
  const known = new Set(under);
  return { under, faint: texts.filter((text) => !known.has(text) && isFaint(text)) };
}

/** Drawn before the text, in its colour. */
function isGround(area: DrawnArea, text: DrawnText): boolean {
  if (area.order > text.order || area.colour === undefined || text.colour === undefined)
    return false;
  return sameLook(area.colour, text.colour);
}

function isPale(colour: Colour | undefined): boolean {
  if (colour === undefined) return true;
  return colour.alpha < 64 || Math.min(colour.red, colour.green, colour.blue) > light;
}

function sameLook(one: Colour, other: Colour): boolean {
  return (['red', 'green', 'blue'] as const).every(
    (channel) => Math.abs(one[channel] - other[channel]) <= alike,
  );
}

function isThin({ left, bottom, right, top }: Edges): boolean {
  return right - left < thin || top - bottom < thin;
}

/** By more than a hair. */
export function overlap(one: Edges, other: Edges): boolean {
  return (
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 &&
    Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom) > 0.5
  );
}
