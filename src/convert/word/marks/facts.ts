/**
 * What is known of paragraphs, tables and pictures beside the HTML that mammoth makes, and the marks that
 * connect the two: bookmarks, which mammoth turns into anchors where they stand.
 */
import type { CellFacts, TableFacts } from '../../../docx/tables.js';
import { type Element, elementsIn, isW, makeLike } from '../../../docx/xml.js';
import type { PrintedNumber } from '../numbering/index.js';

export type { CellFacts, TableFacts };

export interface ParagraphFacts {
  /** 1 is the highest; the document's title is 0. */
  readonly heading?: number;
  readonly number?: PrintedNumber;
  /** Where its text begins, in twips from the margin. */
  readonly left: number;
  readonly align?: 'center' | 'right';
  /** Its style makes it bold or italic, which its runs do not say. */
  readonly look: readonly ('strong' | 'em')[];
  readonly caption: boolean;
  /** It begins a page by its own properties. */
  readonly newPage: boolean;
  /** Index of its section. */
  readonly section: number;
  /** Set on the first paragraph of a cell. */
  readonly cell?: CellFacts;
  /** Set on the first paragraph of a table. */
  readonly table?: TableFacts;
}

export interface PictureFacts {
  readonly text: string;
  /** Its author says that it is mere decoration. */
  readonly decorative: boolean;
  /** In points, as shown. */
  readonly width?: number;
  readonly height?: number;
  /** Parts of the picture that are cut off, each from 0 to 1. */
  readonly cut?: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

export interface SectionFacts {
  readonly page: 'portrait' | 'landscape' | 'a3' | 'a3-landscape';
  /** It begins on a new page. */
  readonly newPage: boolean;
}

/** Facts by the number in their mark. */
export interface Facts {
  readonly paragraphs: ParagraphFacts[];
  readonly pictures: PictureFacts[];
  readonly sections: SectionFacts[];
}

/** Not a name that Word lets an author give. */
export const markPrefix = 'pack:';

export function markName(kind: 'paragraph' | 'picture', index: number): string {
  return `${markPrefix}${kind}:${index}`;
}

/** Puts a mark at the beginning of a paragraph, or before another element. */
export function putMark(at: Element, name: string, like: Element): void {
  const isParagraph: boolean = isW(at, 'p');
  const mark = makeLike(like, 'bookmarkStart', { id: '0', name });
  if (isParagraph) {
    const first = elementsIn(at).find((element) => !isW(element, 'pPr')) ?? null;
    at.insertBefore(mark, first);
  } else {
    at.parentNode?.insertBefore(mark, at);
  }
}
