/**
 * Reads issued/register.json and the page maps that it names, of one edition only: a public build neither opens nor
 * names what was issued to members. Never opens an issued PDF.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { diagnose } from '../diagnostics/index.js';
import type { Edition } from '../model/access.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import { type Issue, type IssuedPart, numberOf } from '../model/issue.js';
import type { PageMap } from '../model/map.js';
import { codeOf, liesWithin, readTextFile } from './text-file.js';

/** Where a meeting keeps what it has issued. Written by `pack issue` only. */
export function issuedFolder(meeting: string): string {
  return join(meeting, 'issued');
}

/** Its list of issues, in their order. */
export function registerFile(meeting: string): string {
  return join(issuedFolder(meeting), 'register.json');
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A name in the folder, and no way out of it. */
const issuedFile = z.strictObject({ file: z.string().regex(/^[^/\\]*[^./\\][^/\\]*$/), sha256 });
const versions = z.looseObject({
  pack: z.string(),
  browser: z.string(),
  node: z.string(),
  zlib: z.string(),
  qpdf: z.string().optional(),
});

const register = z.looseObject({
  version: z.literal(1),
  issues: z.array(
    z.looseObject({
      part: z.literal('pack').or(z.literal('supplement')),
      number: z.number().int().positive().optional(),
      edition: z.enum(['public', 'members']),
      pdf: issuedFile,
      map: issuedFile,
      'prepared-by': z.string(),
      'checked-by': z.string(),
      issued: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
      tools: versions,
    }),
  ),
});

const range = z.looseObject({
  first: z.string(),
  last: z.string(),
  sheets: z.looseObject({ first: z.number(), last: z.number() }),
});

/** As much of a page map as others rely on. */
const pageMap = z.looseObject({
  version: z.literal(1),
  edition: z.enum(['public', 'members']),
  sheets: z.number(),
  lastLabel: z.string(),
  frontMatter: range,
  items: z.array(
    z.looseObject({
      number: z.string(),
      title: z.string(),
      access: z.enum(['public', 'exempt', 'confidential']),
      range: range.nullable(),
      documents: z.array(
        z.looseObject({
          title: z.string(),
          role: z.string(),
          access: z.string(),
          source: z.string(),
          sha256,
          pages: z.number(),
          range,
        }),
      ),
    }),
  ),
});

/**
 * What was issued to `reader`, in the order of the parts. Where nothing was issued to members, what the public has:
 * members' public pages have the same numbers. Errors: `register-unreadable`, `issued-file-missing`,
 * `issued-file-changed`; no value then, since nobody knows what is frozen.
 */
export async function readIssued(
  meeting: string,
  root: string,
  reader: Edition,
): Promise<Checked<readonly IssuedPart[]>> {
  const file = registerFile(meeting);
  if (!(await isThere(file))) return { value: [], diagnostics: [] };
  const text = await readTextFile(file, root);
  if (text.value === undefined) return { diagnostics: text.diagnostics };
  const written = parse(text.value, register);
  if (written === undefined) {
    return { diagnostics: [diagnose('register-unreadable', {}, { at: { file } })] };
  }
  const issues = written.issues.map(issueOf);
  const own = issues.filter(({ edition }) => edition === reader);
  const known = own.length > 0 ? own : issues.filter(({ edition }) => edition === 'public');
  const read = await Promise.all(known.map((issue) => readPart(meeting, root, issue)));
  const diagnostics = read.flatMap((one) => one.diagnostics);
  if (diagnostics.length > 0) return { diagnostics };
  const parts = read.flatMap(({ value }) => value ?? []);
  return { value: parts.sort((a, b) => numberOf(a.part) - numberOf(b.part)), diagnostics };
}

/** A page map that lies anywhere; undefined where there is none, or it is not one. */
export async function readPageMap(file: string): Promise<PageMap | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const map = text === undefined ? undefined : parse(text, pageMap);
  return map as unknown as PageMap | undefined;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (cause) => codeOf(cause) !== 'ENOENT',
  );
}

type Written = z.output<typeof register>['issues'][number];

function issueOf(written: Written): Issue {
  const { pack, browser, node, zlib, qpdf } = written.tools;
  return {
    part:
      written.part === 'pack'
        ? { kind: 'pack' }
        : { kind: 'supplement', number: written.number ?? 1 },
    edition: written.edition,
    pdf: written.pdf,
    map: written.map,
    preparedBy: written['prepared-by'],
    checkedBy: written['checked-by'],
    at: written.issued,
    tools: given({ pack, browser, node, zlib, qpdf }),
  };
}

async function readPart(meeting: string, root: string, issue: Issue): Promise<Checked<IssuedPart>> {
  const folder = issuedFolder(meeting);
  const paths = { pdf: join(folder, issue.pdf.file), map: join(folder, issue.map.file) };
  const fail = (one: Diagnostic): Checked<IssuedPart> => ({ diagnostics: [one] });
  const at = { file: paths.map };
  const { file, sha256: expected } = issue.map;
  const bytes = await readWithin(paths.map, root);
  if (bytes === undefined) return fail(diagnose('issued-file-missing', { file }, { at }));
  const found = createHash('sha256').update(bytes).digest('hex');
  const pages = parse(bytes.toString('utf8'), pageMap);
  if (found !== expected || pages === undefined) {
    return fail(diagnose('issued-file-changed', { file, expected, found }, { at }));
  }
  // Checked as far as it is relied on; our own `vouchFor` wrote the rest.
  return { value: { ...issue, paths, pages: pages as unknown as PageMap }, diagnostics: [] };
}

async function readWithin(file: string, root: string): Promise<Buffer | undefined> {
  const inside = await liesWithin(file, root).catch(() => false);
  return inside ? readFile(file).catch(() => undefined) : undefined;
}

function parse<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
