/** A state of a public pack, as far as two of them are compared: from a page map and the file's text. */
import type { MappedItem } from './map.js';
import type { PageRange } from './plan.js';

export interface Version {
  /** As people call it: "the pack as issued on 2024-09-05", "main (1a2b3c4)". */
  readonly name: string;
  readonly sheets: number;
  /** Anything of the meeting was not for the public in this state. */
  readonly hasRestricted: boolean;
  /** Titles and files of that, where the state's sources are at hand: to be held against, and never shown. */
  readonly closedNames: readonly string[];
  readonly items: readonly VersionItem[];
  /** Of the front sheet and the agenda; missing where only numbers are known. */
  readonly front?: readonly PageText[];
}

export interface VersionItem {
  readonly number: string;
  readonly title: string;
  readonly access: MappedItem['access'];
  readonly status?: MappedItem['status'];
  readonly range: PageRange | null;
  readonly documents: readonly VersionDocument[];
}

export interface VersionDocument {
  readonly title: string;
  /** Relative to the meeting folder. */
  readonly source: string;
  readonly range: PageRange;
  readonly sha256?: string;
  /** Missing where only numbers are known. */
  readonly pages?: readonly PageText[];
}

/** The words of a page without our stamps. */
export interface PageText {
  readonly label: string;
  readonly text: string;
}
