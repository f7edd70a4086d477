/**
 * Reads the structure of a file as a stranger would: from K, and from the parent tree, and says where the two
 * contradict each other. Shares nothing with the code that writes structure but the reader of objects.
 */
import { textOf } from '../../src/pdf/objects/text.js';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  PdfString,
  Ref,
  Stream,
  type Value,
} from '../../src/pdf/objects/values.js';
import { openPdf } from '../../src/pdf/read/open.js';

export interface SeenStructure {
  /** A line an element, indented: type, then what is in it ("P p1:0", "Link object"). */
  readonly lines: readonly string[];
  readonly elements: number;
  readonly marks: number;
  readonly objects: number;
  readonly faults: readonly string[];
  readonly roleMap: Readonly<Record<string, string>>;
  readonly root: Dict;
  readonly get: (value: Value | undefined) => Value;
  /** Elements by type, in the order of reading. */
  readonly typed: (type: string) => readonly Dict[];
  /** Keys of the ID tree with the types of their elements. */
  readonly ids: readonly (readonly [id: string, type: string])[];
  readonly parentKeys: readonly number[];
}

export function inspectStructure(bytes: Uint8Array): SeenStructure {
  const file = openPdf(bytes);
  const { get } = file;
  const catalog = get(file.trailer.get('Root'));
  const found = isDict(catalog) ? get(catalog.get('StructTreeRoot')) : null;
  const root: Dict = isDict(found) ? found : new Map();
  const faults: string[] = [];
  const lines: string[] = [];
  const elements: Dict[] = [];
  let marks = 0;
  let objects = 0;

  const pages = new Map<Dict, number>();
  const nodes: Value[] = isDict(catalog) ? [catalog.get('Pages') ?? null] : [];
  while (nodes.length > 0) {
    const node = get(nodes.pop());
    if (!isDict(node)) continue;
    const kids = get(node.get('Kids'));
    if (isArray(kids)) nodes.push(...kids.toReversed());
    else pages.set(node, pages.size + 1);
  }
  const parents = readTree(get, root.get('ParentTree'), 'Nums', faults);
  const parentOf = new Map(parents.map(([key, value]) => [Number(key), value]));
  const claimed = new Set<string>();

  const typeOf = (element: Dict): string => textOf(get(element.get('S'))) ?? '?';
  const expectMark = (holder: Value, mcid: number, element: Dict, where: string): void => {
    const dictionary = holder instanceof Stream ? holder.dict : holder;
    const key = isDict(dictionary) ? get(dictionary.get('StructParents')) : null;
    const array = typeof key === 'number' ? get(parentOf.get(key)) : null;
    const owner = isArray(array) ? get(array[mcid]) : null;
    if (owner !== element) faults.push(`${where} is not found from its page`);
    if (claimed.has(`${key} ${mcid}`)) faults.push(`${where} is claimed twice`);
    claimed.add(`${key} ${mcid}`);
  };
  const contentLine = (kid: Value, element: Dict): string => {
    if (typeof kid === 'number') {
      marks++;
      const page = get(element.get('Pg'));
      const where = `p${isDict(page) ? pages.get(page) : '?'}:${kid}`;
      expectMark(page, kid, element, where);
      return where;
    }
    if (!isDict(kid)) return '?';
    const page = get(kid.get('Pg') ?? element.get('Pg'));
    if (get(kid.get('Type')) === Name.of('MCR')) {
      marks++;
      const mcid = Number(get(kid.get('MCID')));
      const stream = kid.get('Stm');
      const number = isDict(page) ? pages.get(page) : '?';
      const where = `p${number}:${stream === undefined ? '' : 'form:'}${mcid}`;
      expectMark(stream === undefined ? page : get(stream), mcid, element, where);
      return where;
    }
    objects++;
    const target = get(kid.get('Obj'));
    const dictionary = target instanceof Stream ? target.dict : target;
    const key = isDict(dictionary) ? get(dictionary.get('StructParent')) : null;
    if (typeof key !== 'number' || get(parentOf.get(key)) !== element) {
      faults.push('an object does not lead back to its element');
    }
    return 'object';
  };

  const waiting: (readonly [Value, Dict, number])[] = [];
  const expect = (kids: Value | undefined, parent: Dict, depth: number): void => {
    const all = get(kids);
    const list = isArray(all) ? all : [kids ?? null];
    for (const kid of list.toReversed()) waiting.push([kid, parent, depth]);
  };
  expect(root.get('K'), root, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [written, parent, depth] = next;
    const kid = get(written);
    if (kid === null) continue;
    if (!isDict(kid) || !kid.has('S')) {
      lines[lines.length - 1] += ` ${contentLine(kid, parent)}`;
      continue;
    }
    if (get(kid.get('P')) !== parent) faults.push(`a ${typeOf(kid)} names another parent`);
    if (!(written instanceof Ref)) faults.push(`a ${typeOf(kid)} is no object of its own`);
    elements.push(kid);
    const title = textOf(get(kid.get('T')));
    lines.push(
      `${' '.repeat(Math.min(depth, 40))}${typeOf(kid)}${title === undefined ? '' : ` “${title}”`}`,
    );
    expect(kid.get('K'), kid, depth + 1);
  }
  const roleMap = get(root.get('RoleMap'));
  const ids = readTree(get, root.get('IDTree'), 'Names', faults);
  for (const [id, value] of ids) {
    const element = get(value);
    const own = isDict(element) ? get(element.get('ID')) : null;
    if (!(own instanceof PdfString) || own.bytes !== id)
      faults.push(`ID ${id} is not its element's`);
  }
  return {
    lines,
    elements: elements.length,
    marks,
    objects,
    faults,
    roleMap: Object.fromEntries(
      [...(isDict(roleMap) ? roleMap : [])].map(([key, value]) => [key, textOf(get(value)) ?? '?']),
    ),
    root,
    get,
    typed: (type) => elements.filter((element) => typeOf(element) === type),
    ids: ids.map(([id, value]) => {
      const element = get(value);
      return [id, isDict(element) ? typeOf(element) : '?'];
    }),
    parentKeys: [...parentOf.keys()],
  };
}

