/** Pages and the tree above them (ISO 32000-2, 7.7.3), with what the file draws on them. */
import { print, printNumber } from '../objects/print.js';
import { textString } from '../objects/text.js';
import type { Corners, PiecePage } from '../piece/piece.js';
import { extendFoot, type Frame, frameOf, readerToUser } from './geometry.js';
import type { Sheet } from './order.js';
import type { Output, Placed } from './placed.js';

/** What a page needs of the file around it. */
export interface PageSurroundings {
  readonly output: Output;
  /** Number of the node above it. */
  readonly parent: number;
  readonly num: number;
  /** Numbers of the annotations that the file adds. */
  readonly added: readonly number[];
}

/** Writes small streams that many pages need alike, once each. */
export type CommonStream = (content: string) => number;

export function openCommonStreams(output: Output): CommonStream {
  const known = new Map<string, number>();
  return (content) => {
    const before = known.get(content);
    if (before !== undefined) return before;
    const num = output.allot();
    output.stream(num, '', Buffer.from(content, 'latin1'));
    known.set(content, num);
    return num;
  };
}

/** A page of a piece. `mark`: the MCID of the whole page, for one of a document without tags. */
export function writePage(
  around: PageSurroundings,
  common: CommonStream,
  piece: Placed,
  page: PiecePage,
  sheet: Sheet,
  resources: (index: number | undefined) => string,
  tags: { readonly mark?: { readonly id: number; readonly type: string }; readonly key?: number },
): void {
  const { output, num, parent, added } = around;
  const frame = frameOf(page);
  const grown = sheet.extension > 0 ? extendFoot(frame, sheet.extension) : undefined;
  const contents = contentsOf(output, common, piece, page, sheet, frame, tags.mark);
  const annotations = [...page.annotations.map((object) => piece.number(object)), ...added];
  const parts = [
    `<</Type/Page/Parent ${parent} 0 R`,
    `/MediaBox${box(grown ?? page.media)}`,
    grown === undefined && page.crop !== undefined ? `/CropBox${box(page.crop)}` : '',
    page.rotate === 0 ? '' : `/Rotate ${page.rotate}`,
    page.unit === undefined ? '' : `/UserUnit ${printNumber(page.unit)}`,
    // Boxes of the print shop would show less than the page that has grown.
    page.boxes === undefined || grown !== undefined ? '' : piece.fragment(page.boxes),
    page.rest === undefined ? '' : piece.fragment(page.rest),
    `/Resources ${resources(page.resources)}`,
    contents.length === 0 ? '' : `/Contents[${references(contents)}]`,
    // In the order of the structure (ISO 14289-1, 7.18.3).
    annotations.length === 0 ? '' : `/Annots[${references(annotations)}]/Tabs/S`,
    tags.key === undefined ? '' : `/StructParents ${tags.key}`,
    '>>',
  ];
  output.put(num, parts.join(''));
}

/** A page that belongs to no document. */
export function writeBlank(
  around: PageSurroundings,
  sheet: Sheet,
  size: { readonly width: number; readonly height: number },
  resources: string,
): void {
  const { output, num, parent, added } = around;
  const media: Corners = [0, 0, size.width, size.height];
  const content = sheet.overlay === '' ? undefined : output.allot();
  if (content !== undefined) output.stream(content, '', Buffer.from(sheet.overlay, 'latin1'));
  output.put(
    num,
    [
      `<</Type/Page/Parent ${parent} 0 R/MediaBox${box(media)}/Resources ${resources}`,
      content === undefined ? '' : `/Contents ${content} 0 R`,
      added.length === 0 ? '' : `/Annots[${references(added)}]/Tabs/S`,
      '>>',
    ].join(''),
  );
}

/**
 * The page's own streams, wrapped so that what they leave set or open does not matter, and the overlay behind
 * them, upright for the reader.
 */
function contentsOf(
  output: Output,
  common: CommonStream,
  piece: Placed,
  { open, contents }: PiecePage,
  { overlay }: Sheet,
  frame: Frame,
  mark: { readonly id: number; readonly type: string } | undefined,
): readonly number[] {
  const own = contents.map((object) => piece.number(object));
  if (overlay === '' && (mark === undefined || own.length === 0)) return own;
  const front = [
    ...(mark === undefined ? [] : [`/${mark.type}<</MCID ${mark.id}>>BDC`]),
    ...times(1 + open.saves, 'q'),
    // One that the content ends without having begun it would end the mark around all.
    ...times(mark === undefined ? 0 : open.begins, '/Artifact BMC'),
  ];
  const behind = [
    ...(open.text ? ['ET'] : []),
    ...times(open.ends, 'EMC'),
    ...times(1 + open.restores, 'Q'),
    ...(mark === undefined ? [] : ['EMC']),
    ...(overlay === '' ? [] : [`q ${readerToUser(frame).map(rounded).join(' ')} cm`, overlay, 'Q']),
  ].join('\n');
  const last = output.allot();
  output.stream(last, '', Buffer.from(behind, 'latin1'));
  return [common(front.join('\n')), ...own, last];
}

function times(count: number, operator: string): string[] {
  return Array.from({ length: count }, () => operator);
}

function references(numbers: readonly number[]): string {
  return numbers.map((num) => `${num} 0 R`).join(' ');
}

export function box(corners: Corners): string {
  return `[${corners.map(rounded).join(' ')}]`;
}

export function rounded(value: number): string {
  return printNumber(Math.round(value * 10000) / 10000);
}

/** A page tree with one level of groups, so that viewers find a page without reading all of them. */
export class PageTree {
  readonly #output: Output;
  readonly #root: number;
  readonly #first: number;
  readonly #count: number;
  readonly #groups: number;

  /** `first`: the number of the first page; the others follow it. */
  constructor(output: Output, first: number, count: number) {
    this.#output = output;
    this.#first = first;
    this.#count = count;
    this.#root = output.allot();
    this.#groups = output.allot(Math.ceil(count / groupSize));
  }

  parentOf(sheet: number): number {
    return this.#groups + Math.floor(sheet / groupSize);
  }

  /** Answers the catalogue's entry. */
  finish(): string {
    const groups: number[] = [];
    for (let start = 0; start < this.#count; start += groupSize) {
      const size = Math.min(groupSize, this.#count - start);
      const kids = Array.from({ length: size }, (_, index) => this.#first + start + index);
      const group = this.parentOf(start);
      groups.push(group);
      this.#output.put(
        group,
        `<</Type/Pages/Parent ${this.#root} 0 R/Kids[${references(kids)}]/Count ${size}>>`,
      );
    }
    this.#output.put(
      this.#root,
      `<</Type/Pages/Kids[${references(groups)}]/Count ${this.#count}>>`,
    );
    return `/Pages ${this.#root} 0 R`;
  }
}

const groupSize = 64;

/** Text as it stands in the file. */
export function written(text: string): string {
  return print(textString(text));
}
