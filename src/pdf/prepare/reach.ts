/**
 * What of a document's resources its pages and annotations can show: that which their content names, directly or
 * through forms, patterns and glyphs (ISO 32000-2, 7.8.3, 8.7.3, 8.10, 9.6.4). What nothing names nobody has seen, and
 * it must not come along. Decides nothing else.
 */
import { type Dict, isArray, isDict, Name, Ref, Stream, type Value } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';
import type { Context } from './context.js';
import { inheritedBy } from './page-tree.js';
import { openStreamReader, type PageReading, readPage, type WholeReading } from './readings.js';
import { type ResourceKind, resourceKinds } from './vocabulary.js';

export interface Reach {
  /** By page. */
  readonly pages: readonly PageReading[];
  /** Whether something that is shown names the form or picture. */
  readonly isReached: (stream: Ref) => boolean;
  /** Whether the mark stands in the content of the page, or of the form, or may stand there for all that is known. */
  readonly hasMark: (content: number | Ref, mcid: number) => boolean;
  /**
   * Of a dictionary under a key of resources: the names that are in use, none where nothing shown has these
   * resources; undefined where all of them may be.
   */
  readonly namesIn: (list: Dict) => ReadonlySet<string> | undefined;
  /** What is written for a stream whose content says something that no page shows. */
  readonly publicOf: (stream: Stream) => Stream;
}

/** What annotations look like, with the index of a page that each is on. */
export type Looks = readonly { readonly look: Value; readonly page: number }[];

/** Some annotations' looks do not say that they are forms. */
export function isForm({ get }: Pick<PdfFile, 'get'>, dict: Dict): boolean {
  const kind = get(dict.get('Subtype'));
  return kind === Name.of('Form') || (kind === null && dict.has('BBox'));
}

/** Content, and the resources that its names are looked for in. */
interface Task {
  readonly reading: WholeReading;
  readonly resources: Value | undefined;
  readonly marks: Set<number> | undefined;
}

/** Colour spaces that are used without being named (8.6.5.6). */
const defaultSpaces = ['DefaultGray', 'DefaultRGB', 'DefaultCMYK'];

const none: ReadonlySet<string> = new Set();

/** Colour spaces within each other: Indexed on DeviceN on Separation, and nothing goes deeper. */
const deepest = 6;

