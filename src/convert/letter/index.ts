/** A web page or an e-mail becomes a segment: read in a thread, set in the council's report style, printed. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Turns } from '../../browser/turns.js';
import { type Cache, cacheKey } from '../../cache/index.js';
import { compiledProgram } from '../../compiled/index.js';
import { diagnose } from '../../diagnostics/index.js';
import { printRemarks } from '../../diagnostics/print-remarks.js';
import { readInThread, type WordOutcome } from '../../docx/thread.js';
import type { Checked, Diagnostic } from '../../model/diagnostic.js';
import type { LetterHead } from '../../model/letter.js';
import type { Segment } from '../../model/segment.js';
import { readPicture } from '../markdown.js';
import type { Where } from '../pdf.js';
import type { Darkroom } from '../picture/index.js';
import { PictureRefused, refusalDiagnostic } from '../picture/refused.js';
import { cleanShownPicture, type Picture } from '../picture/shown.js';
import type { Ground } from '../source-file.js';
import type { LetterReading } from './letter.js';
import type { LetterQuestion } from './read.js';

/** To be raised when the way from a letter to HTML changes. */
const method = 'letter 1';

/** The kinds of files that are read so, by their endings; in words as they are told of. */
export const letterEndings: Readonly<Record<string, string>> = {
  '.html': 'a web page',
  '.htm': 'a web page',
  '.eml': 'an e-mail',
  '.msg': 'an e-mail of Outlook’s',
};

export interface LetterPress {
  readonly cache: Cache;
  readonly darkroom: Darkroom;
  /** Threads wait for each other: each may take a gigabyte. */
  readonly turns: Turns;
  /** Sets a letter's body as a page, below its head where it has one. */
  readonly render: (body: string, head: LetterHead | undefined) => string;
  readonly print: (html: string, pictures: ReadonlyMap<string, Picture>) => Promise<Segment>;
}

/** `path` is the file's own, from which pictures beside it count. */
export async function convertLetter(
  {
    source,
    path,
    ending,
  }: { readonly source: string; readonly path: string; readonly ending: string },
  bytes: Uint8Array,
  where: Where,
  ground: Ground,
  press: LetterPress,
): Promise<Checked<Segment>> {
  const outcome = await readOnce(ending, bytes, press);
  const words = letterEndings[ending] ?? 'a letter';
  switch (outcome.kind) {
    case 'broken': {
      const { cause } = outcome;
      return { diagnostics: [diagnose('letter-broken', { file: source, words, cause }, where)] };
    }
    case 'too-slow':
      return { diagnostics: [diagnose('letter-too-slow', { file: source }, where)] };
    case 'read':
      break;
  }
  const { reading } = outcome;
  const shown = await picturesOf(reading, path, ground, press.darkroom, where);
  const diagnostics = [...remarks(source, reading, where), ...shown.diagnostics];
  if (shown.value === undefined) return { diagnostics };
  try {
    const value = await press.print(press.render(reading.html, reading.head), shown.value);
    diagnostics.push(...printRemarks(`The document ${source}`, value.facts, where));
    return { value, diagnostics };
  } catch (cause) {
    if (!(cause instanceof PictureRefused)) throw cause;
    return { diagnostics: [...diagnostics, refusalDiagnostic(cause, where)] };
  }
}

/** Cleaned, by the address that the HTML uses; no value where one of them cannot be shown. */
async function picturesOf(
  { pictures, beside }: LetterReading,
  path: string,
  ground: Ground,
  darkroom: Darkroom,
  where: Where,
): Promise<Checked<ReadonlyMap<string, Picture>>> {
  const value = new Map<string, Picture>();
  const diagnostics: Diagnostic[] = [];
  const take = (address: string, made: Checked<Picture>): void => {
    diagnostics.push(...made.diagnostics);
    if (made.value !== undefined) value.set(address, made.value);
  };
  for (const [address, { name, bytes }] of pictures) {
    take(address, await cleanShownPicture(darkroom, name, bytes, where));
  }
  for (const [address, name] of beside) {
    take(address, await readPicture(name, path, ground, darkroom, where));
  }
  const isWhole = value.size === pictures.length + beside.length;
  return isWhole ? { value, diagnostics } : { diagnostics };
}

async function readOnce(
  ending: string,
  bytes: Uint8Array,
  { cache, turns }: LetterPress,
): Promise<WordOutcome<LetterReading>> {
  const key = cacheKey(method, letterReader(ending), ending, bytes);
  const before = await cache.getBytes(key);
  if (before !== undefined) return { kind: 'read', reading: deserialize(before) as LetterReading };
  const outcome = await turns(() =>
    readInThread<LetterReading, LetterQuestion>(compiledProgram('convert/letter/worker.js'), {
      ending,
      bytes,
    }),
  );
  if (outcome.kind === 'read') await cache.putBytes(key, serialize(outcome.reading));
  return outcome;
}

/** Which library reads it: "postal-mime 4.0.0". */
export function letterReader(ending: string): string {
  const library = libraries[ending] ?? 'hast-util-from-html';
  return `${library} ${versionOf(library)}`;
}

/** Not every library lets its package.json be asked for by name. */
function versionOf(library: string): string {
  let folder = dirname(createRequire(import.meta.url).resolve(library));
  while (!existsSync(join(folder, 'package.json')) || !folder.endsWith(basename(library))) {
    if (folder === dirname(folder)) throw new Error(`${library} has no package.json.`);
    folder = dirname(folder);
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return version;
}

const libraries: Readonly<Record<string, string>> = {
  '.eml': 'postal-mime',
  '.msg': '@kenjiuno/msgreader',
};

function remarks(
  file: string,
  { attached, droppedLinks, lost }: LetterReading,
  where: Where,
): Diagnostic[] {
  return [
    ...(attached.length === 0 ? [] : [diagnose('letter-attachments', { file, attached }, where)]),
    ...droppedLinks.map((url) => diagnose('link-to-nowhere', { url }, where)),
    ...(lost.length === 0 ? [] : [diagnose('letter-parts-lost', { file, parts: lost }, where)]),
  ];
}
