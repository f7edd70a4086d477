/** Writes structure elements (ISO 32000-2, 14.7.2, table 355): the entries that the standard gives, no others. */
import { withoutUtf8 } from '../../objects/text.js';
import {
  type Dict,
  dict,
  isArray,
  isDict,
  Name,
  PdfString,
  type Value,
} from '../../objects/values.js';
import { objectSlot } from '../../piece/build.js';
import type { Context } from '../context.js';
import type { Attributes } from './attributes.js';
import type { Ids } from './ids.js';
import type { Namespaces } from './namespaces.js';
import type { Once } from './once.js';
import { descriptions } from './prune.js';
import type { Content, Element, Kid } from './tree.js';
import type { TypeWords } from './type-words.js';

export interface Writing {
  readonly context: Context;
  readonly once: Once;
  readonly attributes: Attributes;
  readonly namespaces: Namespaces;
  readonly ids: Ids;
  /** Of all elements that come along: their objects. */
  readonly objects: ReadonlyMap<Element, number>;
  readonly byDict: ReadonlyMap<Dict, Element>;
  readonly levels: ReadonlyMap<Element, number>;
  readonly hasContent: (element: Element) => boolean;
  /** The object above the elements that are under no other. */
  readonly section: number;
  readonly words: TypeWords;
}

export function writeElement(writing: Writing, element: Element): Dict {
  const { context, once, attributes, namespaces, ids, objects, levels, section } = writing;
  const { dict: source, type, parent } = element;
  const { file, ledger } = context;
  const level = levels.get(element);
  const page = pageOf(element);
  const revision = file.get(source.get('R'));
  const alphabet = file.get(source.get('PhoneticAlphabet'));
  // Files that belong to an element (14.13) are attachments.
  if (source.has('AF')) ledger.lose('attachment');
  const made: Dict = new Map<string, Value>([['Type', Name.of('StructElem')]]);
  const put = (key: string, value: Value | undefined): void => {
    if (value !== undefined) made.set(key, value);
  };
  put('S', level === undefined ? writing.words.write(type) : Name.of(`H${level}`));
  if (level === undefined && type.namespace !== undefined) {
    put('NS', namespaces.refer(source.get('NS')));
  }
  put('P', objectSlot((parent && objects.get(parent)) ?? section));
  put('ID', ids.of(element));
  put('Pg', pageSlot(context, page));
  put('K', kidsOf(writing, element, page));
  put(
    'Ref',
    once('references', source.get('Ref'), (found) => referencesOf(writing, found)),
  );
  put('A', attributes.write(source.get('A')));
  put('C', attributes.classes(source.get('C')));
  if (typeof revision === 'number') put('R', revision);
  // Its title (T) is its author's name for it, and nobody is told of it.
  put('Lang', once('text', source.get('Lang'), stringOf));
  // A cell that keeps its place in a row, though nothing of it is left, has nothing to say.
  if (writing.hasContent(element)) {
    for (const key of descriptions) put(key, once('text', source.get(key), stringOf));
  }
  if (alphabet instanceof Name) put('PhoneticAlphabet', alphabet);
  return made;
}

function stringOf(found: Value): Value | undefined {
  return found instanceof PdfString ? withoutUtf8(found) : undefined;
}

/** Its own, or that of the first mark in it, so that the marks on it are written as mere numbers. */
function pageOf({ page, kids }: Element): number | undefined {
  if (page !== undefined) return page;
  const first = kids.find((kid) => kid.kind !== 'element' && kid.page !== undefined);
  return first?.kind === 'element' ? undefined : first?.page;
}

function pageSlot({ pages }: Context, page: number | undefined): Value | undefined {
  const found = page === undefined ? undefined : pages[page];
  return found && objectSlot(found.object);
}

function kidsOf(writing: Writing, { kids }: Element, page: number | undefined): Value | undefined {
  const kept: Value[] = [];
  for (const kid of kids) {
    const value = kidOf(writing, kid, page);
    if (value !== undefined) kept.push(value);
  }
  return kept.length > 1 ? kept : kept[0];
}

function kidOf(writing: Writing, kid: Kid, page: number | undefined): Value | undefined {
  if (kid.kind !== 'element') return contentOf(writing.context, kid, page);
  const object = writing.objects.get(kid.element);
  return object === undefined ? undefined : objectSlot(object);
}

function contentOf(context: Context, content: Content, page: number | undefined): Value {
  if (content.kind === 'mark' && content.page === page) return content.mcid;
  const Pg = content.page === page ? undefined : pageSlot(context, content.page);
  switch (content.kind) {
    case 'mark':
      return dict({ Type: Name.of('MCR'), Pg, MCID: content.mcid });
    case 'stream-mark': {
      const Stm = context.copier.copy(content.stream);
      return dict({ Type: Name.of('MCR'), Pg, Stm, MCID: content.mcid });
    }
    case 'annotation':
      return dict({ Type: Name.of('OBJR'), Pg, Obj: objectSlot(content.object) });
    case 'stream':
      return dict({ Type: Name.of('OBJR'), Pg, Obj: context.copier.copy(content.stream) });
  }
}

/** Elements elsewhere that belong to this one, as a note to its mark: those of them that come along. */
function referencesOf({ context, byDict, objects }: Writing, found: Value): Value | undefined {
  const { file } = context;
  const slots = (isArray(found) ? found : [found]).flatMap((entry) => {
    const target = file.get(entry);
    const element = isDict(target) ? byDict.get(target) : undefined;
    const object = element && objects.get(element);
    return object === undefined ? [] : [objectSlot(object)];
  });
  return slots.length === 0 ? undefined : slots;
}
