/** What goes into the pipeline and what comes out of it, as types. */

import type { Materials } from '../assemble/index.js';
import type { Browser } from '../browser/index.js';
import type { Cache } from '../cache/index.js';
import type { SharedWords } from '../inspect/index.js';
import type { Edition } from '../model/access.js';
import type { Pack } from '../model/agenda.js';
import type { DecisionsMap } from '../model/decision.js';
import type { Guarded } from '../model/fingerprint.js';
import type { IssuedPart, PackPart } from '../model/issue.js';
import type { PageMap, ToolVersions } from '../model/map.js';
import type { MinutesMap } from '../model/minutes-map.js';
import type { Notices } from '../model/notice.js';
import type { PagePlan } from '../model/plan.js';
import type { PackSource } from '../model/source.js';
import type { CutMap, Split } from '../model/split.js';
import type { Office } from '../office/index.js';
import type { Pdfium } from '../pdfium/index.js';
import type { Bounds, OutputFiles } from '../publish/index.js';
import type { ReadPack } from './sources.js';

/** What a build needs from outside: opened by the caller, and closed by it. */
export interface Workshop {
  readonly browser: Promise<Browser>;
  readonly pdfium: Pdfium;
  /** Looked for when a document needs it. */
  readonly office: Office;
  readonly cache: Cache;
  readonly tools: Omit<ToolVersions, 'browser'>;
  /** SOURCE_DATE_EPOCH: seconds that stand in for the date of issue in the file's own dates. */
  readonly epoch?: number;
  /** Told what is being done, for whoever waits. */
  readonly progress?: Progress;
}

export type Progress = (doing: Doing) => void;

/** What a build is doing. Only of what its edition holds. */
export type Doing =
  /** `item` and `title` are of a paper that is not finished; missing where all are. */
  | {
      readonly kind: 'papers';
      readonly done: number;
      readonly of: number;
      readonly item?: string;
      readonly title?: string;
    }
  | { readonly kind: 'inspecting' }
  | { readonly kind: 'numbering' }
  | { readonly kind: 'assembling'; readonly pages: number }
  | { readonly kind: 'verifying' };

/** What is asked for. */
export interface Order {
  readonly edition: Edition;
  /** The next supplement to what was issued; the pack where missing. */
  readonly part?: 'supplement';
  /** Whose copy it is: his or her name is on every page. Of a members' pack only. */
  readonly recipient?: string;
  /** Warnings stop the build too. */
  readonly strict: boolean;
  /** Absolute; the meeting's own `out/` where missing. */
  readonly out?: string;
  /** The file is to be shown by browsers before they have the whole of it ("fast web view"). */
  readonly linearize?: boolean;
  /** Its lock is to be written, or it is to be held to the one that is there. Of the public pack only. */
  readonly lock?: 'write' | 'hold';
  /** Files of consecutive pages are wanted beside it. */
  readonly split?: Split;
}

/** A pack whose every page is decided and of which nothing is written. */
export interface Draft {
  readonly pack: Pack;
  readonly plan: PagePlan;
  readonly map: PageMap;
  readonly files: OutputFiles;
  readonly bounds: Bounds;
  readonly materials: Materials;
  /** All that the meeting has, whatever of it belongs to this pack. */
  readonly source: PackSource;
  /** Absolute paths: the council's own templates, and the pictures that are shown. */
  readonly besides: readonly string[];
  /** Where the pack was issued: what has to come out once more. */
  readonly frozen?: IssuedPart;
}

/** What anybody may know of what the guard read: how much, and how much of it is public as well. */
export interface Absence extends Pick<Guarded, 'sources' | 'overlaps' | 'overlapCount'> {
  readonly shared: Pick<SharedWords, 'places' | 'told'>;
}

/** Who is told what while a pack is planned. */
export interface Beside {
  /** As soon as it is known where the pack will be, whether or not it can be made; waited for. */
  readonly onRead?: (read: ReadPack) => Promise<void>;
  /** As soon as the sources are known and sound. */
  readonly onSource?: (source: PackSource) => void;
  /** As soon as they are known. */
  readonly onNotices?: (notices: Notices) => void;
  /** Whether the checks are to look into a document, by its id; into all where missing. */
  readonly inspects?: (document: string) => boolean;
}

/** What was seen of a pack of which nothing is written. */
export interface Looked {
  /** Missing where the law knows no rule for it, or there is nothing to count. */
  readonly notices?: Notices;
  /** Of a public pack beside which something is restricted: what the guard says of it before there is a pack. */
  readonly absence?: Absence;
}

/** Files that are written. */
export interface Written<Map = PageMap> {
  readonly map: Map;
  readonly files: OutputFiles;
  /** Size of the PDF. */
  readonly bytes: number;
  /** Of a public file beside which something is restricted: how it was shown that nothing of that is in it. */
  readonly absence?: Absence;
}

/** A pack whose files are written. */
export interface Published extends Written {
  readonly pack: Pack;
  readonly plan: PagePlan;
  readonly bounds: Bounds;
  /** Where it is, byte for byte, what was issued. */
  readonly asIssued?: IssuedPart;
  /** Where it was cut: files of consecutive pages beside it. */
  readonly split?: readonly Written<CutMap>[];
}

/** Minutes whose files are written; or drafts, absolute paths, for the clerk to go on with. */
export type MadeMinutes =
  | {
      readonly kind: 'draft';
      readonly files: readonly string[];
      readonly decisions?: Written<DecisionsMap>;
    }
  | (Written<MinutesMap> & {
      readonly kind: 'minutes';
      /** The notices of what was decided, where there are any. */
      readonly decisions?: Written<DecisionsMap>;
    });
/** What became of a supplement that was asked for. */
export type Supplemented =
  | { readonly kind: 'made'; readonly made: Published }
  /** Everything is in what was issued, up to this part. */
  | { readonly kind: 'nothing-new'; readonly since: PackPart };
