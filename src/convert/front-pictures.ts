/** Reads the pictures that our own front matter shows: the council's logo, and those of items and notices. */
import { relative } from 'node:path';
import type { Pack } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import { type Picture, readPicture } from './markdown.js';

/** `logo` is the address under which the templates show the council's logo. */
export async function readFrontPictures(
  pack: Pack,
  images: readonly { readonly address: string; readonly path: string; readonly at: Place }[],
  logo: string,
): Promise<Checked<ReadonlyMap<string, Picture>>> {
  const { council } = pack.folders;
  const wanted = [...images];
  if (pack.meeting.logo !== undefined) {
    const beside = `${council}/council.yaml`;
    const path = relative(council, pack.meeting.logo);
    wanted.push({ address: logo, path, at: { file: beside } });
  }
  const value = new Map<string, Picture>();
  const diagnostics: Diagnostic[] = [];
  for (const { address, path, at } of wanted) {
    const read = await readPicture(path, at.file, council, { at });
    diagnostics.push(...read.diagnostics);
    if (read.value !== undefined) value.set(address, read.value);
  }
  return { value, diagnostics };
}
