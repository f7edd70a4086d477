/** Tries one file: prepares it, makes a file of it alone and of it twice, and has others judge these. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Loss, PieceFacts } from '../../../src/pdf/index.js';
import { decodePiece } from '../../../src/pdf/piece/codec.js';
import type { Pdfium } from '../../../src/pdfium/index.js';
import { spliceAlone, stampBox } from './alone.js';
import { viewWithPdfjs } from './as-pdfjs-sees.js';
import { type Counts, compareFiles, type Read } from './compare.js';
import { numbersOf, takeInventory } from './inventory.js';
import { inWords, type Referees } from './programs.js';
import { publicSchemes } from './reasons.js';
import { type Compared, changedPages } from './same-picture.js';
import { seenAt } from './seen-at.js';
import { namesIn, tryTwice } from './twice.js';

export interface Trial {
  /** Folder and name in the collection. */
  readonly name: string;
  /** Why it was refused; undefined where it came through. */
  readonly refused?: string;
  readonly pages: number;
  readonly before: Counts;
  readonly after: Counts;
  readonly losses: Readonly<Partial<Record<Loss, number>>>;
  /** Bookmarks made from headings, which are in no count. */
  readonly headingBookmarks: number;
  /** Other programs find it damaged as it was before. */
  readonly damaged: boolean;
  readonly faults: readonly string[];
}

export interface Bench {
  readonly pdfium: Pdfium;
  readonly referees: Referees;
  /** For files that other programs are to read. */
  readonly folder: string;
}

const none: Counts = { elements: 0, marks: 0, links: 0, outline: 0, fields: 0, annotations: 0 };

export async function tryFile(file: string, { pdfium, referees, folder }: Bench): Promise<Trial> {
  const name = `${basename(dirname(file))}/${basename(file)}`;
  const nothing = {
    name,
    pages: 0,
    before: none,
    after: none,
    losses: {},
    headingBookmarks: 0,
    damaged: false,
  };
  const made = join(folder, `${process.hrtime.bigint()}.pdf`);
  try {
    const source = await readFile(file);
    const canonical = await pdfium.canonicalise(source);
    if (!canonical.ok) return { ...nothing, refused: canonical.reason, faults: [] };
    const copy = canonical.value.pdf;
    const prepared = await pdfium.prepare(source, { comments: 'keep', schemes: publicSchemes });
    if (!prepared.ok) return { ...nothing, refused: prepared.reason, faults: [] };
    const piece = decodePiece(prepared.value.piece);
    if (piece === undefined) return { ...nothing, faults: ['The piece cannot be read.'] };
    const { facts } = piece;
    const pages = facts.pages.length;
    const alone = await spliceAlone(piece);
    await writeFile(made, alone);
    const complaints = await referees(made, pages);
    const excused = complaints.length === 0 ? [] : await complainants(copy, made, pages, referees);
    const before = await read(copy);
    const after = await read(alone);
    const compared = compareFiles(before, after, facts);
    const changed = await changedPages(pdfium, copy, alone, pages, (page) => [
      stampBox,
      ...compared.lost
        .filter((one) => one.pages.includes(page))
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
      headingBookmarks: facts.headingBookmarks,
      damaged: excused.length > 0,
      faults: [
        ...inWords(complaints, excused),
        ...faults,
        ...different(changed, facts),
        ...(await tryTwice(piece, counts.after, namesIn(after.inventory), made, referees, excused)),
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

async function read(pdf: Uint8Array): Promise<Read> {
  return { inventory: await takeInventory(pdf), view: await viewWithPdfjs(pdf) };
}

/** Damage within contents, fonts and pictures stays what it was: who complains of the copy may do so again. */
async function complainants(
  copy: Uint8Array,
  made: string,
  pages: number,
  referees: Referees,
): Promise<readonly string[]> {
  const own = `${made}.copy.pdf`;
  await writeFile(own, copy);
  const complaints = await referees(own, pages);
  await rm(own);
  return complaints.map(({ program }) => program);
}

/** Pages whose content breaks off are told of, and may look different from there on. */
function different(changed: readonly Compared[], { losses }: PieceFacts): readonly string[] {
  if (changed.length <= (losses['damaged-content'] ?? 0)) return [];
  return changed.map((one) => `page ${one.page + 1} looks different (${one.changed} pixels)`);
}
