/**
 * The guard's work: reads what is restricted and what is public, and answers fingerprints of what only the
 * restricted sources have. Runs in a process of its own; nothing restricted may leave this function.
 */
import { createHash, randomInt } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import path, { join, relative, sep } from 'node:path';
import { loadDecisions, loadMinutes, loadPack, minutesFile } from '../load/index.js';
import type { PackFolders } from '../model/agenda.js';
import type { SharedSource, SharedSpot } from '../model/fingerprint.js';
import { isWithin } from '../model/inside.js';
import type { Place } from '../model/place.js';
import type { Pdfium } from '../pdfium/index.js';
import {
  type Found,
  type Gatherer,
  isSeen,
  isText,
  lineOfLetter,
  openGatherer,
  type ReadOptions,
  readWhole,
  type SharedPiece,
  Unreadable,
} from '../traces/index.js';
import { markdownPieces, printedLines } from './markdown.js';
import { isGeneric, type OwnWords, ownWords, wordsAround } from './own-words.js';
import type { GuardAnswer, GuardRequest } from './protocol.js';
import {
  type GuardedFile,
  type Parted,
  type PublicPiece,
  partSources,
  picturesIn,
  picturesOfPage,
} from './sources.js';

export async function readSources(
  { meeting, writes }: GuardRequest,
  pdfium: Pdfium,
): Promise<GuardAnswer> {
  const { value: source } = await loadPack(meeting, 'public');
  if (source === undefined) return { kind: 'nothing' };
  const { council } = source.folders;
  const pack = partSources(source);
  const parted = writes === 'minutes' ? await withMinutes(pack, source.folders) : pack;
  const salt = [randomInt(2 ** 32), randomInt(2 ** 32)] as const;
  const gatherer = openGatherer(salt);
  for (const { titles, fileNames, texts } of parted.restricted.words) {
    for (const title of titles) {
      gatherer.restrictWhole(isGeneric(title) ? 'wording' : 'title', title);
    }
    for (const name of fileNames) gatherer.restrictWhole('file-name', name);
    for (const text of texts) gatherer.restrict(said(text));
  }
  for (const restricted of parted.restricted.files) {
    if (restricted.gone && (await isMissing(restricted.file))) continue;
    const read = await readSource(restricted, council, pdfium, allWritten, gatherer.restrict);
    if (!read) return { kind: 'unreadable', at: restricted.at };
  }
  const same = await samePaper(parted);
  if (same !== undefined) return { kind: 'same-paper', at: same };
  await publish(parted.public, council, pdfium, gatherer);
  return { kind: 'guarded', guarded: { ...gatherer.finish(), sources: parted.count } };
}

/**
 * The minutes and the notices that everybody reads are public sources like any report, where they are what is written. Of
 * a pack they are none: their words would not be looked for in it, though nothing public need have them yet.
 */
async function withMinutes(parted: Parted, { meeting, council }: PackFolders): Promise<Parted> {
  const { isThere } = await loadMinutes(meeting, council);
  const { value: decisions = [] } = await loadDecisions(meeting, council);
  const files = [
    ...(isThere ? [join(meeting, minutesFile)] : []),
    ...decisions.map(({ at }) => at.file),
  ].map((file) => ({ file, at: { file, line: 1, column: 1 }, paper: true as const }));
  return { ...parted, public: { ...parted.public, files: [...parted.public.files, ...files] } };
}

/** Of a restricted file: pictures, and what people wrote, to the end. */
const allWritten = { pictures: true, everything: false, strict: true };

/**
 * The line that makes a restricted paper public under another name, by a link or a copy: its words would count as public
 * words, and nobody would look for them.
 */
async function samePaper({ restricted, public: open }: Parted): Promise<Place | undefined> {
  const closed = new Set<string>();
  for (const { file, paper } of restricted.files) if (paper) closed.add(await digestOf(file));
  closed.delete('');
  for (const { file, at } of open.files) if (closed.has(await digestOf(file))) return at;
  return undefined;
}

async function isMissing(file: string): Promise<boolean> {
  return realpath(file).then(
    () => false,
    (cause: unknown) => cause instanceof Error && 'code' in cause && cause.code === 'ENOENT',
  );
}

/** Empty where the file cannot be read, or has nothing in it. */
async function digestOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  return bytes.length === 0 ? '' : createHash('sha256').update(bytes).digest('hex');
}