export function findReach(context: Context, looks: Looks): Reach {
  const { file, pages, step } = context;
  const { get } = file;
  const reader = openStreamReader(file);
  const used = new Map<Dict, Set<string>>();
  const unlimited = new Set<Dict>();
  /** By resources: what has been looked up in them. */
  const opened = new Map<Dict, Set<string>>();
  const reached = new Set<number>();
  const formMarks = new Map<Stream, Set<number> | undefined>();
  /** By content without resources of its own: those around it. */
  const bare = new Map<object, Set<object | undefined>>();
  /** Names that are not in the resources of the content: programs look for them in those around it. */
  const loose = new Map<string, readonly [ResourceKind, string]>();
  const waiting: Task[] = [];

  const listIn = (resources: Dict, kind: ResourceKind): Dict | undefined => {
    const found = get(resources.get(kind));
    return isDict(found) ? found : undefined;
  };
  const open = (resources: Dict): Set<string> => {
    const before = opened.get(resources);
    if (before !== undefined) return before;
    const seen = new Set<string>();
    opened.set(resources, seen);
    for (const kind of resourceKinds) {
      const list = listIn(resources, kind);
      if (list !== undefined && !used.has(list)) used.set(list, new Set());
    }
    for (const name of defaultSpaces) use(resources, 'ColorSpace', name);
    return seen;
  };
  /** Says whether the resources have it. */
  const use = (resources: Dict, kind: ResourceKind, name: string): boolean => {
    const list = listIn(resources, kind);
    const value = list?.get(name);
    if (list === undefined || value === undefined) return false;
    const seen = open(resources);
    const key = `${kind} ${name}`;
    if (seen.has(key)) return true;
    seen.add(key);
    used.get(list)?.add(name);
    follow(kind, value, resources);
    return true;
  };
  const useAll = (resources: Dict): void => {
    open(resources);
    for (const kind of resourceKinds) {
      const list = listIn(resources, kind);
      if (list === undefined) continue;
      unlimited.add(list);
      for (const name of list.keys()) use(resources, kind, name);
    }
  };
  const follow = (kind: ResourceKind, written: Value, resources: Dict): void => {
    const found = get(written);
    switch (kind) {
      case 'XObject':
        show(written, resources);
        break;
      case 'Font':
        showGlyphs(found, resources);
        break;
      case 'ExtGState':
        showState(found, resources);
        break;
      case 'Pattern':
        if (found instanceof Stream) show(written, resources);
        else if (isDict(found)) {
          showState(get(found.get('ExtGState')), resources);
          colour(shadingSpace(found.get('Shading')), resources);
        }
        break;
      case 'Shading':
        colour(shadingSpace(written), resources);
        break;
      case 'ColorSpace':
        colour(written, resources);
        break;
      case 'Properties':
        break;
    }
  };
  const shadingSpace = (written: Value | undefined): Value | undefined => {
    const found = get(written);
    const shading = found instanceof Stream ? found.dict : found;
    return isDict(shading) ? shading.get('ColorSpace') : undefined;
  };
  /** A colour space may be one of the resources, though the standard has it only in content. */
  const colour = (written: Value | undefined, resources: Dict, depth = 0): void => {
    const found = get(written);
    if (found instanceof Name) use(resources, 'ColorSpace', found.text);
    else if (isArray(found) && depth < deepest) {
      for (const part of found.slice(0, 4)) colour(part, resources, depth + 1);
    }
  };
  const show = (written: Value | undefined, around: Dict | undefined): void => {
    const found = get(written);
    if (!(found instanceof Stream)) return;
    if (written instanceof Ref) reached.add(written.num);
    const { dict } = found;
    const own = get(dict.get('Resources'));
    const resources = isDict(own) ? own : around;
    if (resources !== undefined) {
      const group = get(dict.get('Group'));
      for (const key of ['ColorSpace', 'CS']) {
        colour(dict.get(key) ?? (isDict(group) ? group.get(key) : undefined), resources);
      }
    }
    if (isForm(file, dict) || get(dict.get('PatternType')) === 1)
      expect(found, written ?? null, resources);
  };
  const expect = (stream: Stream, written: Value, resources: Dict | undefined): void => {
    const contexts = bare.get(stream) ?? new Set();
    if (contexts.has(resources)) return;
    bare.set(stream, contexts.add(resources));
    const reading = reader.read(stream, written);
    if (!formMarks.has(stream)) formMarks.set(stream, reading.marks && new Set(reading.marks));
    waiting.push({ reading, resources, marks: formMarks.get(stream) });
  };
  const showGlyphs = (font: Value, around: Dict): void => {
    if (!isDict(font) || get(font.get('Subtype')) !== Name.of('Type3')) return;
    const own = get(font.get('Resources'));
    const glyphs = get(font.get('CharProcs'));
    if (!isDict(glyphs)) return;
    for (const written of glyphs.values()) {
      const glyph = get(written);
      if (glyph instanceof Stream) expect(glyph, written, isDict(own) ? own : around);
    }
  };
  const showState = (state: Value, around: Dict): void => {
    if (!isDict(state)) return;
    const mask = get(state.get('SMask'));
    if (isDict(mask)) show(mask.get('G'), around);
    const font = get(state.get('Font'));
    if (isArray(font)) showGlyphs(get(font[0]), around);
  };
  const run = ({ reading, resources, marks }: Task): void => {
    const found = get(resources);
    if (reading.names === undefined) {
      if (!isDict(found)) return;
      useAll(found);
      for (const name of listIn(found, 'Properties')?.keys() ?? []) note(found, name, marks);
      return;
    }
    if (isDict(found)) open(found);
    for (const [kind, names] of reading.names) {
      for (const name of names) lookUp(found, kind, name, marks);
    }
  };
  const lookUp = (
    resources: Value,
    kind: ResourceKind,
    name: string,
    marks: Set<number> | undefined,
  ): void => {
    const isThere = isDict(resources) && use(resources, kind, name);
    if (!isThere) loose.set(`${kind} ${name}`, [kind, name]);
    else if (kind === 'Properties') note(resources, name, marks);
  };
  /** A property list of the resources may hold a mark (14.6.2). */
  const note = (resources: Dict, name: string, marks: Set<number> | undefined): void => {
    const list = get(listIn(resources, 'Properties')?.get(name));
    const mark = isDict(list) ? get(list.get('MCID')) : null;
    if (typeof mark === 'number') marks?.add(mark);
  };
  const runAll = (): void => {
    let count = 0;
    for (let task = waiting.pop(); task !== undefined; task = waiting.pop()) {
      run(task);
      if (++count % 100 === 0) step();
    }
  };

  const readings = pages.map((page): PageReading => {
    const reading = readPage(context, page);
    step();
    return reading;
  });
  const pageMarks = readings.map(({ marks }) => marks && new Set(marks));
  for (const [index, reading] of readings.entries()) {
    const page = pages[index];
    const resources = page && inheritedBy(page, 'Resources');
    waiting.push({ reading, resources, marks: pageMarks[index] });
  }
  for (const { look, page } of looks) {
    const on = pages[page];
    const around = get(on && inheritedBy(on, 'Resources'));
    show(look, isDict(around) ? around : undefined);
  }
  runAll();
  for (let before = -1; before < loose.size + opened.size; ) {
    before = loose.size + opened.size;
    for (const resources of [...opened.keys()]) {
      for (const [kind, name] of [...loose.values()]) use(resources, kind, name);
    }
    runAll();
  }
  return {
    pages: readings,
    isReached: (stream) => reached.has(stream.num),
    hasMark(content, mcid) {
      const stream = content instanceof Ref ? get(content) : null;
      const marks =
        typeof content === 'number'
          ? pageMarks[content]
          : stream instanceof Stream
            ? formMarks.get(stream)
            : undefined;
      return marks === undefined || marks.has(mcid);
    },
    namesIn: (list) => (unlimited.has(list) ? undefined : (used.get(list) ?? none)),
    publicOf: reader.publicOf,
  };
}
