/**
 * The pages' templates: Handlebars, with a council's own files in place of ours where it has them.
 * Reads template files; knows nothing of packs.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path, { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { diagnose } from '../diagnostics/index.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { Refused } from '../model/error.js';
import { isWithin } from '../model/inside.js';
import { councilColour } from './council-colour.js';
import { siteTemplateData } from './site/template-data.js';
import { checkTemplate, type ParsedTemplate } from './template-check.js';
import { type Shape, templateData } from './template-data.js';
import { meterOf, TemplateExceeds, templateLimits } from './template-limits.js';
import { withinTime } from './within-time.js';

export interface Templates {
  /** Fills a page template. Names have been checked by then: one that the data lacks prints nothing. */
  readonly fill: (template: string, data: object) => string;
  /** Other where a template, or the council's colour, is another. Holds no path. */
  readonly identity: () => string;
  /** What is wrong with the council's own templates, all errors. Where there are any, ours stand in. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the council's own. */
  readonly files: readonly string[];
}

/** The folder of the templates that come with the program. */
const ownTemplates = fileURLToPath(new URL('../../templates/', import.meta.url));

/**
 * Reads `*.hbs` and `*.css` of the program and of the council's own `templates/`, if it has any: a file
 * there replaces ours of the same name. `colour` is the council's own, if it has one.
 *
 * Errors: `template-outside-council`, `template-unreadable`, `template-syntax`, `template-unknown-name`,
 * `template-exceeds`, which is also thrown (as `Refused`) by a filling that does not come to an end.
 */
export function readTemplates(council: string, colour?: string): Promise<Templates> {
  return readFor(templateData, [''], council, colour);
}

/** Likewise those of the public pages: `templates/site`, and the style sheets beside it. A pack asks for none of them. */
export function readSiteTemplates(council: string, colour?: string): Promise<Templates> {
  return readFor(siteTemplateData, ['', 'site/'], council, colour);
}

/** `folders` below `templates/`, each with a slash at its end; templates are named by them too. */
async function readFor(
  shapes: Readonly<Record<string, Shape>>,
  folders: readonly string[],
  council: string,
  colour?: string,
): Promise<Templates> {
  const readAll = async (root: string, within: string) => {
    const read = await Promise.all(
      folders.map((below) => readFolder(join(root, below), within, below)),
    );
    return {
      parsed: new Map(read.flatMap(({ parsed }) => [...parsed])),
      diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
    };
  };
  const ours = await readAll(ownTemplates, ownTemplates);
  const theirs = await readAll(join(council, 'templates'), council);
  const all = new Map([...ours.parsed, ...theirs.parsed]);
  const diagnostics = [
    ...ours.diagnostics,
    ...theirs.diagnostics,
    ...Object.entries(shapes).flatMap(([root, data]) => checkTemplate(root, data, all)),
  ];
  // So that the pack's other mistakes are found in the same run: nothing is published of it.
  const parsed = diagnostics.length === 0 ? all : ours.parsed;
  const files = [...theirs.parsed.values()].map(({ file }) => file);
  const common = { colour: councilColour(colour) };
  const identity = (): string => {
    const trees = [...parsed].map(([name, { tree }]) => [name, tree]);
    return createHash('sha256')
      .update(JSON.stringify([common, trees]))
      .digest('hex');
  };
  return { fill: filler(parsed, common), identity, diagnostics, files };
}

/** By the names under which templates include one another. */
async function readFolder(
  folder: string,
  root: string,
  prefix: string,
): Promise<{
  readonly parsed: ReadonlyMap<string, ParsedTemplate>;
  readonly diagnostics: readonly Diagnostic[];
}> {
  const parsed = new Map<string, ParsedTemplate>();
  const diagnostics: Diagnostic[] = [];
  for (const name of await namesIn(folder)) {
    const template = await readTemplate(join(folder, name), name, root);
    diagnostics.push(...template.diagnostics);
    if (template.value !== undefined)
      parsed.set(`${prefix}${name.replace(/\.hbs$/, '')}`, template.value);
  }
  return { parsed, diagnostics };
}

