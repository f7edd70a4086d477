/** Reads the pictures that our own front matter shows: the council's logo, and those of items and notices. */
import { relative } from 'node:path';
import type { Pack } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import { readPicture } from './markdown.js';
import type { Darkroom } from './picture/index.js';
import { PictureRefused, refusalDiagnostic } from './picture/refused.js';
import type { MadePicture } from './picture/shown.js';

/** `logo` is the address under which the templates show the council's logo. */
export async function readFrontPictures(
  pack: Pack,
  images: readonly { readonly address: string; readonly path: string; readonly at: Place }[],
  logo: string,
  darkroom: Darkroom,
): Promise<Checked<ReadonlyMap<string, MadePicture>>> {
  const { council } = pack.folders;
  const wanted = [...images];
  if (pack.meeting.logo !== undefined) {
    const beside = `${council}/council.yaml`;
    const path = relative(council, pack.meeting.logo);
    wanted.push({ address: logo, path, at: { file: beside } });
  }
  const value = new Map<string, MadePicture>();
  const diagnostics: Diagnostic[] = [];
  for (const { address, path, at } of wanted) {
    const read = await readPicture(path, at.file, pack, darkroom, { at });
    diagnostics.push(...read.diagnostics);
    if (read.value === undefined) continue;
    try {
      // Made at once: the front matter is printed anew whenever a page reference changes.
      value.set(address, 'make' in read.value ? await read.value.make() : read.value);
    } catch (cause) {
      if (!(cause instanceof PictureRefused)) throw cause;
      diagnostics.push(refusalDiagnostic(cause, { at }));
    }
  }
  return { value, diagnostics };
}
