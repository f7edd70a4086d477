/**
 * Content streams, and the forms and patterns that they paint, against ISO 14289-1, 7.1: everything that is painted
 * is tagged or an artifact. Gathers on the way which codes are shown in which font; must not know fonts.
 */
import { eachOperation, type Operation } from '../mend/operators.js';
import { textOf } from '../objects/text.js';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  PdfString,
  Ref,
  Stream,
  type Value,
} from '../objects/values.js';
import { contentOf, decodedContent } from '../prepare/content.js';
import type { SourcePage } from '../prepare/context.js';
import { inheritedBy } from '../prepare/page-tree.js';
import type { PdfFile } from '../read/open.js';
import { Parser, PdfSyntaxError, shortHex } from '../read/parse.js';
import { isLanguage } from './language.js';
import type { Findings } from './rules.js';

/** What is shown in one font: as strings of codes, each kept once. */
export interface FontUse {
  /** Painted. */
  readonly seen: Set<string>;
  /** Laid over a picture of the text, unseen (text rendering mode 3). */
  readonly unseen: Set<string>;
}

/** Whether an element has the mark. */
export type IsTagged = (mark: number) => boolean;

export interface ContentReading {
  /** The marks of a page by its index. */
  readonly ofPage: (page: number) => IsTagged;
  /** Those of a form; undefined where its content has no place of its own in the structure. */
  readonly ofForm: (form: Ref) => IsTagged | undefined;
  readonly step: () => void;
}

export interface ContentChecker {
  readonly page: (page: SourcePage, index: number) => void;
  /** The look of an annotation, which is content of its element as a whole. */
  readonly appearance: (written: Value | undefined) => void;
  /** By font dictionary. */
  readonly fonts: ReadonlyMap<Dict, FontUse>;
}

/** A stream that is to be gone through. */
interface Task {
  readonly parts: readonly Value[];
  readonly resources: Value | undefined;
  readonly isTagged: IsTagged;
  /** What is around it is tagged, or an artifact. */
  readonly around: Cover;
}

type Cover = 'tagged' | 'artifact' | 'nothing';

const none: IsTagged = () => false;

export function openContentChecker(
  file: PdfFile,
  { ofPage, ofForm, step }: ContentReading,
  found: Findings,
): ContentChecker {
  const fonts = new Map<Dict, FontUse>();
  const seen = new Map<Stream, Set<Cover>>();
  /** Forms with a place in the structure that have been painted before. */
  const painted = new Set<Stream>();
  const waiting: Task[] = [];

  const resourceIn = (resources: Value | undefined, kind: string, name: string): Value => {
    const all = file.get(resources);
    const named = isDict(all) ? file.get(all.get(kind)) : null;
    return isDict(named) ? (named.get(name) ?? null) : null;
  };
  const paintForm = (written: Value, from: Value | undefined, around: Cover): void => {
    const form = file.get(written);
    if (!(form instanceof Stream)) return;
    const isTagged = written instanceof Ref ? ofForm(written) : undefined;
    if (isTagged !== undefined) {
      if (painted.has(form)) found.find('7.20-2');
      painted.add(form);
    }
    const covers = seen.get(form) ?? new Set();
    if (covers.has(around)) return;
    seen.set(form, covers.add(around));
    const resources = form.dict.get('Resources') ?? from;
    waiting.push({ parts: [written], resources, isTagged: isTagged ?? none, around });
  };
  const use = (font: Value): FontUse | undefined => {
    const dict = file.get(font);
    if (!isDict(dict)) return undefined;
    const before = fonts.get(dict);
    if (before !== undefined) return before;
    const made = { seen: new Set<string>(), unseen: new Set<string>() };
    fonts.set(dict, made);
    return made;
  };
  const run = (task: Task): void => {
    const content = decodedContent(file, task.parts);
    if (content === undefined || content.damaged) {
      found.find('7.1-3');
      return;
    }
    const { bytes } = content;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const reader = new ContentReader(buffer, task, found, {
      resource: (kind, name) => resourceIn(task.resources, kind, name),
      get: file.get,
      use,
      paint: (form, around) => paintForm(form, task.resources, around),
    });
    eachOperation(buffer, (operation) => reader.visit(operation));
  };
  const runAll = (): void => {
    for (let task = waiting.pop(); task !== undefined; task = waiting.pop()) {
      run(task);
      step();
    }
  };
  return {
    fonts,
    page(page, index) {
      waiting.push({
        parts: contentOf(file, page.dict.get('Contents')),
        resources: inheritedBy(page, 'Resources'),
        isTagged: ofPage(index),
        around: 'nothing',
      });
      runAll();
    },
    appearance(written) {
      paintForm(written ?? null, undefined, 'tagged');
      runAll();
    },
  };
}

/** What a stream may ask of the file around it. */
interface Surroundings {
  readonly resource: (kind: string, name: string) => Value;
  readonly get: (value: Value | undefined) => Value;
  readonly use: (font: Value) => FontUse | undefined;
  /** A form or pattern. */
  readonly paint: (form: Value, around: Cover) => void;
}

interface TextState {
  readonly font: FontUse | undefined;
  readonly mode: number;
}

/** A state that was saved, several times in a row as a rule. */
interface Saved {
  readonly state: TextState;
  times: number;
}

class ContentReader {
  readonly #bytes: Buffer;
  readonly #task: Task;
  readonly #found: Findings;
  readonly #file: Surroundings;
  /** What each open mark makes of what is in it, the ones around it counted. */
  readonly #covers: Cover[] = [];
  readonly #saved: Saved[] = [];
  #text: TextState = { font: undefined, mode: 0 };

