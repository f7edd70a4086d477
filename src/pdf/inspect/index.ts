/** What a sound document says of itself and what its tags lack. Changes nothing; must not know who asks. */
import { textOf } from '../objects/text.js';
import { isDict, Stream } from '../objects/values.js';
import { decodedContent } from '../prepare/content.js';
import { openPdf, type PdfFile } from '../read/open.js';
import { PdfSyntaxError } from '../read/parse.js';
import { findGaps, type Gaps } from './gaps.js';

export interface ObjectFacts extends Gaps {
  /** The texts of the information dictionary (ISO 32000-2, 14.3.3), by key; empty ones are left out. */
  readonly properties: Readonly<Record<string, string>>;
  /** The XMP packet (14.3.2), where there is one that can be read. */
  readonly packet?: string;
  /** The catalogue's Lang. */
  readonly language?: string;
}

/** A packet longer than this is not about a document. */
const longestPacket = 1 << 20;

/** Undefined for what is no sound PDF; `step` is called as the work gets on. */
export function inspectObjects(pdf: Uint8Array, step: () => void): ObjectFacts | undefined {
  try {
    return read(openPdf(pdf), step);
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined;
    throw error;
  }
}

function read(file: PdfFile, step: () => void): ObjectFacts {
  const root = file.get(file.trailer.get('Root'));
  const catalog = isDict(root) ? root : new Map();
  const language = textOf(file.get(catalog.get('Lang')))?.trim();
  const packet = packetIn(file, catalog.get('Metadata') ?? null);
  return {
    properties: propertiesIn(file),
    ...(packet === undefined ? {} : { packet }),
    ...(language ? { language } : {}),
    ...findGaps(file, catalog, step),
  };
}

function propertiesIn(file: PdfFile): Readonly<Record<string, string>> {
  const info = file.get(file.trailer.get('Info'));
  if (!isDict(info)) return {};
  return Object.fromEntries(
    [...info].flatMap(([key, value]) => {
      const text = textOf(file.get(value))?.replaceAll('\0', '').trim();
      return text ? [[key, text]] : [];
    }),
  );
}

function packetIn(file: PdfFile, metadata: Parameters<PdfFile['get']>[0]): string | undefined {
  if (metadata === undefined || !(file.get(metadata) instanceof Stream)) return undefined;
  const bytes = decodedContent(file, [metadata])?.bytes;
  return bytes === undefined || bytes.length > longestPacket
    ? undefined
    : Buffer.from(bytes).toString();
}