/** All that anybody may read, so that it is not looked for. */
async function publish(
  { texts, values, files, pieces }: Parted['public'],
  council: string,
  pdfium: Pdfium,
  gatherer: Gatherer,
): Promise<void> {
  const publishAround = ({ pieces, text }: OwnWords): void => {
    gatherer.publish(said(text), 'everybody');
    for (const piece of pieces) gatherer.publishWhole(piece, 'everybody');
  };
  for (const words of await ownWords(council)) publishAround(words);
  for (const { text, publisher } of values) gatherer.publishWhole(text, publisher);
  for (const { file, text, publisher } of texts) {
    const source = sourceName(file, council);
    for (const words of markdownPieces(text)) gatherer.publish(said(words), publisher, source);
    if (publisher === 'everybody') publishAround(wordsAround(text));
    else publishPieces(wordsAround(text), gatherer);
  }
  await locatePieces(pieces, council, gatherer);
  const what = { pictures: gatherer.hasPictures(), everything: true };
  for (const open of files) {
    const source = sourceName(open.file, council);
    gatherer.publish(said(source), 'somebody');
    const piece: SharedSource = { file: open.file, source, at: open.at };
    const isPaper = open.paper === true;
    // One that cannot be read is a mistake that the build itself tells.
    await readSource(open, council, pdfium, what, (found) => {
      gatherer.publish(found, isPaper ? 'somebody' : 'everybody', source);
      if (!('text' in found)) return;
      // A report's front matter: templates set its values among other words.
      if (isMarkdown(open.file)) {
        if (found.text.length < 200) gatherer.publishWhole(found.text, 'somebody');
      } else if (isPaper && isSeen(found.place)) {
        const { page } = found.place;
        gatherer.locate(found.text, {
          source: piece,
          spot: () => (page === undefined ? {} : { page }),
        });
      }
    });
    if (isPaper && isMarkdown(open.file)) await locateText(piece, gatherer);
  }
}

function publishPieces({ pieces, text }: OwnWords, gatherer: Gatherer): void {
  gatherer.publish(said(text), 'somebody');
  for (const piece of pieces) gatherer.publishWhole(piece, 'somebody');
}

/** What of an item's words restricted sources have too, by the lines of its file. */
async function locatePieces(
  pieces: readonly PublicPiece[],
  council: string,
  gatherer: Gatherer,
): Promise<void> {
  const sources = new Map<string, { readonly source: SharedSource; readonly lines: string[] }>();
  for (const { file, text, line } of pieces) {
    const known = sources.get(file) ?? {
      source: { file, source: sourceName(file, council), at: { file, line: 1 } },
      lines: (await readFile(file, 'utf8').catch(() => '')).split('\n'),
    };
    sources.set(file, known);
    const first =
      typeof line === 'number'
        ? line
        : known.lines.findIndex((one) => one.startsWith(`${line.key}:`)) + 1;
    gatherer.locate(...located(text, known.source, Math.max(1, first)));
  }
}

/** What of a report in Markdown restricted sources have too, by its lines. */
async function locateText(source: SharedSource, gatherer: Gatherer): Promise<void> {
  const text = await readFile(source.file, 'utf8').catch(() => '');
  gatherer.locate(...located(text, source, 1));
}

function located(text: string, source: SharedSource, first: number): [string, SharedPiece] {
  const printed = printedLines(text);
  const lineOf = lineOfLetter(printed);
  return [
    printed,
    { source, spot: (letter): SharedSpot => ({ line: first + lineOf(letter) - 1 }) },
  ];
}

/** Whether it could be read to its end. */
async function readSource(
  { file, at }: GuardedFile,
  council: string,
  pdfium: Pdfium,
  what: Omit<ReadOptions, 'pdfium'>,
  visit: (found: Found) => void,
): Promise<boolean> {
  try {
    if (!isWithin(await realpath(file), await realpath(council), path)) return false;
    const bytes = await readable(await readFile(file), pdfium);
    const options = { pdfium, ...what };
    if (!isMarkdown(file)) {
      if (what.strict && !isAsNamed(file, bytes)) return false;
      await readWhole(bytes, options, visit);
      const pictures = /\.html?$/i.test(file) ? picturesOfPage(bytes, file, at) : [];
      return await readAll(pictures);
    }
    const markdown = Buffer.from(bytes).toString('utf8');
    for (const words of markdownPieces(markdown)) visit(said(words));
    return await readAll(picturesIn(markdown, file, at));
  } catch (cause) {
    if (cause instanceof Unreadable || isFileError(cause)) return false;
    throw cause;
  }

  async function readAll(pictures: readonly GuardedFile[]): Promise<boolean> {
    for (const picture of pictures) {
      if (!(await readSource(picture, council, pdfium, what, visit))) return false;
    }
    return true;
  }
}

/** Whether it is no other kind than its name says, as far as that can be told: what it is then, nobody knows. */
function isAsNamed(file: string, bytes: Uint8Array): boolean {
  if (/\.pdf$/i.test(file)) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes(
      '%PDF-',
    );
  }
  return (
    !/\.(?:docx?|docm|dotx?|jpe?g|png|gif|tiff?|webp|od[tsp]|xlsx|pptx|msg)$/i.test(file) ||
    !isText(bytes)
  );
}

/** A PDF that is encrypted with an empty password is decrypted first. */
async function readable(bytes: Uint8Array, pdfium: Pdfium): Promise<Uint8Array> {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/Encrypt'))
    return bytes;
  const sound = await pdfium.canonicalise(bytes);
  return sound.ok ? sound.value.pdf : bytes;
}

function isFileError(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && 'syscall' in cause;
}

function said(text: string): Found {
  return { place: { kind: 'text' }, text };
}

function sourceName(file: string, council: string): string {
  return relative(council, file).split(sep).join('/');
}

function isMarkdown(file: string): boolean {
  return /\.(?:md|markdown)$/i.test(file);
}
