/**
 * Draws page furniture: stamps, and the words on blank pages, as artifacts (ISO 32000-2, 14.8.2.2). In reader's
 * coordinates; where they lie in the file is the splicer's business. Pure.
 */
import type { PlannedPage, Stamp, StampKind } from '../model/plan.js';
import type { StampFont } from './stamp-font.js';

const blankWords = 'This page is intentionally left blank';
const blankSize = 11;
/** Calm, and still 9 : 1 on white. */
const blankGrey = 0.28;

/** Height of the baseline above a stamp box's foot, in sizes of its type. */
const baseline = 0.38;

/** A page's stamps, and its words if it is blank, as operators; empty where there are none. */
export function furniture(font: StampFont, planned: PlannedPage, width: number): string {
  const { content, extension, stamps } = planned;
  const parts: string[] = [];
  // The strip may uncover what a CropBox had hidden: it gets a ground of its own.
  if (extension > 0) parts.push(artifact('', ground(0, -extension, width, extension)));
  for (const stamp of stamps) parts.push(artifact(kindOf(stamp.kind), stampOperators(font, stamp)));
  if (content.kind === 'blank') {
    const inset = (content.width - font.width(blankWords, blankSize)) / 2;
    parts.push(
      artifact('', text(font, blankWords, blankSize, inset, content.height / 2, blankGrey)),
    );
  }
  return parts.join('\n');
}

/** Subtypes of pagination artifacts (table 363). */
function kindOf(stamp: StampKind): string {
  return stamp === 'page' ? '/Subtype/Footer' : '/Subtype/Header';
}

/** Page furniture is no part of the document's content. */
function artifact(subtype: string, operators: string): string {
  return `/Artifact<</Type/Pagination${subtype}>>BDC\n${operators}\nEMC`;
}

function stampOperators(font: StampFont, { text: words, box, size, ground: under }: Stamp): string {
  const { x, y, width, height } = box;
  const inset = (width - font.width(words, size)) / 2;
  return [
    ...(under === 'label' ? [ground(x, y, width, height)] : []),
    text(font, words, size, x + inset, y + baseline * size),
  ].join('\n');
}

function text(
  font: StampFont,
  words: string,
  size: number,
  x: number,
  y: number,
  grey = 0,
): string {
  const place = `${rounded(x)} ${rounded(y)} Td`;
  return `${grey} g BT /${font.name} ${rounded(size)} Tf ${place} ${font.show(words)} Tj ET`;
}

function ground(x: number, y: number, width: number, height: number): string {
  return `1 g ${[x, y, width, height].map(rounded).join(' ')} re f`;
}

/** Fine enough for pages whose units are large; without an exponent, which PDF does not know (7.3.3). */
function rounded(value: number): string {
  return value.toFixed(7).replace(/\.?0+$/, '');
}
