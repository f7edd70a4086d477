/** Pictures of a document's pages, drawn by poppler: to see whether a rectangle of a page is bare. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rect } from '../../src/model/segment.js';
import { run } from './second-opinion.js';

export interface Picture {
  readonly across: number;
  readonly along: number;
  /** Greys from 0 (black) to 255, top row first. */
  readonly greys: Uint8Array;
}

/** Points are 1/72 inch. */
const resolution = 100;
const scale = resolution / 72;

/**
 * Draws pages as the reader sees them, at 100 dpi, in grey; by page number, from 1. A page that poppler
 * cannot draw is missing.
 */
export async function drawPages(
  file: string,
  first: number,
  last: number,
  temporary: string,
): Promise<ReadonlyMap<number, Picture>> {
  const folder = await mkdtemp(join(temporary, 'pictures-'));
  try {
    const range = ['-f', String(first), '-l', String(last)];
    const options = ['-r', String(resolution), '-gray', '-cropbox', ...range];
    await run('pdftoppm', [...options, file, join(folder, 'page')]);
    const pictures = new Map<number, Picture>();
    for (const name of await readdir(folder)) {
      const page = Number(/-(\d+)\.pgm$/.exec(name)?.[1]);
      const picture = readPgm(await readFile(join(folder, name)));
      if (picture !== undefined) pictures.set(page, picture);
    }
    return pictures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** "P5", the size, the highest grey, then a byte a pixel. */
function readPgm(file: Buffer): Picture | undefined {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 64));
  if (head === null) return undefined;
  const [across, along] = [Number(head[1]), Number(head[2])];
  const greys = file.subarray(head[0].length);
  return greys.length === across * along ? { across, along, greys } : undefined;
}

/** Whether a picture shows a page of this size (in points), but for rounding. */
export function shows(picture: Picture, width: number, height: number): boolean {
  return (
    Math.abs(picture.across - width * scale) <= 2 && Math.abs(picture.along - height * scale) <= 2
  );
}

/** Lightest less darkest grey of the pixels that lie wholly in a rectangle (reader's points). */
export function spreadIn(picture: Picture, box: Rect): number {
  const left = Math.max(0, Math.ceil(box.x * scale));
  const right = Math.min(picture.across, Math.floor((box.x + box.width) * scale));
  const top = Math.max(0, Math.ceil(picture.along - (box.y + box.height) * scale));
  const foot = Math.min(picture.along, Math.floor(picture.along - box.y * scale));
  let lightest = 0;
  let darkest = 255;
  for (let y = top; y < foot; y++) {
    for (let x = left; x < right; x++) {
      const grey = picture.greys[y * picture.across + x] ?? 0;
      if (grey > lightest) lightest = grey;
      if (grey < darkest) darkest = grey;
    }
  }
  return Math.max(0, lightest - darkest);
}
