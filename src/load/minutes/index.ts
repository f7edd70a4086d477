/** Reads minutes: front matter and one section a heading. Knows nothing of the agenda that they are of. */
import { join } from 'node:path';
import type { Edition } from '../../model/access.js';
import type { Checked, Diagnostic } from '../../model/diagnostic.js';
import type { MinutesSource } from '../../model/minutes.js';
import { parseMarkdownFile } from '../front-matter.js';
import { kindOfPath, readTextFile } from '../text-file.js';
import { discreetHead } from './discreet.js';
import { readFront, shape } from './front.js';
import { readSections } from './sections.js';

/** The minutes as the public may have them, and those of what was not open to the public. */
export const minutesFile = 'minutes.md';
export const exemptMinutesFile = 'minutes-exempt.md';

export interface MinutesReading extends Checked<MinutesSource> {
  /** There is such a file, whatever may be said of it. */
  readonly isThere: boolean;
}

/**
 * The minutes `name` of the meeting in the folder `meeting`; `root` is the council's folder, `reader` whom mistakes are told. No value where there are
 * none, or where their front matter cannot be read.
 */
export async function loadMinutes(
  meeting: string,
  root: string,
  name: string = minutesFile,
  reader: Edition = 'public',
): Promise<MinutesReading> {
  const file = join(meeting, name);
  if ((await kindOfPath(file)) === 'nothing') return { isThere: false, diagnostics: [] };
  const text = await readTextFile(file, root);
  const isExempt = name === exemptMinutesFile;
  // Where nothing was said that is not public, its headings have been deleted.
  const isEmpty = isExempt && text.diagnostics.some(({ code }) => code === 'empty-file');
  const written = isEmpty ? '' : text.value;
  if (written === undefined) return { isThere: true, diagnostics: text.diagnostics };
  return { isThere: true, ...readMinutes(written, file, isExempt, reader) };
}

/** `text` is a whole file with lines ended by \n; `reader` is whom its mistakes are told. What is not open to the public needs no head: the other file has it. */
export function readMinutes(
  text: string,
  file: string,
  isExempt = false,
  reader: Edition = 'public',
): Checked<MinutesSource> {
  const headed = !isExempt || text.startsWith('---');
  const parted = parseMarkdownFile(headed ? text : `---\n---\n${text}`, file);
  const told = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
    reader === 'public' ? discreetHead(found, Object.keys(shape)) : found;
  if (parted.value === undefined) return { diagnostics: told(parted.diagnostics) };
  const { front, diagnostics } = readFront(parted.value.front, isExempt);
  const { source, at } = parted.value.body;
  const line = (at.line ?? 1) - (headed ? 0 : 2);
  const sections = readSections({ source, at: { ...at, line } });
  return {
    value: { ...front, minutes: sections.value ?? [], at: { file, line: 1, column: 1 } },
    diagnostics: [...told([...parted.diagnostics, ...diagnostics]), ...sections.diagnostics],
  };
}
