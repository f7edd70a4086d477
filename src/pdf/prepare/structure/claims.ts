/**
 * Which element each piece of content belongs to, and by which key of the parent tree it finds it (ISO 32000-2,
 * 14.7.5.4). Must not know what elements are made of.
 */
import type { StreamKey } from '../copy.js';
import type { Content, Element } from './tree.js';

/** What a key of the parent tree leads to: the elements of a page's or form's marks by MCID, or one element. */
export type Owners =
  | { readonly kind: 'marks'; readonly elements: readonly (Element | undefined)[] }
  | { readonly kind: 'whole'; readonly element: Element };

export interface Keys {
  readonly ofPage: ReadonlyMap<number, number>;
  /** By number of the object in the source. */
  readonly ofStream: ReadonlyMap<number, StreamKey>;
  /** By object of the piece. */
  readonly ofAnnotation: ReadonlyMap<number, number>;
  /** By key. */
  readonly owners: readonly Owners[];
}

/** `taken` and no more: content belongs to the first element that claims it. */
export type Claim = 'taken' | 'repeated' | 'absurd';

/**
 * The array for a page has a place for every MCID up to the highest. So many places may be empty in all: more
 * than any document has, and few enough that a made-up MCID does not fill the memory.
 */
const mostEmptyPlaces = 4_000_000;

export class Claims {
  readonly #pages = new Map<number, Marks>();
  readonly #streams = new Map<number, Marks | Element>();
  readonly #annotations = new Map<number, Element>();
  /** Of all arrays together, and how many of them are taken. */
  #places = 0;
  #count = 0;

  claim(content: Content, element: Element): Claim {
    switch (content.kind) {
      case 'mark':
        return this.#mark(this.#pages, content.page, content.mcid, element);
      case 'stream-mark': {
        const before = this.#streams.get(content.stream.num);
        if (before !== undefined && !(before instanceof Marks)) return 'repeated';
        return this.#mark(this.#streams, content.stream.num, content.mcid, element);
      }
      case 'stream':
        return take(this.#streams, content.stream.num, element);
      case 'annotation':
        return take(this.#annotations, content.object, element);
    }
  }

  #mark(all: Map<number, Marks | Element>, at: number, mcid: number, element: Element): Claim {
    const before = all.get(at);
    const marks = before instanceof Marks ? before : new Marks();
    if (marks.byId.has(mcid)) return 'repeated';
    const more = Math.max(0, mcid - marks.last);
    if (this.#places + more > mostEmptyPlaces + this.#count) return 'absurd';
    this.#places += more;
    this.#count++;
    marks.byId.set(mcid, element);
    marks.last = Math.max(marks.last, mcid);
    all.set(at, marks);
    return 'taken';
  }

  /** Keys without gaps from 0 on: pages in their order, then forms and pictures, then annotations. */
  keys(): Keys {
    const owners: Owners[] = [];
    const pages = [...this.#pages].sort(([one], [other]) => one - other);
    const ofPage = new Map(pages.map(([page, marks]) => [page, owners.push(marks.owners()) - 1]));
    const ofStream = new Map<number, StreamKey>();
    for (const [stream, owner] of this.#streams) {
      const marked = owner instanceof Marks;
      const key = owners.push(marked ? owner.owners() : { kind: 'whole', element: owner }) - 1;
      ofStream.set(stream, { entry: marked ? 'StructParents' : 'StructParent', key });
    }
    const ofAnnotation = new Map<number, number>();
    for (const [object, element] of this.#annotations) {
      ofAnnotation.set(object, owners.push({ kind: 'whole', element }) - 1);
    }
    return { ofPage, ofStream, ofAnnotation, owners };
  }
}

function take(all: Map<number, Marks | Element>, at: number, element: Element): Claim {
  if (all.has(at)) return 'repeated';
  all.set(at, element);
  return 'taken';
}

class Marks {
  readonly byId = new Map<number, Element>();
  last = -1;

  owners(): Owners {
    const elements = Array.from({ length: this.last + 1 }, (_, mcid) => this.byId.get(mcid));
    return { kind: 'marks', elements };
  }
}
