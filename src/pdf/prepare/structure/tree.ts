/**
 * The structure tree from its root down (ISO 32000-2, 14.7.2), without recursion: it may be deeper than the
 * stack. Finds what there is; must not know what is written for it.
 */
import { type Dict, isArray, isDict, Name, Ref, type Value } from '../../objects/values.js';
import type { Context } from '../context.js';
import { Claims, type Keys } from './claims.js';
import type { ElementType, TypeOf } from './types.js';

export interface Element {
  readonly dict: Dict;
  readonly type: ElementType;
  readonly parent: Element | undefined;
  /** Its own page; missing where it names none that the document has. */
  readonly page: number | undefined;
  readonly kids: Kid[];
  /** Something that it held is not in the tree. */
  bereft: boolean;
}

export type Kid = { readonly kind: 'element'; readonly element: Element } | Content;

/** Content items (14.7.5): marks of a page, marks of a form, annotations, pictures and forms as a whole. */
export type Content =
  | { readonly kind: 'mark'; readonly page: number; readonly mcid: number }
  | {
      readonly kind: 'stream-mark';
      readonly stream: Ref;
      readonly page: number | undefined;
      readonly mcid: number;
    }
  | { readonly kind: 'annotation'; readonly object: number; readonly page: number | undefined }
  | { readonly kind: 'stream'; readonly stream: Ref; readonly page: number | undefined };

export interface Tree {
  /** Parents before their kids, in the order of reading. */
  readonly elements: readonly Element[];
  /** Marks that stand in reach, each as often as an element claims it. */
  readonly marks: number;
  /** How many of them an element has. */
  readonly taken: number;
  readonly keys: Keys;
}

/** What of the rest of the document comes along. */
export interface Reach {
  readonly annotation: (source: Ref) => number | undefined;
  /** A form or picture that the content of a page or annotation names. */
  readonly isReached: (stream: Ref) => boolean;
  /** The mark stands in the content of the page, or of the form. */
  readonly hasMark: (content: number | Ref, mcid: number) => boolean;
}

/** Of an element that is being read: the page of marks that name none. */
interface Visit {
  readonly written: Value;
  readonly parent: Open | undefined;
}
interface Open {
  readonly element: Element;
  readonly page: number | undefined;
}

export function readTree(context: Context, root: Dict, typeOf: TypeOf, reach: Reach): Tree {
  const { file, ledger, pageOf, step } = context;
  const elements: Element[] = [];
  const claims = new Claims();
  /** Elements, and lists of kids that several elements refer to: each counts once (14.7.2). */
  const seen = new Set<object>();
  let marks = 0;
  let taken = 0;
  let visits = 0;
  const waiting: Visit[] = [];

  const expect = (kids: Value | undefined, parent: Open | undefined): void => {
    const found = file.get(kids);
    if (!isArray(found)) {
      if (kids !== undefined) waiting.push({ written: kids, parent });
      return;
    }
    if (seen.has(found)) {
      malformed(parent);
      return;
    }
    seen.add(found);
    for (let index = found.length - 1; index >= 0; index--) {
      waiting.push({ written: found[index] ?? null, parent });
    }
  };
  const lose = (parent: Open | undefined): void => {
    if (parent !== undefined) parent.element.bereft = true;
  };
  const malformed = (parent: Open | undefined): void => {
    ledger.lose('malformed-element');
    lose(parent);
  };
  const take = (content: Content, parent: Open): void => {
    const isMark = content.kind === 'mark' || content.kind === 'stream-mark';
    if (isMark && !(Number.isInteger(content.mcid) && content.mcid >= 0)) {
      malformed(parent);
      return;
    }
    // One that no content has is no more in reach than one on no page.
    if (isMark && !reach.hasMark(contentOf(content), content.mcid)) {
      lose(parent);
      return;
    }
    const claim = claims.claim(content, parent.element);
    if (claim === 'absurd') {
      malformed(parent);
      return;
    }
    if (isMark) marks++;
    if (claim === 'taken') {
      if (isMark) taken++;
      parent.element.kids.push(content);
    } else {
      ledger.lose('repeated-mark');
      lose(parent);
    }
  };
  /** A mark that is on no page of the document is not in reach: nobody misses it. */
  const takeMark = (mcid: number, page: number | undefined, parent: Open): void => {
    if (page === undefined) lose(parent);
    else take({ kind: 'mark', page, mcid }, parent);
  };
  /** A marked-content reference (14.7.5.2). */
  const visitMark = (dict: Dict, parent: Open): void => {
    const mcid = file.get(dict.get('MCID'));
    if (typeof mcid !== 'number') {
      malformed(parent);
      return;
    }
    const page = dict.has('Pg') ? pageOf(dict.get('Pg')) : parent.page;
    const stream = dict.get('Stm');
    if (stream === undefined) takeMark(mcid, page, parent);
    else if (!(stream instanceof Ref) || !reach.isReached(stream)) lose(parent);
    else take({ kind: 'stream-mark', stream, page, mcid }, parent);
  };
  /** An object reference (14.7.5.3). */
  const visitObject = (dict: Dict, parent: Open): void => {
    const target = dict.get('Obj');
    const page = dict.has('Pg') ? pageOf(dict.get('Pg')) : parent.page;
    const object = target instanceof Ref ? reach.annotation(target) : undefined;
    if (object !== undefined) take({ kind: 'annotation', object, page }, parent);
    else if (target instanceof Ref && reach.isReached(target)) {
      take({ kind: 'stream', stream: target, page }, parent);
    } else lose(parent);
  };
  const visitElement = (dict: Dict, parent: Open | undefined): void => {
    if (seen.has(dict)) {
      malformed(parent);
      return;
    }
    seen.add(dict);
    const page = pageOf(dict.get('Pg'));
    const element: Element = {
      dict,
      type: typeOf(dict),
      parent: parent?.element,
      page,
      kids: [],
      bereft: false,
    };
    elements.push(element);
    parent?.element.kids.push({ kind: 'element', element });
    // Writers leave the page out where the element above names it.
    expect(dict.get('K'), { element, page: dict.has('Pg') ? page : parent?.page });
  };

  expect(root.get('K'), undefined);
  for (let visit = waiting.pop(); visit !== undefined; visit = waiting.pop()) {
    if (++visits % 1000 === 0) step();
    const { written, parent } = visit;
    const found = file.get(written);
    const kind = kindOf(file.get, found);
    if (found === null) lose(parent);
    else if (kind === 'element' && isDict(found)) visitElement(found, parent);
    else if (parent === undefined || kind === undefined) malformed(parent);
    else if (typeof found === 'number') takeMark(found, parent.page, parent);
    else if (kind === 'mark' && isDict(found)) visitMark(found, parent);
    else if (isDict(found)) visitObject(found, parent);
  }
  return { elements, marks, taken, keys: claims.keys() };
}

/** The page or the form that a mark is in. */
function contentOf(mark: Extract<Content, { readonly mcid: number }>): number | Ref {
  return mark.kind === 'mark' ? mark.page : mark.stream;
}

/** By Type, and where that is missing by what only one of them has. */
function kindOf(
  get: (value: Value | undefined) => Value,
  found: Value,
): 'element' | 'mark' | 'object' | undefined {
  if (typeof found === 'number') return 'mark';
  if (!isDict(found)) return undefined;
  const type = get(found.get('Type'));
  if (type === Name.of('MCR')) return 'mark';
  if (type === Name.of('OBJR')) return 'object';
  if (found.has('S') || type === Name.of('StructElem')) return 'element';
  if (found.has('MCID')) return 'mark';
  return found.has('Obj') ? 'object' : undefined;
}
