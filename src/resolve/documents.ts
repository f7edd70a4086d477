/**
 * Documents of one item that a pack is to hold: where they lie, what they are called, what they are. Opens no file;
 * whether a document exists is found out in convert. Which documents these are is decided elsewhere.
 */
import { basename } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { StatedAccess } from '../model/access.js';
import type { OpenAction } from '../model/actions.js';
import type {
  AbsentDocument,
  CommentRule,
  ConvertRule,
  Document,
  DocumentRole,
  EarlierDocument,
} from '../model/agenda.js';
import { daysIn, formatLongDay } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Meeting } from '../model/meeting.js';
import type { DocumentSource, ItemSource } from '../model/source.js';
import { isPublic, publicAccess } from './access.js';
import { actionsPaper } from './actions.js';
import { fillTitle, type Lookup } from './fill.js';
import { locate } from './located.js';
import { isGone, type StatusContext, standingOf } from './paper-status.js';

export interface DocumentContext extends StatusContext {
  /** What ids begin with: "7.", of restricted documents "7.R". */
  readonly idPrefix: string;
  /** The item's title, filled in, which a single document without one of its own has too; missing where it has not. */
  readonly itemTitle?: string;
  readonly meeting: Meeting;
  readonly lookup: Lookup;
  /** For documents that say nothing of their comments. */
  readonly comments: CommentRule | undefined;
  /** For the paper that lists them. */
  readonly openActions: readonly OpenAction[];
  /** For Word documents that say nothing of what they keep. */
  readonly convert: ConvertRule | undefined;
}

/** A document that goes into the pack or onto its agenda, and what is said of its access. */
export interface Chosen {
  readonly document: DocumentSource;
  readonly role: DocumentRole;
  readonly access: StatedAccess;
}

/** Those of `item` that the public may know of; roles go by the place in the list as written. */
export function publicDocuments(item: ItemSource): readonly Chosen[] {
  return item.documents.flatMap((document, index) =>
    isPublic(document) && document.issued === undefined
      ? [{ document, role: roleOf(document, index, item), access: publicAccess }]
      : [],
  );
}

/** Those of `item` that are in a part issued before and that the public may have. */
export function earlierDocuments(item: ItemSource): readonly EarlierDocument[] {
  return earlierOf(
    item.documents
      .filter(isPublic)
      .map((document) => ({ document, role: roleOf(document, 0, item) })),
  );
}

/** Those of `papers` that are in a part issued before. Their roles have been decided with the part. */
export function earlierOf(
  papers: readonly Pick<Chosen, 'document' | 'role'>[],
): readonly EarlierDocument[] {
  return papers.flatMap(({ document: { title, file, at, issued, status }, role }) =>
    issued === undefined || file === undefined
      ? []
      : [
          {
            ...{ role, title: title ?? readableName(file), file, path: issued.path, at },
            ...{ place: issued },
            ...(status?.kind === 'withdrawn' || status?.kind === 'superseded'
              ? { status: status.kind }
              : {}),
          },
        ],
  );
}

/**
 * `chosen` documents of `item` as the pack has them, and those that only its agenda names. Ids count them behind a prefix, "7." or "7.R", so that those of
 * public documents are the same in every edition.
 *
 * Errors: `document-path-not-relative`, `document-outside-council`, `superseded-by-unknown`; warnings: `document-has-come`,
 * `document-listed-twice` (it is bound
 * twice, as written).
 */
