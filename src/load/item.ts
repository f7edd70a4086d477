/** Reads an item file. Knows nothing of the agenda, and never looks at the documents it names. */
import { diagnose } from '../diagnostics/index.js';
import { withUnreadDocuments } from '../diagnostics/unread-documents.js';
import type { Access } from '../model/access.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { ItemSource } from '../model/source.js';
import { acceptances } from './accept.js';
import { access } from './access.js';
import { accessInDoubt } from './access-in-doubt.js';
import { type FieldMistake, readFields } from './fields.js';
import type { MarkdownFile } from './front-matter.js';
import { documentInDoubt, documentList, documentsOf, listedIn } from './item-documents.js';
import { decisionOf, decisionShape, privateNotice } from './notice.js';
import { itemStatusOf, itemStatusShape } from './status.js';
import { day, listOrText, person, text, yesNo } from './values.js';
import type { YamlSource } from './yaml.js';

/** A key `access` with nothing after it must not pass for "public". */
const needsWord = 'access';

export const shape = {
  title: text.optional().describe('The item’s title on the agenda.'),
  'public-title': text
    .optional()
    .describe('What the public reads in place of the title of a restricted item.'),
  standing: text
    .optional()
    .describe('The standing item that this file adds a paper to, such as minutes.'),
  documents: documentList
    .optional()
    .describe(
      'The item’s papers: paths from the meeting’s folder, or file, title, role and so on.',
    ),
  officer: person.optional().describe('Who answers for the item: a name, or name and title.'),
  'key-decision': yesNo.optional().describe('Whether it is a key decision.'),
  wards: listOrText.optional().describe('The wards that it concerns.'),
  access: access
    .optional()
    .describe('Who may read it: public where missing, or exempt or confidential.'),
  ...itemStatusShape,
  'background-papers': listOrText.optional().describe('Background papers, or None.'),
  accept: acceptances
    .optional()
    .describe('Checks whose findings you have looked at and accept, with the reason.'),
  'minutes-of': day
    .optional()
    .describe(
      'The day of the earlier meeting whose minutes, written in its folder, are the paper.',
    ),
  ...decisionShape,
  'private-notice': privateNotice
    .optional()
    .describe('Of an executive: the notices that this item is taken in private.'),
};

/**
 * No value where what is wrong with the front matter may be the item's access, or that of one of
 * its documents: then nothing of it may be passed on. Other mistakes leave the documents, so that
 * theirs are found in the same run.
 */
export function readItem(file: MarkdownFile, name: string, item: string): Checked<ItemSource> {
  const { body } = file;
  const { values, source: front, mistakes } = readFields(file.front, shape, item);
  const emptyAccess = checkAccess(front, item);
  const doubtful = mistakes.filter((mistake) => isDoubtful(mistake, front));
  const unread = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
    'documents' in Object(front.data) ? found.map(withUnreadDocuments) : found;
  const status = itemStatusOf(values, front, item);
  const diagnostics = [
    ...mistakes.flatMap((one) =>
      doubtful.includes(one) || leavesNoList(one, front)
        ? unread(one.diagnostics)
        : one.diagnostics,
    ),
    ...checkTitle(front, item, mistakes),
    ...status.diagnostics,
    ...unread(emptyAccess),
  ];
  if (doubtful.length > 0 || emptyAccess.length > 0) return { diagnostics };
  const { standing, officer } = values;
  return {
    value: {
      name,
      ...given({
        standing:
          standing === undefined ? undefined : { name: standing, at: front.valueAt(['standing']) },
        title: values.title ?? (standing === undefined ? name : undefined),
        publicTitle: values['public-title'],
        officer: officer && given(officer),
        minutesOf:
          values['minutes-of'] === undefined
            ? undefined
            : { day: values['minutes-of'], at: front.valueAt(['minutes-of']) },
        status: status.value,
        accept: values.accept,
        decision: decisionOf(values),
        privateNotice: values['private-notice'],
      }),
      documents: documentsOf(front),
      keyDecision: values['key-decision'] ?? false,
      wards: values.wards ?? [],
      access: writtenAt(values.access, front),
      backgroundPapers: values['background-papers'] ?? [],
      text: body,
      at: { file: front.file, line: 1, column: 1 },
    },
    diagnostics,
  };
}

function writtenAt(access: Access = { kind: 'public' }, front: YamlSource): Access {
  return access.kind === 'public' ? access : { ...access, at: front.keyAt([needsWord]) };
}

/** Whether `mistake` leaves open who may read the item or one of its documents. */
function isDoubtful(mistake: FieldMistake, front: YamlSource): boolean {
  if (mistake.meant === 'documents') return listedIn(front).some(documentInDoubt);
  const value = Reflect.get(Object(front.data), mistake.key);
  return accessInDoubt(mistake, value, Object.keys(shape));
}

/** Whether `mistake` is that there is something else in place of the list of documents. */
function leavesNoList({ key, unknown }: FieldMistake, front: YamlSource): boolean {
  return key === 'documents' && !unknown && !Array.isArray(Reflect.get(Object(front.data), key));
}

function checkTitle(
  front: YamlSource,
  item: string,
  mistakes: readonly FieldMistake[],
): readonly Diagnostic[] {
  const data = Object(front.data);
  if (data.title !== undefined || data.standing !== undefined) return [];
  // "titel" is reported as such, and is then not missing.
  if (mistakes.some(({ meant }) => meant === 'title' || meant === 'standing')) return [];
  const where = { at: front.keyAt(['title']), item };
  return [diagnose('missing-key', { key: '“title”', example: 'title: Annual report' }, where)];
}

function checkAccess(front: YamlSource, item: string): readonly Diagnostic[] {
  const holders = [
    { holder: front.data, way: [needsWord] },
    ...listedIn(front).map((holder, index) => ({
      holder,
      way: ['documents', index, needsWord],
    })),
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
  const isGroup = typeof holder === 'object' && holder !== null && !Array.isArray(holder);
  return isGroup && needsWord in holder && Reflect.get(holder, needsWord) === undefined;
}