/** `common` is what every page may print, besides its own data. */
function filler(parsed: ReadonlyMap<string, ParsedTemplate>, common: object): Templates['fill'] {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
  const meter = meterOf(handlebars);
  for (const [name, { tree }] of parsed) meter.registerPartial(name, handlebars.compile(tree));
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  return (template, data) => {
    const ready = compiled.get(template) ?? handlebars.compile(`{{> ${template}}}`);
    compiled.set(template, ready);
    const refuse = (limit: string, name = template): never => {
      const at = { file: parsed.get(name)?.file ?? name };
      throw new Refused(diagnose('template-exceeds', { limit }, { at }));
    };
    try {
      const fill = () => meter.measure(() => ready({ ...common, ...data }));
      const filled = withinTime(fill, templateLimits.time);
      if ('value' in filled) return filled.value;
      const limit = { time: 'time', stack: 'levels', length: 'characters' } as const;
      return refuse(inWords(limit[filled.stopped]));
    } catch (cause) {
      if (!(cause instanceof TemplateExceeds)) throw cause;
      return refuse(inWords(cause.limit), cause.template);
    }
  };
}

/** Told only when it is wanted: a machine's first number in words of a language takes a twentieth of a second. */
function inWords(limit: keyof typeof templateLimits): string {
  const number = templateLimits[limit].toLocaleString('en-GB');
  return {
    bytes: `it is longer than ${number} bytes`,
    includes: `templates are included more than ${number} times`,
    levels: `templates include one another over more than ${number} levels`,
    rounds: `lists are gone through in more than ${number} rounds`,
    time: `it takes longer than ${templateLimits.time / 1000} seconds`,
    characters: `more than ${number} characters are printed`,
  }[limit];
}

/** A link may lead to another file below `root`, and nowhere else: what is read here is printed. */
async function readTemplate(
  file: string,
  name: string,
  root: string,
): Promise<Checked<ParsedTemplate>> {
  const where = { at: { file } };
  try {
    if (!isWithin(await realpath(file), await realpath(root), path)) {
      return { diagnostics: [diagnose('template-outside-council', { name }, where)] };
    }
    if ((await stat(file)).size > templateLimits.bytes) {
      return { diagnostics: [diagnose('template-exceeds', { limit: inWords('bytes') }, where)] };
    }
    return parse(file, await readFile(file, 'utf8'));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
    if (code === undefined) throw cause;
    const data = { name, cause: reasons[code] ?? code };
    return { diagnostics: [diagnose('template-unreadable', data, where)] };
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you are not allowed to read it',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads back to itself',
  ENOENT: 'it is a link that leads nowhere',
};

function parse(file: string, text: string): Checked<ParsedTemplate> {
  try {
    return { value: { file, tree: Handlebars.parse(text) }, diagnostics: [] };
  } catch (error) {
    // Blocks within blocks, thousands deep.
    if (error instanceof RangeError) {
      return { diagnostics: [diagnose('template-syntax', { cause: tooDeep }, { at: { file } })] };
    }
    const { line, cause } = faultOf(error);
    const at = { file, ...(line === undefined ? {} : { line }) };
    return { diagnostics: [diagnose('template-syntax', { cause }, { at })] };
  }
}

const tooDeep = 'its blocks lie too many levels inside one another';

/**
 * Handlebars says "Parse error on line 3:", then the text in question, then what its grammar expects;
 * or "if doesn't match each - 3:4".
 */
function faultOf(error: unknown): { readonly line?: number; readonly cause: string } {
  const message = error instanceof Error ? error.message : String(error);
  const [first = '', excerpt = ''] = message.split('\n');
  const parse = /^(?:Parse|Lexical) error on line (\d+)/.exec(first)?.[1];
  if (parse !== undefined) {
    const end = / got 'EOF'$/.test(message) ? 'it ends too early, after' : 'something is wrong at';
    return { line: Number(parse), cause: `${end} “${excerpt}”` };
  }
  const [, cause = first, line] = /^(.*) - (\d+):\d+$/.exec(first) ?? [];
  return line === undefined ? { cause } : { line: Number(line), cause };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /\.(hbs|css)$/.test(name)).sort();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}