/** All pairs of a number or name tree; faults where limits, order or width are not as they should be. */
function readTree(
  get: (value: Value | undefined) => Value,
  written: Value | undefined,
  entry: 'Nums' | 'Names',
  faults: string[],
): (readonly [key: string, value: Value])[] {
  const pairs: [string, Value][] = [];
  const keyOf = (value: Value | undefined): string => {
    const found = get(value);
    return found instanceof PdfString ? found.bytes : String(found);
  };
  const visit = (node: Value, limited: boolean): void => {
    if (!isDict(node)) return;
    const start = pairs.length;
    const kids = get(node.get('Kids'));
    if (isArray(kids)) {
      if (kids.length > 64) faults.push(`a node of ${entry} has ${kids.length} kids`);
      for (const kid of kids) visit(get(kid), true);
    }
    const own = get(node.get(entry));
    if (isArray(own)) {
      for (let index = 0; index + 1 < own.length; index += 2) {
        pairs.push([keyOf(own[index]), own[index + 1] ?? null]);
      }
    }
    const limits = get(node.get('Limits'));
    const right = isArray(limits) && keyOf(limits[0]) === pairs[start]?.[0];
    const last = isArray(limits) && keyOf(limits[1]) === pairs[pairs.length - 1]?.[0];
    if (limited && !(right && last)) faults.push(`limits of ${entry} are wrong`);
  };
  visit(get(written), false);
  for (let index = 1; index < pairs.length; index++) {
    const [one, other] = [pairs[index - 1]?.[0] ?? '', pairs[index]?.[0] ?? ''];
    const rises = entry === 'Nums' ? Number(one) < Number(other) : one < other;
    if (!rises) faults.push(`${entry}: ${one} stands before ${other}`);
  }
  return pairs;
}
