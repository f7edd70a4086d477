/** A pack as written, before any rule is applied. `load` makes it, `resolve` reads it. */
import type { Access, Edition } from './access.js';
import type { OpenAction } from './actions.js';
import type {
  CommentRule,
  ConvertRule,
  DocumentRole,
  NumberingRules,
  PackFolders,
} from './agenda.js';
import type { CallInRule } from './decision.js';
import type { Acceptance, CheckRules } from './finding.js';
import type { IssuedPart, IssuedPlace } from './issue.js';
import type { Contact, Day, Membership, Nation, Person, TimeOfDay, Venue } from './meeting.js';
import type { MinutesSettings } from './minuted.js';
import type { DecisionNotices, NoticeSettings, PrivateNotice } from './notice.js';
import type { PictureFit } from './picture.js';
import type { Markdown, Place } from './place.js';
import type { Regime } from './regime.js';
import type { DocumentStatus, ItemStatus } from './status.js';

/** A notice on the front sheet: the name of a standing text, or text of its own. */
export type NoticeSource =
  | { readonly kind: 'standing'; readonly name: string; readonly at: Place }
  | { readonly kind: 'text'; readonly text: Markdown };

/** What may be said for a council, a committee or a meeting; the nearest definition wins. */
export interface Settings {
  readonly address?: readonly string[];
  readonly properOfficer?: Person;
  readonly contact?: Contact;
  readonly website?: string;
  readonly webcast?: string;
  readonly language?: string;
  readonly venue?: Venue;
  readonly time?: TimeOfDay;
  readonly notices?: readonly NoticeSource[];
  readonly numbering?: Partial<NumberingRules>;
  readonly comments?: CommentRule;
  readonly convert?: ConvertRule;
  readonly checks?: CheckRules;
  readonly minutes?: MinutesSettings;
  /** How long decisions may be called in; missing where they may not. */
  readonly callIn?: CallInRule;
  readonly notice?: NoticeSettings;
  /** Headings that each report must have. */
  readonly reportHeadings?: readonly string[];
}

export interface CouncilSource extends Settings {
  readonly name: string;
  readonly nation: Nation;
  /** Absolute path, inside the council folder. */
  readonly logo?: string;
  /** "#1d4b63" */
  readonly colour?: string;
  readonly at: Place;
}

export interface CommitteeSource extends Settings {
  readonly name: string;
  readonly membership: Membership;
  /** A cabinet, or a committee of one: notices of key decisions and private meetings are asked for. */
  readonly executive?: boolean;
  readonly at: Place;
}

/** One line of the agenda: the name of an item file or of a standing item. */
export interface AgendaEntry {
  readonly name: string;
  /** From 1: the number under which it was issued, or that follows what was; load gives one to every item. */
  readonly ordinal?: number;
  readonly at: Place;
}

export interface MeetingSource extends Settings {
  readonly date: Day;
  /** Missing where the pack does not say: `notice` tells by when it has to be. */
  readonly published?: Day;
  readonly publishedAt?: Place;
  /** Of the supplements, as far as the pack says, the first one's first. */
  readonly supplementsPublished?: readonly Day[];
  /** Why it is convened at shorter notice than the law asks for. */
  readonly shortNotice?: { readonly reason: string; readonly at: Place };
  /** That a part of the meeting is private; an item may have a notice of its own. */
  readonly privateNotice?: PrivateNotice;
  readonly previousMeeting?: Day;
  readonly substitutes: readonly string[];
  /** Replaces the committee's membership where a meeting has its own. */
  readonly membership?: Membership;
  /** The agenda is written as Part A and Part B, and not as one plain list. */
  readonly inParts: boolean;
  /** All of a plain list. */
  readonly partA: readonly AgendaEntry[];
  readonly partB: readonly AgendaEntry[];
  readonly bindingOrder: readonly AgendaEntry[];
  readonly at: Place;
}

export interface DocumentSource {
  /** As written, relative to the meeting folder; missing where it is to follow. */
  readonly file?: string;
  readonly role?: DocumentRole;
  readonly title?: string;
  /** `public-title:`, what the public is told of it where it is restricted. */
  readonly publicTitle?: string;
  readonly access: Access;
  readonly language?: string;
  /** `alt:`, what a picture shows. */
  readonly alternative?: string;
  /** `fit:`, how a picture is printed. */
  readonly fit?: PictureFit;
  readonly comments?: CommentRule;
  readonly convert?: ConvertRule;
  readonly accept?: readonly Acceptance[];
  /** They are the minutes of the body's meeting on this day, as `pack minutes` sets them. */
  readonly minutesOf?: Day;
  /** It is made of the actions of earlier meetings that are open; its file says what has become of them. */
  readonly listsActions?: true;
  /** In a supplement: the part issued before that has it, and its pages there. */
  readonly issued?: IssuedPlace;
  readonly status?: DocumentStatus;
  /** The place of the path. */
  readonly at: Place;
}

/** An `items/*.md` file. */
export interface ItemSource {
  /** The file's name without its ending. */
  readonly name: string;
  /** The standing item that this file adds to. */
  readonly standing?: { readonly name: string; readonly at: Place };
  readonly title?: string;
  /** `public-title:`, what the public is told of it where it is restricted. */
  readonly publicTitle?: string;
  /** It stands for an item that could not be read; a mistake has been reported in its place. */
  readonly standIn?: true;
  /** Of a stand-in: what it stands for may be restricted, as far as anybody can tell. */
  readonly inDoubt?: true;
  readonly documents: readonly DocumentSource[];
  readonly officer?: Person;
  readonly keyDecision: boolean;
  readonly decision?: DecisionNotices;
  readonly privateNotice?: PrivateNotice;
  readonly wards: readonly string[];
  readonly access: Access;
  readonly status?: ItemStatus;
  readonly backgroundPapers: readonly string[];
  /** Of its own text; documents have theirs. */
  readonly accept?: readonly Acceptance[];
  /** `minutes-of:`, whose minutes are its first document. */
  readonly minutesOf?: { readonly day: Day; readonly at: Place };
  /** Empty where the file has no body. */
  readonly text: Markdown;
  readonly at: Place;
}

/** Standing wording: built in, or a council's, committee's or meeting's own, valid from a day. */
export interface StandingText {
  readonly name: string;
  /** How near it is to the meeting; nearer texts win. */
  readonly level: 'built-in' | 'council' | 'committee' | 'meeting';
  readonly title: string;
  /** Used for meetings on or after this day. */
  readonly from?: Day;
  readonly nation?: Nation;
  readonly text: Markdown;
  readonly at: Place;
}

export interface PackSource {
  readonly folders: PackFolders;
  readonly council: CouncilSource;
  readonly committee: CommitteeSource;
  readonly meeting: MeetingSource;
  /** By name. */
  readonly items: ReadonlyMap<string, ItemSource>;
  readonly standing: readonly StandingText[];
  /** The council's nation's; where anything is restricted, all: a paragraph of another one is to be recognised. */
  readonly regimes: readonly Regime[];
  /** Files beside it that only members may read, whatever is on the agenda: exempt minutes. Absolute; missing where there are none. */
  readonly closedFiles?: readonly string[];
  /** Actions of earlier meetings that the agenda or a paper is to show; missing where none are shown. */
  readonly openActions?: readonly OpenAction[];
  /** What has been issued, as far as this edition may know: its numbers are frozen. In order; none for most meetings. */
  readonly issued: readonly IssuedPart[];
}

export type { Edition };
