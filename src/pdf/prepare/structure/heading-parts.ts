/**
 * What the headings of a document are made of (ISO 32000-2, 14.8.4.5, 14.9): marks that are to be read on the pages,
 * and the words that tags give instead of them. Must not know how pages are read, nor what for.
 */
import { textOf } from '../../objects/text.js';
import { PdfString } from '../../objects/values.js';
import type { Context } from '../context.js';
import type { MarkedRun } from '../page-reader.js';
import type { StructureTree } from './index.js';
import type { Element } from './tree.js';

/** In the order of reading. */
export interface HeadingPart {
  readonly run?: MarkedRun;
  /** Said instead of what the marks show. */
  readonly instead?: string;
}

export interface Heading {
  /** 1 to 6. */
  readonly level: number;
  readonly parts: readonly HeadingPart[];
  /** Its Alt; empty where it has none. */
  readonly alternative: string;
  /** The first page that it names or has marks on; undefined where there is none. */
  readonly page: number | undefined;
}

/** The first `most` of them. */
export function readHeadings(
  { file, step }: Pick<Context, 'file' | 'step'>,
  { elements, levels }: StructureTree,
  most: number,
): readonly Heading[] {
  const said = (element: Element, key: 'ActualText' | 'Alt'): string | undefined => {
    const value = file.get(element.dict.get(key));
    return value instanceof PdfString ? textOf(value) : undefined;
  };
  const read = (element: Element, level: number): Heading => {
    const parts: Draft[] = [];
    let page = element.page;
    /** Without recursion: a heading may hold a tree that is deeper than the stack. */
    const waiting: Visit[] = [{ element, below: undefined }];
    for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
      if ('element' in visit) {
        let { below } = visit;
        const { type, kids } = visit.element;
        // What a note says is no part of what it is a note to.
        if (type.standsFor === 'Note') continue;
        const actual = said(visit.element, 'ActualText');
        const instead =
          actual ?? (visit.element === element ? undefined : said(visit.element, 'Alt'));
        if (below === undefined && instead !== undefined) {
          below = instead;
          parts.push({ instead });
        }
        for (const kid of kids.toReversed()) {
          waiting.push(kid.kind === 'element' ? { element: kid.element, below } : { kid, below });
        }
        continue;
      }
      const { kid, below } = visit;
      page ??= kid.page;
      if (kid.kind === 'mark') addMark(parts, kid.page, kid.mcid, below);
    }
    return { level, parts, alternative: said(element, 'Alt') ?? '', page };
  };
  const headings: Heading[] = [];
  for (const element of elements) {
    const level = levels.get(element) ?? levelOf(element);
    if (level === undefined) continue;
    headings.push(read(element, level));
    if (headings.length % 100 === 0) step();
    if (headings.length === most) break;
  }
  return headings;
}

type Kid = Exclude<Element['kids'][number], { readonly kind: 'element' }>;

/** `below`: what is said instead of all that is there, where an element above says so. */
type Visit =
  | { readonly element: Element; readonly below: string | undefined }
  | { readonly kid: Kid; readonly below: string | undefined };

interface Draft {
  run?: { readonly page: number; readonly marks: number[] };
  readonly instead?: string;
}

/** Marks of a page that follow each other are read as one, so that nothing comes between their letters. */
function addMark(parts: Draft[], page: number, mark: number, below: string | undefined): void {
  const last = parts.at(-1);
  if (last !== undefined && last.instead === below) {
    last.run ??= { page, marks: [] };
    if (last.run.page === page) {
      last.run.marks.push(mark);
      return;
    }
  }
  parts.push({ run: { page, marks: [mark] }, ...(below !== undefined && { instead: '' }) });
}

function levelOf({ type }: Element): number | undefined {
  const found = /^H([1-6])$/.exec(type.standsFor ?? '');
  return found === null ? undefined : Number(found[1]);
}
