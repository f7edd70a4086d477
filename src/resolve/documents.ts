/**
 * Documents of one item that a pack is to hold: where they lie, what they are called, what they are. Opens no file;
 * whether a document exists is found out in convert. Which documents these are is decided elsewhere.
 */
import path, { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { StatedAccess } from '../model/access.js';
import type {
  CommentRule,
  Document,
  DocumentRole,
  EarlierDocument,
  PackFolders,
} from '../model/agenda.js';
import { daysIn, formatLongDay } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import { isWithin } from '../model/inside.js';
import type { Meeting } from '../model/meeting.js';
import type { DocumentSource, ItemSource } from '../model/source.js';
import { isPublic, publicAccess } from './access.js';
import { fillTitle, type Lookup } from './fill.js';

export interface DocumentContext {
  readonly folders: PackFolders;
  /** The item's printed number. */
  readonly number: string;
  /** What ids begin with: "7.", of restricted documents "7.R". */
  readonly idPrefix: string;
  /** The item's title, filled in, which a single document without one of its own has too; missing where it has not. */
  readonly itemTitle?: string;
  readonly meeting: Meeting;
  readonly lookup: Lookup;
  /** For documents that say nothing of their comments. */
  readonly comments: CommentRule | undefined;
}

/** A document that goes into the pack, and what is said of its access. */
export interface Chosen {
  readonly document: DocumentSource;
  readonly role: DocumentRole;
  readonly access: StatedAccess;
}

/** Those of `item` that the public may have; roles go by the place in the list as written. */
export function publicDocuments(item: ItemSource): readonly Chosen[] {
  return item.documents.flatMap((document, index) =>
    isPublic(document) && document.issued === undefined
      ? [{ document, role: roleOf(document, index, item), access: publicAccess }]
      : [],
  );
}

/** Those of `item` that are in a part issued before and that the public may have. */
export function earlierDocuments(item: ItemSource): readonly EarlierDocument[] {
  return item.documents.flatMap((document, index): readonly EarlierDocument[] =>
    isPublic(document) && document.issued !== undefined
      ? [
          {
            role: roleOf(document, index, item),
            title: document.title ?? readableName(document.file),
            file: document.file,
            path: document.issued.path,
            at: document.at,
            place: document.issued,
          },
        ]
      : [],
  );
}

/**
 * `chosen` documents of `item` as the pack has them. Ids count them behind a prefix, "7." or "7.R", so that those of
 * public documents are the same in every edition.
 *
 * Errors: `document-path-not-relative`, `document-outside-council`; warning: `document-listed-twice` (it is bound
 * twice, as written).
 */
export function packDocuments(
  item: ItemSource,
  chosen: readonly Chosen[],
  context: DocumentContext,
): { readonly documents: readonly Document[]; readonly diagnostics: readonly Diagnostic[] } {
  const { folders, number, idPrefix, itemTitle, meeting, lookup, comments } = context;
  const where = `item ${number}`;
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const documents = chosen.flatMap(({ document, role, access }, index): readonly Document[] => {
    const located = locate(document, folders, where);
    if ('diagnostic' in located) {
      diagnostics.push(located.diagnostic);
      return [];
    }
    const { file, source } = located;
    if (seen.has(file)) {
      diagnostics.push(
        diagnose('document-listed-twice', { source }, { at: document.at, item: where }),
      );
    }
    seen.add(file);
    const title = titleOf(document, chosen.length === 1 ? itemTitle : undefined, lookup, where);
    diagnostics.push(...title.diagnostics);
    return [
      {
        id: `${idPrefix}${index + 1}`,
        role,
        title: title.value,
        languageGiven: document.language !== undefined,
        file,
        source,
        access,
        language: document.language ?? meeting.language,
        ...aboutPicture(document),
        ...given({ comments: document.comments ?? comments, accept: document.accept }),
        at: document.at,
      },
    ];
  });
  if (item.standing?.name === 'minutes') {
    diagnostics.push(...minutesOfAnotherDay(documents, meeting, where));
  }
  return { documents, diagnostics };
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
  if (index > 0) return 'appendix';
  return item.standing?.name === 'minutes' ? 'minutes' : 'report';
}

function titleOf(
  document: DocumentSource,
  itemTitle: string | undefined,
  lookup: Lookup,
  where: string,
): { readonly value: string; readonly diagnostics: readonly Diagnostic[] } {
  if (document.title !== undefined && document.title.trim() !== '') {
    return fillTitle(document.title, document.at, lookup, where);
  }
  return { value: itemTitle ?? readableName(document.file), diagnostics: [] };
}

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

type Located =
  | { readonly file: string; readonly source: string }
  | { readonly diagnostic: Diagnostic };

/** Backslashes count as slashes: on a Windows machine that is how a clerk copies a path. */
export function locate(document: DocumentSource, folders: PackFolders, where: string): Located {
  const written = document.file.trim().replaceAll('\\', '/');
  const at = { at: document.at, item: where };
  // "/srv", "C:/", "https://", "~/": a path of one machine, or no path at all.
  if (isAbsolute(written) || /^(\/|~|[a-z][a-z0-9+.-]*:)/i.test(written)) {
    return { diagnostic: diagnose('document-path-not-relative', { file: document.file }, at) };
  }
  const file = resolve(folders.meeting, written);
  if (file === folders.council || !isWithin(file, folders.council, path)) {
    return { diagnostic: diagnose('document-outside-council', { file: document.file }, at) };
  }
  return { file, source: relative(folders.meeting, file).split(sep).join('/') };
}
