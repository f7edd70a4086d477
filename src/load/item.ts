/** Reads an item file. Knows nothing of the agenda, and never looks at the documents it names. */
import * as z from 'zod';
import { diagnose } from '../diagnostics/index.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { pictureFits } from '../model/picture.js';
import type { DocumentSource, ItemSource } from '../model/source.js';
import { access } from './access.js';
import { readFields } from './fields.js';
import type { MarkdownFile } from './front-matter.js';
import { given } from './given.js';
import { choice, group, language, listOrText, path, person, text, yesNo } from './values.js';
import type { YamlSource } from './yaml.js';

/** A key `access` with nothing after it must not pass for "public". */
const needsWord = 'access';

const fullDocument = group({
  file: path,
  title: text.optional(),
  role: choice(['report', 'appendix', 'minutes', 'background', 'supporting']).optional(),
  access: access.optional(),
  language: language.optional(),
  alt: text.optional(),
  fit: choice(pictureFits).optional(),
});

const document = z.union([
  path.transform((file): z.output<typeof fullDocument> => ({ file })),
  fullDocument,
]);

const shape = {
  title: text.optional(),
  standing: text.optional(),
  documents: z.array(document).optional(),
  officer: person.optional(),
  'key-decision': yesNo.optional(),
  wards: listOrText.optional(),
  access: access.optional(),
  status: choice(['to-follow', 'late', 'urgent', 'withdrawn']).optional(),
  'background-papers': listOrText.optional(),
};

/**
 * No value where anything in the front matter is wrong: what went wrong may be the item's
 * access, and then nothing of it may be passed on.
 */
export function readItem(file: MarkdownFile, name: string, item: string): Checked<ItemSource> {
  const { front, body } = file;
  const { values, diagnostics: found } = readFields(front, shape, item);
  const diagnostics = [...found, ...checkTitle(front, item), ...checkAccess(front, item)];
  if (diagnostics.length > 0) return { diagnostics };
  const { standing, officer } = values;
  return {
    value: {
      name,
      ...given({
        standing:
          standing === undefined ? undefined : { name: standing, at: front.valueAt(['standing']) },
        title: values.title,
        officer: officer && given(officer),
        status: values.status,
      }),
      documents: documentsOf(values.documents ?? [], front),
      keyDecision: values['key-decision'] ?? false,
      wards: values.wards ?? [],
      access: values.access ?? { kind: 'public' },
      backgroundPapers: values['background-papers'] ?? [],
      text: body,
      at: { file: front.file, line: 1, column: 1 },
    },
    diagnostics,
  };
}

function documentsOf(
  documents: readonly z.output<typeof document>[],
  front: YamlSource,
): readonly DocumentSource[] {
  return documents.map(({ file, role, title, access, language, alt, fit }, index) => {
    const whole = front.valueAt(['documents', index]);
    return {
      file,
      ...given({ role, title, language, alternative: alt || undefined, fit }),
      access: access ?? { kind: 'public' },
      at: isText(front, index) ? whole : front.valueAt(['documents', index, 'file']),
    };
  });
}

function isText(front: YamlSource, index: number): boolean {
  const documents = Reflect.get(Object(front.data), 'documents');
  return Array.isArray(documents) && typeof documents[index] === 'string';
}

function checkTitle(front: YamlSource, item: string): readonly Diagnostic[] {
  const data = Object(front.data);
  if (data.title !== undefined || data.standing !== undefined) return [];
  const where = { at: front.keyAt(['title']), item };
  return [diagnose('missing-key', { key: '“title”', example: 'title: Annual report' }, where)];
}

function checkAccess(front: YamlSource, item: string): readonly Diagnostic[] {
  const data = Object(front.data);
  const documents: unknown[] = Array.isArray(data.documents) ? data.documents : [];
  const holders = [
    { holder: data, way: [needsWord] },
    ...documents.map((holder, index) => ({ holder, way: ['documents', index, needsWord] })),
  ];
  return holders
    .filter(({ holder }) => isEmptyAccess(holder))
    .map(({ way }) => {
      const choices = ['public', 'exempt', 'confidential'];
      const data = { key: '“access”', found: '', near: undefined, choices };
      return diagnose('not-a-choice', data, { at: front.keyAt(way), item });
    });
}

function isEmptyAccess(holder: unknown): boolean {
  const isGroup = typeof holder === 'object' && holder !== null;
  return isGroup && needsWord in holder && Reflect.get(holder, needsWord) === undefined;
}