export function packDocuments(
  item: ItemSource,
  chosen: readonly Chosen[],
  context: DocumentContext,
): {
  readonly documents: readonly Document[];
  readonly absent: readonly AbsentDocument[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const { folders, number, idPrefix, itemTitle, meeting, lookup, comments, convert, openActions } =
    context;
  const where = `item ${number}`;
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const absent: AbsentDocument[] = [];
  const documents: Document[] = [];
  const standings = chosen.map(({ document }) => standingOf(document, item, context));
  const named = standings.filter(({ kind }) => kind !== 'nowhere').length;
  for (const [index, { document, role, access }] of chosen.entries()) {
    const standing = standings[index];
    diagnostics.push(...(standing?.diagnostics ?? []));
    if (standing === undefined || standing.kind === 'nowhere') continue;
    const title = titleOf(
      document,
      role,
      named === 1 ? itemTitle : undefined,
      lookup,
      where,
      meeting.language,
    );
    diagnostics.push(...title.diagnostics);
    if (standing.kind === 'absent') {
      const { status } = standing;
      absent.push({ role, title: title.value, access, status, after: documents.length });
      continue;
    }
    const located = locate(standing.document, folders, where);
    if ('diagnostic' in located) {
      diagnostics.push(located.diagnostic);
      continue;
    }
    const { file, source } = located;
    if (seen.has(file)) {
      diagnostics.push(
        diagnose('document-listed-twice', { source }, { at: document.at, item: where }),
      );
    }
    seen.add(file);
    documents.push({
      id: `${idPrefix}${documents.length + 1}`,
      role,
      title: title.value,
      languageGiven: document.language !== undefined,
      file,
      source,
      access,
      language: document.language ?? meeting.language,
      ...aboutPicture(document),
      ...given({
        comments: document.comments ?? comments,
        convert: document.convert ?? convert,
        convertGiven: document.convert === undefined ? undefined : (true as const),
        accept: document.accept,
        status: standing.status,
        minutesOf: document.minutesOf,
        made: document.listsActions
          ? actionsPaper(openActions, meeting.language, { file, line: 1, column: 1 })
          : undefined,
      }),
      at: document.at,
    });
  }
  if (item.standing?.name === 'minutes') {
    diagnostics.push(...minutesOfAnotherDay(documents, meeting, where));
  }
  return { documents, absent, diagnostics };
}

/** What only a picture needs. White space is the author's way of breaking a long line. */
function aboutPicture({ alternative, fit }: DocumentSource): Pick<Document, 'alternative' | 'fit'> {
  return {
    ...(alternative === undefined ? {} : { alternative: alternative.replace(/\s+/g, ' ') }),
    ...(fit === undefined ? {} : { fit }),
  };
}

/**
 * Under the standing item, whose words are "the minutes of the meeting held on …". Elsewhere
 * minutes of any day may be received: those of other committees are.
 */
function minutesOfAnotherDay(
  documents: readonly Document[],
  { previousMeeting: previous }: Meeting,
  where: string,
): readonly Diagnostic[] {
  if (previous === undefined) return [];
  const dated = documents
    .filter(({ role }) => role === 'minutes')
    .map(({ title, at }) => ({ days: daysIn(title), at }));
  // One of several may well be of a meeting in between.
  if (dated.some(({ days }) => days.includes(previous))) return [];
  return dated.flatMap(({ days: [day], at }) => {
    if (day === undefined) return [];
    const data = {
      written: formatLongDay(day, 'en-GB'),
      previous: formatLongDay(previous, 'en-GB'),
    };
    return [diagnose('minutes-of-another-day', data, { at, item: where })];
  });
}

/** The first document is the report, or the minutes where minutes are approved; others are appendices. */
export function roleOf(
  document: DocumentSource,
  index: number,
  item: ItemSource,
): Document['role'] {
  if (document.role !== undefined) return document.role;
  // What takes the place of a report is one.
  if (!item.documents.slice(0, index).every(isGone)) return 'appendix';
  return item.standing?.name === 'minutes' ? 'minutes' : 'report';
}

function titleOf(
  document: DocumentSource,
  role: DocumentRole,
  itemTitle: string | undefined,
  lookup: Lookup,
  where: string,
  language: string,
): { readonly value: string; readonly diagnostics: readonly Diagnostic[] } {
  if (document.title !== undefined && document.title.trim() !== '') {
    return fillTitle(document.title, document.at, lookup, where);
  }
  if (document.minutesOf !== undefined) {
    const day = formatLongDay(document.minutesOf, language);
    return { value: `Minutes of the meeting held on ${day}`, diagnostics: [] };
  }
  if (document.listsActions) {
    return { value: itemTitle ?? 'Actions agreed at earlier meetings', diagnostics: [] };
  }
  const named = document.file === undefined ? roleNames[role] : readableName(document.file);
  return { value: itemTitle ?? named, diagnostics: [] };
}

/** What a paper without title and file is called. */
const roleNames: Readonly<Record<DocumentRole, string>> = {
  report: 'Report',
  appendix: 'Appendix',
  minutes: 'Minutes',
  background: 'Background paper',
  supporting: 'Supporting paper',
};

/** "reports/iro-annual-report_2018-19.pdf" is "Iro annual report 2018-19". */
export function readableName(path: string): string {
  const name = basename(path.replaceAll('\\', '/'))
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    // A hyphen between figures is part of a year or a date.
    .replace(/_+|(?<!\d)-+|-+(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name.charAt(0).toUpperCase() + name.slice(1);
}
