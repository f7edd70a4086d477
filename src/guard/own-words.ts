/** The program's own words, which a pack has wherever it comes from: templates, and what is printed around papers. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the templates that come with the program; the same from src/ and from dist/. */
const ownTemplates = fileURLToPath(new URL('../../templates/', import.meta.url));

/** What no template says: stamps, blanks, bookmarks, labels, what restricted things are called. */
const said = [
  'Public Document Pack',
  'This page is intentionally left blank',
  'Front sheet',
  'Agenda',
  'Agenda Item',
  'Agenda – Part A',
  'Agenda – Part B',
  'Not for publication',
  'is not for publication',
  'Exempt business',
  'Confidential business',
  'A place in this document',
  'Report to',
  'Date of meeting',
  'Subject',
  'Lead officer',
  'Cabinet member',
  'Wards',
  'Wards affected',
  'Key decision',
  'Background papers',
  'Column chart',
  'Bar chart',
  'Line chart',
  'to that Act that are named for each item',
  'No resolution is needed for confidential business, during which the public must be excluded',
  'Local Government Act 1972',
  'Schedule 12A',
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  'Agenda front sheet',
  'Agenda reports pack',
  'Draft minutes',
  'Decisions',
  'Decided by',
  'Date of decision',
  'Published',
  'Interests',
  'Call-in',
  'Membership',
  'Attendance',
  'Chair',
  'Vice-Chair',
  'Members',
  'Co-opted',
  'Substitutes',
  'Held remotely',
  'Meetings',
  'Meetings, agendas and minutes',
  'Skip to the content',
  'New agendas and minutes',
  'as a web page',
  'January February March April May June July August September October November December',
];

/** Words that the program sets between others, and that say nothing alone. */
const between =
  'a an and appendix background by confidential exempt in item items no of on page pages paper paragraph paragraphs part report set supporting the to yes'.split(
    ' ',
  );

/** "Appendix B", "Exempt report": a title that says nothing by itself. */
export function isGeneric(title: string): boolean {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => between.includes(word) || /^(?:\d{1,4}|\p{L}|[ivx]+)$/u.test(word));
}

/** The words of a template: what stands between its tags and fill-ins, piece by piece, and all in a row. */
export interface OwnWords {
  readonly pieces: readonly string[];
  readonly text: string;
}

/** Of our templates and the council's own. */
export async function ownWords(council: string): Promise<readonly OwnWords[]> {
  const roots = [ownTemplates, join(council, 'templates')];
  // Those of the public pages are in a folder of their own.
  const folders = roots.flatMap((root) => [root, join(root, 'site')]);
  const read = await Promise.all(folders.map(templatesIn));
  return [{ pieces: [...said, ...between], text: said.join('\n') }, ...read.flat()];
}

async function templatesIn(folder: string): Promise<readonly OwnWords[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter((name) => /\.(?:hbs|css)$/.test(name))
      .map(async (name) => wordsAround(await readFile(join(folder, name), 'utf8'))),
  );
}

/** What a text with tags and fill-ins says by itself. */
export function wordsAround(template: string): OwnWords {
  const parts = template
    .replace(/<[^>]*>/g, '\0')
    .replace(/\{\{\{?[^}]*\}\}\}?/g, '\0')
    .split('\0');
  const pieces = parts.map((part) => part.trim()).filter((part) => part !== '');
  return { pieces, text: pieces.join(' ') };
}
