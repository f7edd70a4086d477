/** The program's own words, which a pack has wherever it comes from: templates, and what is printed around papers. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the templates that come with the program; the same from src/ and from dist/. */
const ownTemplates = fileURLToPath(new URL('../../templates/', import.meta.url));

/** What no template says: stamps, blanks, bookmarks, what restricted things are called. */
const said = [
  'Public Document Pack',
  'This page is intentionally left blank',
  'Front sheet',
  'Agenda Item',
  'Agenda – Part A',
  'Agenda – Part B',
  'Not for publication',
  'A place in this document',
  'Local Government Act 1972',
  'Schedule 12A',
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  'January February March April May June July August September October November December',
];

/** Texts of templates, the council's own after ours, with their tags and fill-ins taken out. */
export async function ownWords(council: string): Promise<readonly string[]> {
  const theirs = await templatesIn(join(council, 'templates'));
  return [...said, ...(await templatesIn(ownTemplates)), ...theirs];
}

async function templatesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter((name) => /\.(?:hbs|css)$/.test(name))
      .map(async (name) => withoutTags(await readFile(join(folder, name), 'utf8'))),
  );
}

function withoutTags(template: string): string {
  return template.replace(/\{\{\{?[^}]*\}\}\}?/g, ' ').replace(/<[^>]*>/g, ' ');
}
