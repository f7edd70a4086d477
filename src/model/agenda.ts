/** The agenda as it is printed: numbered items and their documents. */
import type { Edition, Restriction, StatedAccess } from './access.js';
import type { Acceptance, CheckRules } from './finding.js';

import type { IssuedPlace } from './issue.js';
import type { Day, Meeting, Person } from './meeting.js';
import type { MinutesRules } from './minuted.js';
import type { PictureFit } from './picture.js';
import type { Markdown, Place } from './place.js';
import type { ItemStatus, PresentStatus } from './status.js';

export type AgendaPart = 'A' | 'B';

/** An item's place on the agenda. Printed by `formatItemNumber` only. */
export interface ItemNumber {
  readonly part: AgendaPart;
  /** From 1. */
  readonly ordinal: number;
}

export function formatItemNumber(number: ItemNumber): string {
  return String(number.ordinal);
}

export const documentRoles = ['report', 'appendix', 'minutes', 'background', 'supporting'] as const;

export type DocumentRole = (typeof documentRoles)[number];

/**
 * What becomes of comments in a PDF: `keep` them as they are, authors included; `flatten` them to what the page shows,
 * without their words; `drop` them.
 */
export const commentRules = ['keep', 'flatten', 'drop'] as const;

export type CommentRule = (typeof commentRules)[number];

/**
 * What a Word document keeps: its `structure`, set in the council's own style, or its `layout`, as LibreOffice prints it.
 */
export const convertRules = ['structure', 'layout'] as const;

export type ConvertRule = (typeof convertRules)[number];

/** A paper attached to an item. */
export interface Document {
  /** Unique in the pack and stable between builds: "7.1" is the first document of item 7. */
  readonly id: string;
  readonly role: DocumentRole;
  readonly title: string;
  /** Absolute path. */
  readonly file: string;
  /** Path relative to the meeting folder, with forward slashes. */
  readonly source: string;
  readonly access: StatedAccess;
  readonly language: string;
  /** The language is what the clerk wrote for this document, and not just that of the meeting. */
  readonly languageGiven: boolean;
  /** What the document shows, where it is a picture. */
  readonly alternative?: string;
  readonly fit?: PictureFit;
  /** What becomes of its comments; missing where nobody has decided. */
  readonly comments?: CommentRule;
  /** What it keeps, where it is a Word document; its structure where missing. */
  readonly convert?: ConvertRule;
  /** `convert` is what the clerk wrote for this document, and not just for all. */
  readonly convertGiven?: true;
  /** Checks whose findings in it somebody has looked at. */
  readonly accept?: readonly Acceptance[];
  /** They are the minutes of the body's meeting on this day, as `pack minutes` sets them. */
  readonly minutesOf?: Day;
  /** What it says, where that is made of several files and does not stand in its own; Markdown. */
  readonly made?: Markdown;
  readonly status?: PresentStatus;
  /** Where the pack names it. */
  readonly at: Place;
}

/** A paper that the agenda names and the pack does not hold: it is to follow, or was withdrawn. */
export interface AbsentDocument {
  readonly role: DocumentRole;
  readonly title: string;
  readonly access: StatedAccess;
  readonly status: 'to-follow' | 'withdrawn';
  /** How many of the item's documents stand before it. */
  readonly after: number;
}

/** A restricted paper of a public item, as the public is told of it. */
export interface WithheldDocument {
  readonly role: DocumentRole;
  /** What the clerk lets the public know of its title; missing where that is nothing. */
  readonly title?: string;
  readonly access: Restriction;
}

/** "Appendix B"; "an appendix" where the public is told no more. */
export function withheldName({ title, role }: WithheldDocument): string {
  return title ?? genericNames[role];
}

const genericNames: Readonly<Record<DocumentRole, string>> = {
  report: 'a report',
  appendix: 'an appendix',
  minutes: 'a set of minutes',
  background: 'a background paper',
  supporting: 'a supporting paper',
};

/** A paper of the item that is in a part issued before: the agenda says where, and this part does not hold it. */
export interface EarlierDocument {
  readonly role: DocumentRole;
  readonly title: string;
  /** As the item lists it, counted from the meeting folder; its absolute path; and where it is listed. */
  readonly file: string;
  readonly path: string;
  readonly at: Place;
  readonly place: IssuedPlace;
  /** What has become of it since. */
  readonly status?: 'withdrawn' | 'superseded';
}

export interface AgendaItem {
  /** The item file's name without its ending, or the standing item's name. */
  readonly name: string;
  readonly number: ItemNumber;
  readonly title: string;
  /** The text under the title, every cross-reference filled in. */
  readonly text: Markdown;
  readonly documents: readonly Document[];
  /** In a supplement: what of the item's papers was issued before it; missing where there is none. */
  readonly earlier?: readonly EarlierDocument[];
  /** Missing where there is none. */
  readonly absent?: readonly AbsentDocument[];
  /** What of the item's papers is not for publication; missing where there is none. */
  readonly withheld?: readonly WithheldDocument[];
  readonly officer?: Person;
  readonly keyDecision: boolean;
  readonly wards: readonly string[];
  readonly access: StatedAccess;
  readonly status?: ItemStatus;
  /** Background papers (s100D): documents relied on to a material extent. */
  readonly backgroundPapers: readonly string[];
  /** Checks whose findings in its own text somebody has looked at. */
  readonly accept?: readonly Acceptance[];
  readonly at: Place;
}

