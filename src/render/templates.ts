/**
 * The pages' templates: Handlebars, with a council's own files in place of ours where it has them.
 * Reads template files; knows nothing of packs.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';

export interface Templates {
  /** Fills a page template. A name that the data does not hold is an error. */
  readonly fill: (template: string, data: object) => string;
}

/** The folder of the templates that come with the program. */
const ownTemplates = fileURLToPath(new URL('../../templates/', import.meta.url));

/**
 * Reads `*.hbs` and `*.css` of the program and of the council's own `templates/`, if it has any: a file
 * there replaces ours of the same name.
 */
export async function readTemplates(council: string): Promise<Templates> {
  const files = new Map<string, string>();
  for (const folder of [ownTemplates, join(council, 'templates')]) {
    for (const name of await namesIn(folder)) {
      files.set(name, await readFile(join(folder, name), 'utf8'));
    }
  }
  const handlebars = Handlebars.create();
  handlebars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
  for (const [name, text] of files) handlebars.registerPartial(name.replace(/\.hbs$/, ''), text);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  return {
    fill(template, data) {
      const ready = compiled.get(template) ?? handlebars.compile(`{{> ${template}}}`);
      compiled.set(template, ready);
      return ready(data);
    },
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /\.(hbs|css)$/.test(name)).sort();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}
