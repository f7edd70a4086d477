/** The public pages of a council as plain data: which pages and files there are, what each is made of, and where it leads. */
import type { Restriction } from './access.js';
import type { AgendaItem, DocumentRole, Pack } from './agenda.js';
import type { Decision, DecisionsMap } from './decision.js';
import type { PackPart } from './issue.js';
import type { PageMap } from './map.js';
import type { Day } from './meeting.js';
import type { Minute, Minuted } from './minuted.js';
import type { MinutesMap } from './minutes-map.js';
import type { PageRange } from './plan.js';
import type { ItemStatus } from './status.js';

/** A public file that was issued (or, for a draft site, built): the pack or a supplement. */
export interface SitePart {
  readonly part: PackPart;
  readonly pages: PageMap;
  /** The day of issue; missing where it was only built. */
  readonly issued?: Day;
  /** Absolute path of the PDF. */
  readonly pdf: string;
}

/** All that the public pages say of a meeting comes from here. */
export interface SiteMeeting {
  /** The public edition: an allow-list of what may be told. Items have the numbers under which they were issued. */
  readonly pack: Pack;
  /** The name of its folder: "2019-07-03". */
  readonly name: string;
  /** In order; at least one. */
  readonly parts: readonly SitePart[];
  /** Sources of reports, relative to the meeting folder, that are what was issued and can be read as pages. */
  readonly readable: ReadonlySet<string>;
  readonly minutes?: {
    readonly minuted: Minuted;
    readonly map: MinutesMap;
    /** Absolute path of the PDF. */
    readonly pdf: string;
  };
  readonly decisions?: {
    readonly all: readonly Decision[];
    readonly map: DecisionsMap;
    readonly pdf: string;
  };
}

export interface SiteSource {
  readonly council: string;
  readonly language: string;
  /** Where the site will be, with a slash at its end, where that is known: feeds and calendars need it for their links. */
  readonly address?: string;
  readonly meetings: readonly SiteMeeting[];
}

/** A PDF of the site. Its size is known once it is made. */
export interface SitePdf {
  /** From the top of the site, with forward slashes. */
  readonly path: string;
  /** "Agenda front sheet" */
  readonly title: string;
  /** As they are printed on it; missing where the numbers mean nothing outside it. */
  readonly range?: PageRange;
  readonly sheets: number;
}

/** A paper of an item. */
export interface SitePaper {
  readonly pdf: SitePdf;
  readonly role: DocumentRole;
  readonly title: string;
  readonly language: string;
  readonly status?: 'late' | 'superseded';
  readonly tagged: boolean;
  readonly part: PackPart;
  /** Relative to the meeting folder. */
  readonly source: string;
  /** The page with the same report as HTML. */
  readonly page?: string;
}

export interface SiteItem {
  /** The page of the item, and its JSON. */
  readonly page: string;
  readonly json: string;
  readonly number: string;
  /** "14/19", once there are minutes. */
  readonly minuteNumber?: string;
  readonly title: string;
  readonly part: 'A' | 'B';
  /** Missing where the item is public. */
  readonly restriction?: Restriction;
  readonly status?: ItemStatus['kind'];
  /** What is told of it besides, as the public edition has it. */
  readonly item: AgendaItem;
  readonly papers: readonly SitePaper[];
  readonly absent: readonly {
    readonly title: string;
    readonly status: 'to-follow' | 'withdrawn';
  }[];
  readonly minute?: Minute;
  readonly decisions: readonly Decision[];
}

/** A meeting as another page leads to it. */
export interface MeetingLink {
  readonly page: string;
  readonly date: Day;
}

export interface SiteMeetingPage {
  readonly source: SiteMeeting;
  /** "corporate-parenting-panel/2019-07-03/index.html" */
  readonly page: string;
  readonly json: string;
  readonly calendar: string;
  readonly state: 'issued' | 'draft';
  /** The day on which anything of it was issued last: its date in feeds. */
  readonly updated: Day;
  readonly items: readonly SiteItem[];
  /** Minutes of business that the agenda did not have. */
  readonly otherMinutes: readonly Minute[];
  /** Pack, front sheet, reports pack, supplements, minutes, decisions. */
  readonly downloads: readonly SitePdf[];
  readonly previous?: MeetingLink;
  readonly next?: MeetingLink;
}

export interface SiteBody {
  readonly name: string;
  readonly page: string;
  readonly calendar: string;
  readonly feed: string;
  /** The newest first. */
  readonly meetings: readonly SiteMeetingPage[];
}

/** A file of the site, and what it is made of. */
export type SiteFile = { readonly path: string } & (
  | { readonly kind: 'council' }
  | { readonly kind: 'body'; readonly body: SiteBody }
  | { readonly kind: 'meeting'; readonly meeting: SiteMeetingPage }
  | { readonly kind: 'item'; readonly meeting: SiteMeetingPage; readonly item: SiteItem }
  | {
      readonly kind: 'report';
      readonly meeting: SiteMeetingPage;
      readonly item: SiteItem;
      readonly paper: SitePaper;
    }
  /** Of the meetings that it lists. */
  | {
      readonly kind: 'calendar';
      readonly name: string;
      readonly meetings: readonly SiteMeetingPage[];
    }
  | {
      readonly kind: 'feed';
      readonly name: string;
      readonly page: string;
      readonly meetings: readonly SiteMeetingPage[];
    }
  | { readonly kind: 'council-json' }
  | { readonly kind: 'meeting-json'; readonly meeting: SiteMeetingPage }
  | { readonly kind: 'item-json'; readonly meeting: SiteMeetingPage; readonly item: SiteItem }
  /** An issued or built PDF as it is. */
  | {
      readonly kind: 'copy';
      readonly meeting: SiteMeetingPage;
      readonly of: string;
      readonly sha256: string;
    }
  /** Some of its pages, as they are. */
  | {
      readonly kind: 'cut';
      readonly meeting: SiteMeetingPage;
      readonly of: SitePart;
      readonly sheets: PageRange['sheets'];
      readonly title: string;
      readonly language: string;
    }
  | { readonly kind: 'style' }
);

/** Everything that a site will be; nothing of it is written. */
export interface SitePlan {
  readonly council: string;
  readonly language: string;
  readonly address?: string;
  readonly page: string;
  readonly calendar: string;
  readonly feed: string;
  readonly json: string;
  readonly style: string;
  readonly bodies: readonly SiteBody[];
  /** Every path once, in their order. */
  readonly files: readonly SiteFile[];
}

/** The way from one file of the site to another, both from its top: "../style.css". */
export function wayTo(to: string, from: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}