  constructor(bytes: Buffer, task: Task, found: Findings, file: Surroundings) {
    this.#bytes = bytes;
    this.#task = task;
    this.#found = found;
    this.#file = file;
  }

  visit(operation: Operation): void {
    const kind = kindOf.get(operation.operator);
    if (kind !== undefined) this[kind](operation);
  }

  get #cover(): Cover {
    return this.#covers.at(-1) ?? this.#task.around;
  }

  paint(): void {
    if (this.#cover === 'nothing') this.#found.find('7.1-3');
  }

  save(): void {
    const last = this.#saved.at(-1);
    if (last?.state === this.#text) last.times++;
    else this.#saved.push({ state: this.#text, times: 1 });
  }

  restore(): void {
    const last = this.#saved.at(-1);
    if (last === undefined) return;
    this.#text = last.state;
    if (--last.times === 0) this.#saved.pop();
  }

  font(operation: Operation): void {
    const [name] = this.#operands(operation);
    const font = name instanceof Name ? this.#file.resource('Font', name.text) : null;
    this.#text = { ...this.#text, font: this.#file.use(font) };
  }

  mode(operation: Operation): void {
    const [mode] = this.#operands(operation);
    if (typeof mode === 'number') this.#text = { ...this.#text, mode };
  }

  /** A graphics state may bring a font (ISO 32000-2, table 57). */
  state(operation: Operation): void {
    const { get, resource, use } = this.#file;
    const [name] = this.#operands(operation);
    const state = name instanceof Name ? get(resource('ExtGState', name.text)) : null;
    const font = isDict(state) ? get(state.get('Font')) : null;
    if (isArray(font)) this.#text = { ...this.#text, font: use(font[0] ?? null) };
  }

  show(operation: Operation): void {
    this.paint();
    const { font, mode } = this.#text;
    if (font === undefined) {
      this.#found.find('7.21-0');
      return;
    }
    const codes = mode === 3 ? font.unseen : font.seen;
    const only = this.#onlyShort(operation);
    if (only !== undefined) {
      codes.add(only);
      return;
    }
    for (const operand of this.#operands(operation)) {
      for (const part of isArray(operand) ? operand : [operand]) {
        if (part instanceof PdfString) codes.add(part.bytes);
      }
    }
  }

  object(operation: Operation): void {
    const [name] = this.#operands(operation);
    const written = name instanceof Name ? this.#file.resource('XObject', name.text) : null;
    const found = this.#file.get(written);
    const isForm = found instanceof Stream && found.dict.get('Subtype') === Name.of('Form');
    if (isForm) this.#file.paint(written, this.#cover);
    else this.paint();
  }

  /** What a tiling pattern shows is part of what is painted with it. */
  colour(operation: Operation): void {
    const name = this.#operands(operation).at(-1);
    if (!(name instanceof Name)) return;
    this.#file.paint(this.#file.resource('Pattern', name.text), 'artifact');
  }

  beginMark(operation: Operation): void {
    const { get, resource } = this.#file;
    const [tag, written] = this.#operands(operation);
    const listed = written instanceof Name ? get(resource('Properties', written.text)) : written;
    const properties: Dict = isDict(listed) ? listed : new Map();
    const mark = get(properties.get('MCID'));
    const language = get(properties.get('Lang'));
    if (language instanceof PdfString && !isLanguage(textOf(language))) {
      this.#found.find('7.2-29');
    }
    const around = this.#cover;
    if (tag === Name.of('Artifact')) {
      if (around === 'tagged') this.#found.find('7.1-1');
      this.#covers.push('artifact');
    } else if (typeof mark === 'number' && this.#task.isTagged(mark)) {
      if (around === 'artifact') this.#found.find('7.1-2');
      this.#covers.push('tagged');
    } else this.#covers.push(around);
  }

  endMark(): void {
    this.#covers.pop();
  }

  /** `<0041>` and nothing else: most of what is shown where every letter is placed by itself. */
  #onlyShort({ start, at }: Operation): string | undefined {
    const bytes = this.#bytes;
    if (at - start > 8 || bytes[start] !== 0x3c) return undefined;
    let end = at - 1;
    while (bytes[end] === 32 || bytes[end] === 10 || bytes[end] === 13) end--;
    return bytes[end] === 0x3e ? shortHex(bytes, start + 1, end) : undefined;
  }

  #operands({ start, at }: Operation): readonly Value[] {
    const parser = new Parser(this.#bytes, start, at);
    const values: Value[] = [];
    try {
      for (parser.skipSpace(); parser.at < at; parser.skipSpace()) values.push(parser.value());
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
    }
    return values;
  }
}

type Kind =
  | 'paint'
  | 'show'
  | 'object'
  | 'font'
  | 'mode'
  | 'state'
  | 'colour'
  | 'save'
  | 'restore'
  | 'beginMark'
  | 'endMark';

/** Operators that paint, mark, or say in what font text is shown (ISO 32000-2, annex A). */
const kindOf: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    paint: 'f F f* S s B B* b b* sh EI',
    show: 'Tj TJ \' "',
    object: 'Do',
    font: 'Tf',
    mode: 'Tr',
    state: 'gs',
    colour: 'scn SCN',
    save: 'q',
    restore: 'Q',
    beginMark: 'BMC BDC',
    endMark: 'EMC',
  } satisfies Record<Kind, string>).flatMap(([kind, operators]) =>
    operators.split(' ').map((operator) => [operator, kind as Kind] as const),
  ),
);
