/**
 * Finds in one content stream what is tagged, what is not, and what each tagged stretch paints (ISO 32000-2, 14.6).
 * Changes nothing and knows no structure tree.
 */
import { type Dict, isDict, Name, type Value } from '../objects/values.js';
import { Parser, PdfSyntaxError } from '../read/parse.js';
import { eachOperation, type Operation } from './operators.js';

/** A stretch between BDC and EMC that has an MCID. */
export interface Tagged {
  readonly mark: number;
  readonly tag: string;
  readonly properties: Dict;
  /** Where its operator BDC stands, operands included. */
  readonly from: number;
  readonly to: number;
  /** Within another stretch that is tagged or an artifact. */
  readonly nested: boolean;
  /** Nothing but paths: borders, rules, backgrounds. False where it paints nothing. */
  paintsPathsOnly: boolean;
  paints: boolean;
  /** Where it is to be compared: all that it shows besides paths, the same where another shows the same. */
  shown: string;
}

/** Bytes that take the place of others. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface ScanQuestion {
  /** Whether what is around the stream is tagged or an artifact: then nothing in it is without a mark. */
  readonly covered: boolean;
  /** A property list of the resources (14.6.2). */
  readonly properties: (name: string) => Value;
  /** Whether the XObject is a form whose content has marks of its own: it is gone into instead of marked. */
  readonly holdsMarks: (xObject: string) => boolean;
  /** Whether what is shown under the mark will be compared. */
  readonly compares: (mark: number) => boolean;
}

export interface Scan {
  readonly tagged: readonly Tagged[];
  /** What makes an artifact of each painting that has no mark. */
  readonly artifacts: readonly Edit[];
  /** Forms painted that hold marks, and whether they are painted under a mark. */
  readonly forms: readonly { readonly name: string; readonly covered: boolean }[];
  /** Text or a picture is painted. */
  readonly showsMore: boolean;
}

export function scanContent(content: Uint8Array, question: ScanQuestion): Scan {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const scanner = new Scanner(bytes, question);
  eachOperation(bytes, (operation) => scanner.visit(operation));
  return scanner;
}

/** Open marked content. */
interface Open {
  readonly tagged: Tagged | undefined;
  readonly covers: boolean;
}

/** A text object, and what would mark its paintings one by one. */
interface OpenText {
  readonly start: number;
  readonly depth: number;
  readonly single: Edit[];
  /** Marks in it are not all opened and closed in it, or some of them cover what they hold. */
  torn: boolean;
}

class Scanner implements Scan {
  readonly tagged: Tagged[] = [];
  readonly artifacts: Edit[] = [];
  readonly forms: { readonly name: string; readonly covered: boolean }[] = [];
  showsMore = false;

  readonly #bytes: Buffer;
  readonly #question: ScanQuestion;
  readonly #open: Open[] = [];
  #covers: number;
  #path = -1;
  #text: OpenText | undefined;

  constructor(bytes: Buffer, question: ScanQuestion) {
    this.#bytes = bytes;
    this.#question = question;
    this.#covers = question.covered ? 1 : 0;
  }

