/** The page map: what scripts read of a pack. It changes only together with its `version`. */
import type { Edition } from './access.js';
import type { DocumentRole } from './agenda.js';
import type { PageRange } from './plan.js';
import type { ItemStatus, PresentStatus } from './status.js';

export interface PageMap {
  readonly version: 1;
  readonly edition: Edition;
  /** Of a members' copy that is made for somebody: whose it is. */
  readonly recipient?: string;
  /** Of a supplement: its number. It lists every item, and of documents those that it holds. */
  readonly supplement?: number;
  readonly body: string;
  readonly date: string;
  readonly sheets: number;
  readonly lastLabel: string;
  /** Missing in a plan: nothing has been written. */
  readonly pdf?: { readonly file: string; readonly sha256: string };
  readonly tools: ToolVersions;
  readonly frontMatter: PageRange;
  /** Of the agenda of Part B, in a members' pack that holds anything restricted. */
  readonly partB?: PageRange;
  /** Of a consolidated pack: the issued files that it holds, in order. */
  readonly parts?: readonly MappedPart[];
  /** Standards that the file says it keeps: PDF/UA-1 where nothing that is in it is against that. */
  readonly claims: readonly 'PDF/UA-1'[];
  readonly items: readonly MappedItem[];
}

/** An issued file as it is in a consolidated pack. */
export interface MappedPart {
  /** "the pack", "Agenda Supplement 1". */
  readonly part: string;
  readonly file: string;
  /** Of the issued bytes. */
  readonly sha256: string;
  /** Where it is in the consolidated file. */
  readonly sheets: PageRange['sheets'];
}

/** What decides the bytes besides the sources. */
export interface ToolVersions {
  readonly pack: string;
  readonly browser: string;
  readonly node: string;
  readonly zlib: string;
  /** Where it rearranged the file. */
  readonly qpdf?: string;
}

export interface MappedItem {
  readonly number: string;
  readonly title: string;
  readonly access: 'public' | 'exempt' | 'confidential';
  readonly status?: ItemStatus['kind'];
  /** Of items in the agenda's second part. */
  readonly part?: 'B';
  /** How many restricted papers of the item the public is told of; missing where there is none. */
  readonly withheld?: number;
  /**
   * Includes blank pages; null where an item has no pages in this edition. That of a public item is the same in every
   * edition: its restricted documents lie outside it.
   */
  readonly range: PageRange | null;
  readonly documents: readonly MappedDocument[];
  /** Papers that the agenda names and this edition does not hold; missing where there is none. */
  readonly absent?: readonly MappedAbsence[];
}

export interface MappedAbsence {
  readonly role: DocumentRole;
  readonly title: string;
  readonly access: 'public' | 'exempt' | 'confidential';
  readonly status: 'to-follow' | 'withdrawn';
}

/** How many the document came with, and how many of them are in the pack. */
export interface BeforeAndAfter {
  readonly before: number;
  readonly after: number;
}

export interface MappedDocument {
  readonly role: DocumentRole;
  readonly title: string;
  readonly access: 'public' | 'exempt' | 'confidential';
  /** Missing where nothing is to be said. */
  readonly status?: PresentStatus['kind'];
  /** Relative to the meeting folder. */
  readonly source: string;
  /** Of the file as sent. */
  readonly sha256: string;
  /** The program that made its pages: "LibreOffice 7.4.7.2"; missing in maps of files that were issued before it was told. */
  readonly converter?: string;
  readonly pages: number;
  /** Without blank pages. */
  readonly range: PageRange;
  /** Its structure is in the pack: a screen reader is told of headings, lists and tables. */
  readonly tagged: boolean;
  /** It says that it keeps PDF/UA-1 (our own prints do), and passes the checks. */
  readonly ua: boolean;
  /** What is against that: rules of ISO 14289-1 as veraPDF numbers them, and how often each is broken. */
  readonly uaFaults: Readonly<Record<string, number>>;
  readonly language: string;
  /** The file was damaged and has been repaired. */
  readonly repaired: boolean;
  /** How many pages hold no letters at all: scans and drawings. */
  readonly pagesWithoutText: number;
  /** Structure elements. */
  readonly structure: BeforeAndAfter;
  readonly links: BeforeAndAfter;
  /** Entries of its own bookmarks that are in the pack. */
  readonly outline: number;
  /** Bookmarks made from its headings, where it brings none of its own; else 0. */
  readonly headingBookmarks: number;
  /** Form fields. */
  readonly forms: BeforeAndAfter;
  readonly annotations: BeforeAndAfter;
  /** How many things did not come along, by reason. */
  readonly lost: Readonly<Record<string, number>>;
}
