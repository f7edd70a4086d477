/** Tries one file: prepares it, makes a file of it alone and of it twice, and has others judge these. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Rect } from '../../../src/model/segment.js';
import {
  DynamicFormError,
  EncryptedPartError,
  type Loss,
  PdfSyntaxError,
  type Piece,
  type PiecePage,
  preparePdf,
} from '../../../src/pdf/index.js';
import type { Pdfium } from '../../../src/pdfium/index.js';
import { spliceAlone, stampBox } from './alone.js';
import { viewWithPdfjs } from './as-pdfjs-sees.js';
import { type Counts, compareFiles, kinds, type Read } from './compare.js';
import { type Inventory, numbersOf, takeInventory } from './inventory.js';
import { publicSchemes } from './reasons.js';
import { changedPages } from './same-picture.js';

export interface Trial {
  /** Folder and name in the collection. */
  readonly name: string;
  /** Why it was refused; undefined where it came through. */
  readonly refused?: string;
  readonly pages: number;
  readonly before: Counts;
  readonly after: Counts;
  readonly losses: Readonly<Partial<Record<Loss, number>>>;
  readonly faults: readonly string[];
}

export interface Bench {
  readonly pdfium: Pdfium;
  readonly referees: (file: string, pages: number) => Promise<readonly string[]>;
  /** For files that other programs are to read. */
  readonly folder: string;
}

const none: Counts = { elements: 0, marks: 0, links: 0, outline: 0, fields: 0, annotations: 0 };

export async function tryFile(file: string, { pdfium, referees, folder }: Bench): Promise<Trial> {
  const name = `${basename(dirname(file))}/${basename(file)}`;
  const nothing = { name, pages: 0, before: none, after: none, losses: {} };
  const made = join(folder, `${process.hrtime.bigint()}.pdf`);
  try {
    const source = await readFile(file);
    const canonical = await pdfium.canonicalise(source);
    if (!canonical.ok) return { ...nothing, refused: canonical.reason, faults: [] };
    const copy = canonical.value.pdf;
    const piece = pieceOf(copy);
    if (typeof piece === 'string') return { ...nothing, refused: piece, faults: [] };
    const { facts } = piece;
    const pages = facts.pages.length;
    const alone = await spliceAlone(piece);
    await writeFile(made, alone);
    const complaints = await referees(made, pages);
    const before = await read(copy);
    const after = await read(alone);
    const compared = compareFiles(before, after, facts);
    const changed = await changedPages(pdfium, copy, alone, pages, (page) => [
      stampBox,
      ...compared.lost
        .filter((one) => one.page === page)
        .flatMap(({ dict }) => {
          const own = facts.pages[page];
          const rect = numbersOf(before.inventory.objects, dict, 'Rect');
          return own === undefined ? [] : [seenAt(own, rect)];
        }),
    ]);
    const { lost: _, faults, ...counts } = compared;
    return {
      name,
      pages,
      ...counts,
      losses: facts.losses,
      faults: [
        ...complaints,
        ...faults,
        ...changed.map((one) => `page ${one.page + 1} looks different (${one.changed} pixels)`),
        ...(await tryTwice(piece, counts.after, namesIn(after.inventory), made, referees)),
      ],
    };
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : 'thrown';
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.stack : '';
    return { ...nothing, faults: [`${said} ${cause}`] };
  } finally {
    await rm(made, { force: true });
  }
}

/** The piece, or why there is none. */
function pieceOf(copy: Uint8Array): Piece | string {
  try {
    return preparePdf(copy, { comments: 'keep', schemes: publicSchemes });
  } catch (error) {
    if (error instanceof DynamicFormError) return 'dynamic-form';
    if (error instanceof EncryptedPartError) return 'encryption';
    if (error instanceof PdfSyntaxError) return 'unreadable';
    throw error;
  }
}

async function read(pdf: Uint8Array): Promise<Read> {
  return { inventory: await takeInventory(pdf), view: await viewWithPdfjs(pdf) };
}

/** A place in user space as the reader sees it (origin at the visible lower left), with a little around it. */
function seenAt(
  { media, crop, rotate }: PiecePage,
  [x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[],
): Rect {
  const [left, bottom, right, top] = crop ?? media;
  const turned = (x: number, y: number): readonly [number, number] => {
    switch (rotate) {
      case 0:
        return [x - left, y - bottom];
      case 90:
        return [y - bottom, right - x];
      case 180:
        return [right - x, top - y];
      case 270:
        return [top - y, x - left];
    }
  };
  const [one, other] = [turned(x1, y1), turned(x2, y2)];
  const x = Math.min(one[0], other[0]) - 1;
  const y = Math.min(one[1], other[1]) - 1;
  return { x, y, width: Math.abs(one[0] - other[0]) + 2, height: Math.abs(one[1] - other[1]) + 2 };
}

/** The same document twice in one file: twice as much of everything, and no name twice. */
async function tryTwice(
  piece: Piece,
  once: Counts,
  names: number,
  made: string,
  referees: Bench['referees'],
): Promise<readonly string[]> {
  const twice = await spliceAlone(piece, 2);
  await writeFile(made, twice);
  const inventory = await takeInventory(twice);
  const { structure, annotations, bookmarks, fields } = inventory;
  const faults = [...(await referees(made, piece.facts.pages.length * 2))];
  const links = annotations.filter(({ kind }) => kind === 'Link').length;
  const own = piece.facts.structure === undefined ? structure.elements.length : 3;
  const found: Counts = {
    elements: structure.elements.length - own,
    marks: piece.facts.structure === undefined ? 0 : structure.marks.size,
    links,
    outline: bookmarks.reduce((sum, { children }) => sum + countBelow(children), 0),
    fields: fields.length,
    annotations: annotations.length - links,
  };
  for (const kind of kinds) {
    if (found[kind] !== 2 * once[kind]) {
      faults.push(`twice: ${kind} ${found[kind]} instead of ${2 * once[kind]}`);
    }
  }
  const named = namesIn(inventory);
  if (named !== 2 * names) faults.push(`twice: ${named} names of fields instead of ${2 * names}`);
  return faults;
}

/** How many different names its fields have. */
function namesIn({ fields }: Inventory): number {
  return new Set(fields.flatMap(({ name }) => (name === '' ? [] : [name]))).size;
}

function countBelow(children: readonly { readonly children: readonly unknown[] }[]): number {
  let count = 0;
  const waiting = [...children];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    count++;
    waiting.push(...(next.children as typeof children));
  }
  return count;
}