/**
 * Whether the public agenda names an item's documents, each with its pages: several are told apart; a single one is where
 * the item's own reference leads, unless something is to be said of it that is not said of the item. So are papers that were
 * issued before.
 */
export function listsPapers({ documents, absent = [], earlier, status }: AgendaItem): boolean {
  if (earlier !== undefined) return true;
  if (documents.length + absent.length > 1) return true;
  return absent.some((paper) => paper.status !== status?.kind);
}

/**
 * Whether the agenda of Part B names an item's documents, each with its pages: where there are several, and where the
 * one has another title, or only it is restricted.
 */
export function namesPapers({
  documents,
  absent = [],
  earlier,
  title,
  access,
}: AgendaItem): boolean {
  return (
    earlier !== undefined ||
    documents.length + absent.length > 1 ||
    access.kind === 'public' ||
    (documents[0] ?? absent[0])?.title !== title
  );
}

export interface NumberingRules {
  /** `front-sheet`: sheet 1 is page 1. `documents`: the first document starts at page 1. */
  readonly from: 'front-sheet' | 'documents';
  /** Every document starts on an odd page, padded with a blank. */
  readonly duplex: boolean;
  /** Labels of Part B: R1, R2 …, or the public ones continued. */
  readonly partB: 'separate' | 'continue';
}

/** Where a pack's sources lie. Absolute paths. */
export interface PackFolders {
  readonly council: string;
  readonly committee: string;
  readonly meeting: string;
}

/** What only members have: business and papers that are not for publication. */
export interface RestrictedPart {
  /** "Agenda – Part B". */
  readonly heading: string;
  /**
   * In agenda order. Of a restricted item, all; of a public item, its restricted documents and no text. Documents' ids
   * have an R ("7.R1"), so that public ones are the same in every edition.
   */
  readonly items: readonly AgendaItem[];
}

/** What is issued after the pack, and goes on where the parts before it end. */
export interface Supplement {
  /** From 1. */
  readonly number: number;
  /** The day on which it is made public, where the pack says. */
  readonly published?: Day;
  /** The highest numbers of pages that were issued: public ones, and those of Part B (R7). 0 where there are none. */
  readonly after: { readonly public: number; readonly restricted: number };
  /** Printed numbers of items that no part before it lists. */
  readonly newItems: readonly string[];
  /** Printed numbers of items that were withdrawn, or made not for publication, since they were issued; or papers of theirs. */
  readonly changedItems: readonly string[];
}

/** A pack as resolved for one edition: only what that edition may hold is in here. */
export interface Pack {
  readonly edition: Edition;
  readonly folders: PackFolders;
  /** "corporate-parenting-panel": the committee folder's name. */
  readonly bodySlug: string;
  readonly meeting: Meeting;
  readonly notices: readonly Markdown[];
  readonly numbering: NumberingRules;
  /** Names of items whose documents are bound before the others', in that order. */
  readonly bindingOrder: readonly string[];
  /** "Agenda – Part A", or "Agenda" where the agenda is not in parts. */
  readonly agendaHeading: string;
  /** What is said of checks; missing where nothing is. */
  readonly checks?: CheckRules;
  /** How its minutes are numbered, and what else the council says of them. */
  readonly minutes: MinutesRules;
  /** Headings that each report must have; missing where the council names none. */
  readonly reportHeadings?: readonly string[];
  /**
   * In a public pack beside which something is, or may be, restricted: names of files that the pack does not hold are not
   * to be told, not even as suggestions.
   */
  readonly keepsNames?: true;
  /** The public agenda. A restricted item is here under its public title, without text and documents. */
  readonly partA: readonly AgendaItem[];
  /** Its second part, all of it restricted; its numbers continue. */
  readonly partB: readonly AgendaItem[];
  /** In a members' pack that holds anything restricted. */
  readonly restricted?: RestrictedPart;
  /** Of a members' copy: whose it is. */
  readonly recipient?: string;
  /** Where it is a supplement: its documents are those that no part before it has. */
  readonly supplement?: Supplement;
}

/** Every item of the public agenda, in its order. */
export function agendaItems({
  partA,
  partB,
}: Pick<Pack, 'partA' | 'partB'>): readonly AgendaItem[] {
  return [...partA, ...partB];
}

/** Every item that has documents in this pack, as they are bound; a public item with restricted papers is here twice. */
export function boundItems(
  pack: Pick<Pack, 'partA' | 'partB' | 'restricted'>,
): readonly AgendaItem[] {
  return [...agendaItems(pack), ...(pack.restricted?.items ?? [])];
}