  visit(operation: Operation): void {
    switch (kindOf.get(operation.operator)) {
      case 'path':
        if (this.#path < 0) this.#path = operation.start;
        break;
      case 'paint path':
        this.#paint(this.#path < 0 ? operation.start : this.#path, operation.end);
        this.#path = -1;
        break;
      case 'drop path':
        this.#path = -1;
        break;
      case 'show':
        this.#show(operation);
        break;
      case 'form':
        this.#paintObject(operation);
        break;
      case 'begin text':
        this.#text = { start: operation.start, depth: this.#open.length, single: [], torn: false };
        break;
      case 'end text':
        this.#endText(operation.end);
        break;
      case 'begin mark':
        this.#beginMark(operation);
        break;
      case 'end mark':
        this.#endMark();
        break;
      default:
    }
  }

  /** A path: one of the tagged stretch that it is in, or an artifact. */
  #paint(from: number, to: number): void {
    if (this.#covers === 0) this.artifacts.push(...artifact(from, to));
    const around = this.#around();
    if (around === undefined) return;
    if (!around.paints) around.paintsPathsOnly = true;
    around.paints = true;
  }

  #show(operation: Operation): void {
    const { start, end } = operation;
    this.#showMore(operation);
    if (this.#covers > 0) return;
    (this.#text?.single ?? this.artifacts).push(...artifact(start, end));
  }

  #showMore({ start, end }: Operation): void {
    this.showsMore = true;
    const around = this.#around();
    if (around === undefined) return;
    around.paints = true;
    around.paintsPathsOnly = false;
    if (!this.#question.compares(around.mark)) return;
    around.shown += `${this.#bytes.toString('latin1', start, end)}\n`;
  }

  #paintObject(operation: Operation): void {
    const name = this.#operands(operation)[0];
    if (!(name instanceof Name)) return;
    if (!this.#question.holdsMarks(name.text)) {
      this.#show(operation);
      return;
    }
    this.#showMore(operation);
    this.forms.push({ name: name.text, covered: this.#covers > 0 });
  }

  /** The text object is one artifact; its paintings one by one where marks in it forbid that (14.6.1). */
  #endText(end: number): void {
    const text = this.#text;
    this.#text = undefined;
    if (text === undefined || text.single.length === 0) return;
    if (text.torn || this.#open.length !== text.depth) this.artifacts.push(...text.single);
    else this.artifacts.push(...artifact(text.start, end));
  }

  #beginMark(operation: Operation): void {
    const [tag, written] = this.#operands(operation);
    const listed =
      written instanceof Name ? this.#question.properties(written.text) : (written ?? null);
    const properties = isDict(listed) ? listed : new Map();
    const mark = properties.get('MCID');
    const name = tag instanceof Name ? tag.text : 'Span';
    const around = this.#around();
    // Whatever is said of a part of it, it is more than paths.
    if (around !== undefined) {
      around.paints = true;
      around.paintsPathsOnly = false;
    }
    let tagged: Tagged | undefined;
    if (typeof mark === 'number') {
      tagged = {
        mark,
        tag: name,
        properties,
        from: operation.start,
        to: operation.end,
        nested: this.#covers > 0,
        paintsPathsOnly: false,
        paints: false,
        shown: '',
      };
      this.tagged.push(tagged);
    }
    const covers = tagged !== undefined || name === 'Artifact';
    if (covers) this.#covers++;
    if (covers && this.#text !== undefined) this.#text.torn = true;
    this.#open.push({ tagged, covers });
  }

  #endMark(): void {
    const ended = this.#open.pop();
    if (ended?.covers) this.#covers--;
    if (this.#text !== undefined && this.#open.length < this.#text.depth) this.#text.torn = true;
  }

  /** The tagged stretch that the painting belongs to: the innermost. */
  #around(): Tagged | undefined {
    return this.#open.findLast(({ tagged }) => tagged !== undefined)?.tagged;
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

function artifact(from: number, to: number): readonly Edit[] {
  return [
    { from, to: from, text: '/Artifact BMC\n' },
    { from: to, to, text: '\nEMC' },
  ];
}

type Kind =
  | 'path'
  | 'paint path'
  | 'drop path'
  | 'show'
  | 'form'
  | 'begin text'
  | 'end text'
  | 'begin mark'
  | 'end mark';

/** Operators that paint, build what is painted, or mark it (annex A). */
const kindOf: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    path: 'm l c v y h re W W*',
    'paint path': 'f F f* S s B B* b b*',
    'drop path': 'n',
    show: 'Tj TJ \' " sh EI',
    form: 'Do',
    'begin text': 'BT',
    'end text': 'ET',
    'begin mark': 'BMC BDC',
    'end mark': 'EMC',
  } satisfies Record<Kind, string>).flatMap(([kind, operators]) =>
    operators.split(' ').map((operator) => [operator, kind as Kind] as const),
  ),
);
