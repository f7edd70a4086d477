/** Reads what an item file says of its documents. Never looks at the documents themselves. */
import * as z from 'zod';
import { commentRules, convertRules, documentRoles } from '../model/agenda.js';
import { given } from '../model/given.js';
import { pictureFits } from '../model/picture.js';
import type { DocumentSource } from '../model/source.js';
import { acceptances } from './accept.js';
import { access } from './access.js';
import { accessInDoubt } from './access-in-doubt.js';
import { keyMeant } from './key-meant.js';
import { documentStatusOf, documentStatusShape, statusFaults } from './status.js';
import { choice, type Finding, group, language, path, text } from './values.js';
import type { YamlSource } from './yaml.js';

const documentShape = {
  file: path
    .optional()
    .describe('The paper’s file: a path from the meeting’s folder, such as reports/budget.pdf.'),
  title: text.optional().describe('The paper’s title.'),
  'public-title': text
    .optional()
    .describe('What the public reads in place of the title of a restricted paper.'),
  role: choice(documentRoles)
    .optional()
    .describe('What the paper is. The first is a report and others are appendices where missing.'),
  access: access.optional().describe('Who may read the paper, where not the same as the item.'),
  language: language.optional().describe('The paper’s language as a code, where it has another.'),
  alt: text.optional().describe('What a picture shows, for those who cannot see it.'),
  fit: choice(pictureFits)
    .optional()
    .describe('A picture fills the page within its margins (page), or keeps its size (size).'),
  comments: choice(commentRules).optional().describe('What becomes of the comments in this PDF.'),
  convert: choice(convertRules)
    .optional()
    .describe(
      'What a Word document keeps: its structure, set in the council’s style, or its layout, for which LibreOffice is needed.',
    ),
  accept: acceptances
    .optional()
    .describe('Checks whose findings in this paper you accept, with the reason.'),
  ...documentStatusShape,
};
const documentKeys = Object.keys(documentShape);
const anyDocument = group(documentShape);

type Document = z.output<typeof anyDocument>;

/** Only what is to follow, or was withdrawn before it came, has no file. */
const fullDocument = anyDocument
  .superRefine((written, context) => {
    for (const finding of statusFaults(written)) {
      const path = [finding.kind === 'status-incomplete' ? 'status' : finding.key];
      context.addIssue({ code: 'custom', path, params: { finding } });
    }
    if (!hasFile(written)) {
      const finding: Finding = { kind: 'document-without-file' };
      context.addIssue({ code: 'custom', path: ['file'], params: { finding } });
    }
  })
  .meta({
    anyOf: [
      { required: ['file'] },
      { required: ['status'], properties: { status: { enum: ['to-follow', 'withdrawn'] } } },
    ],
  });

function hasFile({ file, status }: Document): boolean {
  return file !== undefined || status === 'to-follow' || status === 'withdrawn';
}

const document = z.union([path.transform((file): Document => ({ file })), fullDocument]);

/** A list of paths, or of groups of keys. */
export const documentList = z.array(document);

/**
 * The documents that `front` lists, each for itself: a mistake in one key of one of them
 * leaves the others, and that one too where its path and its access are sound. To be asked only
 * where `documentInDoubt` is false for all.
 */
export function documentsOf(front: YamlSource): readonly DocumentSource[] {
  return listedIn(front).flatMap((entry, index) => {
    const read = readDocument(entry);
    if (read === undefined) return [];
    const { file, role, title, access, language, alt, fit, comments, convert, accept } = read;
    const publicTitle = read['public-title'];
    return {
      ...given({
        file,
        role,
        title,
        publicTitle,
        language,
        alternative: alt || undefined,
        fit,
        comments,
        convert,
        accept,
        status: documentStatusOf(read),
      }),
      access: access ?? { kind: 'public' },
      at: front.valueAt([
        'documents',
        index,
        ...(typeof entry === 'string' || file === undefined ? [] : ['file']),
      ]),
    };
  });
}

/** Whether a mistake in a document's keys may be one about its access. */
export function documentInDoubt(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null || document.safeParse(entry).success) {
    return false;
  }
  return Object.entries(entry).some(([key, value]) => {
    const schema = schemaOf(key);
    if (schema?.safeParse(value).success === true) return false;
    const known = keyMeant(key, documentKeys);
    const meant = known.kind === 'key' ? known.key : undefined;
    return accessInDoubt({ key, meant, unknown: schema === undefined }, value, documentKeys);
  });
}

/** The entries of the list of documents as they are written; none where there is no list. */
export function listedIn(front: YamlSource): readonly unknown[] {
  const list: unknown = Reflect.get(Object(front.data), 'documents');
  return Array.isArray(list) ? list : [];
}

function readDocument(entry: unknown): Document | undefined {
  const whole = document.safeParse(entry);
  if (whole.success) return whole.data;
  if (typeof entry !== 'object' || entry === null) return undefined;
  const sound = Object.entries(entry).filter(
    ([key, value]) => schemaOf(key)?.safeParse(value).success,
  );
  const partly = anyDocument.safeParse(Object.fromEntries(sound));
  return partly.success && hasFile(partly.data) ? partly.data : undefined;
}

function schemaOf(key: string): z.ZodType | undefined {
  return Object.entries(documentShape).find(([known]) => known === key)?.[1];
}
