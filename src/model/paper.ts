/** A file that is all our own pages, such as minutes: not a pack, and made by the same last steps. */
import type { Edition } from './access.js';
import type { ToolVersions } from './map.js';
import type { PagePlan } from './plan.js';

/** A place of the file that a bookmark leads to. */
export interface PaperHeading {
  readonly title: string;
  /** Id of the heading in the HTML. */
  readonly anchor: string;
  readonly level: 1 | 2;
}

/** What decides the pages of such a file besides what is printed on them. */
export interface PaperOutline {
  readonly edition: Edition;
  readonly headings: readonly PaperHeading[];
  /** At the head of every page: "Draft minutes". */
  readonly mark?: string;
  /** From the page with this anchor on: that it is not for publication. */
  readonly notice?: { readonly anchor: string; readonly text: string };
}

export interface PlannedPaper extends PaperOutline {
  readonly language: string;
  readonly plan: PagePlan;
}

/** What is said of every file that is written: the page map of a pack, and of anything else. */
export interface Vouched {
  readonly version: 1;
  readonly edition: Edition;
  readonly recipient?: string;
  readonly supplement?: number;
  readonly body: string;
  readonly date: string;
  readonly sheets: number;
  readonly lastLabel: string;
  /** Missing while nothing is written. */
  readonly pdf?: { readonly file: string; readonly sha256: string };
  readonly tools: ToolVersions;
  readonly claims: readonly 'PDF/UA-1'[];
}
