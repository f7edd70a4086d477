/** Saves a small picture of each place where something was found. Must not know what is wrong there. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import { PackError } from '../model/error.js';
import type { Rect } from '../model/segment.js';
import type { Pdfium, Picture } from '../pdfium/index.js';
import { cropFramed } from './crop.js';
import { encodePng } from './png.js';

/** Pixels in a point: letters of a footnote can be read. */
const scale = 2;

/** Pictures of one check in one document: the first places are enough to know what to look for. */
const mostOfOne = 8;

export interface PictureFolder {
  readonly path: string;
  /** Names that other pictures of the same run have, without ending; added to. */
  readonly taken: Set<string>;
}

/**
 * Writes a PNG for each place with a box in a PDF, and answers the files. They are named by `pack` (words for the
 * meeting and the edition), item, document, check, page and count; two names never collide.
 *
 * @throws PackError where `folder` cannot be written to.
 */
export async function savePictures(
  diagnostics: readonly Diagnostic[],
  pack: string,
  folder: PictureFolder,
  pdfium: Pdfium,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const { found, item } of diagnostics) {
    if (found === undefined || extname(found.document).toLowerCase() !== '.pdf') continue;
    const boxes = found.spots.flatMap(({ page, box }) =>
      page === undefined || box === undefined ? [] : [{ page, box }],
    );
    if (boxes.length === 0) continue;
    const pdf = await readFile(found.document);
    for (const [index, { page, box }] of boxes.slice(0, mostOfOne).entries()) {
      const drawn = await pdfium.render(pdf, page, scale);
      if (!drawn.ok) continue;
      // Two items may have papers of the same name.
      const about = [pack, item, basename(found.document, extname(found.document)), found.check];
      const name = `${about.join('-')}-page-${page}-${index + 1}`.replace(/[^\w.-]+/g, '-');
      files.push(await save(folder.path, `${free(name, folder.taken)}.png`, drawn.value, box));
    }
  }
  return files;
}

/** `name`, or with a count where it is taken; as disks see it, which may not tell capitals apart. */
function free(name: string, taken: Set<string>): string {
  let result = name;
  for (let count = 2; taken.has(result.toLowerCase()); count += 1) result = `${name}-${count}`;
  taken.add(result.toLowerCase());
  return result;
}

async function save(folder: string, name: string, page: Picture, box: Rect): Promise<string> {
  const file = join(folder, name);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, encodePng(cropFramed(page, box, scale)));
  } catch (cause) {
    throw new PackError(`The pictures cannot be written to “${folder}”.`, {
      cause,
      hints: ['Choose another folder with --pictures.'],
    });
  }
  return file;
}
