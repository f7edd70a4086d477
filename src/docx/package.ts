/**
 * A .docx as parts: unpacked into memory within limits, found by relationships. Follows no address that
 * leads out of the file. Must not know what the parts say.
 */
import { posix } from 'node:path';
import { Readable } from 'node:stream';
import JSZip from 'jszip';
import { attribute, type Document, elementsIn, NotWord, parseXml } from './xml.js';

export interface WordPackage {
  /** Unpacked bytes by part name, such as "word/document.xml". */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Name of the part with the text. */
  readonly main: string;
  /** Parsed part that the main part (or the whole file) refers to by this kind, such as "styles". */
  readonly related: (kind: string) => RelatedPart | undefined;
  readonly allRelated: (kind: string) => readonly RelatedPart[];
  /** The file says that it holds macros. */
  readonly macros: boolean;
}

export interface RelatedPart {
  readonly name: string;
  readonly xml: Document;
}

/** A report of a thousand pages with photographs is far smaller than this. */
export interface Limits {
  readonly entries: number;
  /** Of all parts together. */
  readonly unpackedBytes: number;
  /** Of one part of XML, which takes many times its size once parsed. */
  readonly xmlBytes: number;
}

export const usualLimits: Limits = {
  entries: 5_000,
  unpackedBytes: 256 * 1024 * 1024,
  xmlBytes: 48 * 1024 * 1024,
};

/** @throws NotWord where it is no Word document, is broken, or goes beyond the limits. */
export async function openPackage(bytes: Uint8Array, limits = usualLimits): Promise<WordPackage> {
  const parts = await unpack(bytes, limits);
  const xmlOf = (name: string): Document | undefined => {
    const part = parts.get(name);
    return part === undefined ? undefined : parseXml(name, part);
  };
  const top = relationsOf('', xmlOf);
  const main = top.find(({ kind }) => kind === 'officeDocument')?.target;
  if (main === undefined || !parts.has(main))
    throw new NotWord('it holds no text of a Word document');
  const near = relationsOf(main, xmlOf);
  const allRelated = (kind: string): readonly RelatedPart[] =>
    near.flatMap((relation) => {
      const xml = relation.kind === kind ? xmlOf(relation.target) : undefined;
      return xml === undefined ? [] : [{ name: relation.target, xml }];
    });
  const types = new TextDecoder().decode(parts.get('[Content_Types].xml') ?? new Uint8Array());
  return {
    parts,
    main,
    related: (kind) => allRelated(kind)[0],
    allRelated,
    macros:
      /macroEnabled/i.test(types) ||
      [...parts.keys()].some((name) => /vbaProject\.bin$/i.test(name)),
  };
}

interface Relation {
  readonly kind: string;
  /** A part name. */
  readonly target: string;
}

/** Only what lies in the file: external targets are never followed. */
function relationsOf(
  part: string,
  xmlOf: (name: string) => Document | undefined,
): readonly Relation[] {
  const folder = posix.dirname(part);
  const rels = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const root = xmlOf(rels)?.documentElement;
  if (!root) return [];
  return elementsIn(root).flatMap((element) => {
    const kind = attribute(element, 'Type')?.split('/').at(-1);
    const target = attribute(element, 'Target');
    if (attribute(element, 'TargetMode') === 'External' || !kind || !target) return [];
    const name = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    return [{ kind, target: name }];
  });
}

/** All files of a ZIP by name, whatever they are. @throws NotWord where it is broken, or goes beyond the limits. */
export async function unpack(
  bytes: Uint8Array,
  limits = usualLimits,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const zip = await JSZip.loadAsync(bytes, { createFolders: false }).catch((cause: unknown) => {
    throw new NotWord('it is damaged, or was not copied in full', { cause });
  });
  if (Object.keys(zip.files).length < entriesOf(bytes)) {
    throw new NotWord(
      'it holds two parts of the same name, so that every program may show another text',
    );
  }
  const files = Object.values(zip.files).filter((file) => !file.dir);
  if (files.length > limits.entries)
    throw new NotWord(`it holds more than ${limits.entries} parts`);
  const parts = new Map<string, Uint8Array>();
  let left = limits.unpackedBytes;
  for (const file of files) {
    const isXml = /\.(xml|rels)$/i.test(file.name);
    const part = await inflate(file, Math.min(left, isXml ? limits.xmlBytes : left));
    left -= part.length;
    parts.set(file.name, part);
  }
  return parts;
}

/** How many entries its directory has (APPNOTE.TXT 4.3.16); 0 where that is said elsewhere. */
function entriesOf(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const count = end >= 0 && end + 12 <= file.length ? file.readUInt16LE(end + 10) : 0;
  return count === 0xffff ? 0 : count;
}

/** What a ZIP says of its sizes may be a lie, so the bytes are counted as they come. */
async function inflate(file: JSZip.JSZipObject, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of new Readable().wrap(file.nodeStream('nodebuffer'))) {
      length += chunk.length;
      if (length > limit) throw new NotWord('it grows beyond all measure when unpacked');
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof NotWord ? cause : new NotWord('it is damaged', { cause });
  }
  return Buffer.concat(chunks);
}
