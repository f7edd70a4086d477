/** Reads the content of pages, forms, patterns and glyphs once, and keeps of it what is asked for later. */
import { deflateSync } from 'node:zlib';
import { type Dict, dict, Name, Stream, type Value } from '../objects/values.js';
import type { OpenContent } from '../piece/piece.js';
import type { PdfFile } from '../read/open.js';
import { type Imbalance, imbalanceOf } from './balance.js';
import { contentOf, decodedContent } from './content.js';
import type { Context, SourcePage } from './context.js';
import { lastMarkIn, writtenMarks } from './marks.js';
import { inheritedBy } from './page-tree.js';
import { edited } from './public-content.js';
import { readStream, type StreamReading } from './stream-reading.js';

/** Names are undefined where the content cannot be read surely: then it may show anything. */
export interface WholeReading extends Pick<StreamReading, 'names'> {
  /** Those that it may have; undefined where it may have any. */
  readonly marks: ReadonlySet<number> | undefined;
}

export interface PageReading extends WholeReading {
  /** The streams as they are written in the file. */
  readonly written: readonly Value[];
  /** What takes their place: where they break off, or say something that the page does not show. */
  readonly instead?: Stream;
  readonly open: OpenContent;
  /** The highest MCID in its content, or -1. */
  readonly lastMark: number;
}

export interface StreamReader {
  readonly read: (stream: Stream, written: Value) => WholeReading;
  readonly publicOf: (stream: Stream) => Stream;
}

const unreadable: WholeReading = { names: undefined, marks: undefined };

export function openStreamReader(file: PdfFile): StreamReader {
  const known = new Map<Stream, WholeReading>();
  const instead = new Map<Stream, Stream>();
  const read = (stream: Stream, written: Value): WholeReading => {
    const content = decodedContent(file, [written]);
    if (content === undefined || content.damaged) return unreadable;
    const { imbalance, names, marks, edits } = readStream(content.bytes);
    if (names === undefined || imbalance.swallows) {
      return { names: undefined, marks: writtenMarks(content.bytes) };
    }
    if (edits.length > 0) {
      const without = edited(content.bytes, edits);
      instead.set(stream, deflated(without, stream.dict));
    }
    return { names, marks };
  };
  return {
    read(stream, written) {
      const before = known.get(stream);
      if (before !== undefined) return before;
      const reading = read(stream, written);
      known.set(stream, reading);
      return reading;
    },
    publicOf: (stream) => instead.get(stream) ?? stream,
  };
}

/**
 * Where a page's streams break off in the middle of something, which would swallow what is drawn behind them, the
 * part that is whole takes their place.
 */
export function readPage(context: Context, page: SourcePage): PageReading {
  const { file, ledger } = context;
  const written = contentOf(file, page.dict.get('Contents'));
  const content = decodedContent(file, written);
  if (content === undefined) {
    const open = openOf(imbalanceOf(new Uint8Array()));
    return { ...unreadable, written, open, lastMark: -1 };
  }
  const { imbalance, names, marks, edits } = readStream(content.bytes);
  const broken = content.damaged || imbalance.swallows;
  if (content.cut || imbalance.swallows) ledger.lose('damaged-content');
  const whole = broken ? content.bytes.subarray(0, imbalance.whole) : content.bytes;
  // What may be read in one way or another is better left alone.
  const within = names === undefined ? [] : edits.filter(({ to }) => to <= whole.length);
  const bytes = within.length === 0 ? whole : edited(whole, within);
  const resources = file.get(inheritedBy(page, 'Resources'));
  return {
    names,
    marks: names === undefined ? writtenMarks(bytes) : marks,
    written,
    ...((broken || within.length > 0) && { instead: deflated(bytes) }),
    open: openOf(broken ? imbalanceOf(bytes) : imbalance),
    lastMark: lastMarkIn(file, bytes, resources),
  };
}

function deflated(bytes: Uint8Array, entries: Dict = new Map()): Stream {
  const made = new Map([...entries, ...dict({ Filter: Name.of('FlateDecode') })]);
  made.delete('DecodeParms');
  return new Stream(made, deflateSync(bytes));
}

function openOf(imbalance: Imbalance): OpenContent {
  const { missingSaves, missingRestores, openText, missingEnds, missingBegins } = imbalance;
  return {
    saves: missingSaves,
    begins: missingBegins,
    restores: missingRestores,
    text: openText,
    ends: missingEnds,
  };
}
