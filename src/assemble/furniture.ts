/**
 * Draws page furniture: stamps, and the words on blank pages, as artifacts (ISO 32000-2, 14.8.2.2). In reader's
 * coordinates; where they lie in the file is the splicer's business. Pure.
 */
import type { PlannedPage, Stamp, StampKind, Watermark } from '../model/plan.js';
import type { StampFont } from './stamp-font.js';

const blankWords = 'This page is intentionally left blank';
const blankSize = 11;
/** Calm, and still 9 : 1 on white. */
const blankGrey = 0.28;

/** From one line of a stamp to the next, in sizes of its type; as `paginate/stamps.ts` makes room for it. */
const lineStep = 1.25;

/** How much thicker than the typeface's a notice's letters are, in sizes of their type: as a bold one's. */
const boldLine = 0.03;

/** The line of a watermark's letters: how grey, and how thick in sizes of their type. */
const watermarkGrey = 0.62;
const watermarkLine = 0.016;

/** Height of the baseline above a stamp box's foot, in sizes of its type. */
const baseline = 0.38;

/** A page's stamps, and its words if it is blank, as operators; empty where there are none. */
export function furniture(font: StampFont, planned: PlannedPage, width: number): string {
  const { content, extension, stamps, watermark } = planned;
  const parts: string[] = [];
  // The strip may uncover what a CropBox had hidden: it gets a ground of its own.
  if (extension > 0) parts.push(artifact('', ground(0, -extension, width, extension)));
  if (watermark !== undefined)
    parts.push(artifact('/Subtype/Watermark', outlined(font, watermark)));
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

function stampOperators(font: StampFont, stamp: Stamp): string {
  const { kind, text: words, box, size, ground: under } = stamp;
  const { x, y, width, height } = box;
  const lines = words.split('\n');
  const widths = lines.map((line) => font.width(line, size));
  // Several lines begin under one another; one stands in the middle of its box.
  const inset = (width - Math.max(...widths)) / 2;
  return [
    ...(under === 'label' ? [ground(x, y, width, height)] : []),
    ...lines.map((line, index) => {
      const above = (lines.length - 1 - index) * lineStep * size;
      const plain = text(font, line, size, x + inset, y + baseline * size + above);
      return kind === 'notice' ? bold(plain, size) : plain;
    }),
  ].join('\n');
}

/** Letters without a filling, in a thin and light line: what they cross stays legible. */
function outlined(font: StampFont, { text: words, x, y, angle, size }: Watermark): string {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const matrix = [cos, sin, -sin, cos, x, y].map(rounded).join(' ');
  return [
    `q ${watermarkGrey} G ${rounded(watermarkLine * size)} w 1 j [] 0 d BT 1 Tr`,
    `/${font.name} ${rounded(size)} Tf ${matrix} Tm ${font.show(words)} Tj ET Q`,
  ].join('\n');
}

/** Filled and outlined: the stamps' typeface has one weight (text rendering mode 2, ISO 32000-2, 9.3.6). */
function bold(operators: string, size: number): string {
  return `q 0 G ${rounded(boldLine * size)} w 1 j [] 0 d 2 Tr ${operators} Q`;
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
