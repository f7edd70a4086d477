/** A finished piece of PDF with what is known of it, ready to be numbered and placed. */

/**
 * A rectangle as the reader sees the page: origin at the lower left corner of the visible
 * page after rotation and cropping, x to the right, y up, in units of the page: points (1/72 inch)
 * wherever no UserUnit says otherwise.
 */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Which parts of a page something is drawn on, as a grid of square cells over the visible,
 * upright page: row 0 is the foot, column 0 the left edge; cell `row * columns + column`.
 */
export interface Occupancy {
  /** Side of a cell in points. */
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** As `packCells` has it: something is drawn here (marks, pictures, edges of a ground, annotations). */
  readonly ink: string;
  /** Likewise: nothing but an even ground, but that ground is not white. */
  readonly tint: string;
}

export interface PageFacts {
  /** Visible size as the reader sees it, in units of the page, after CropBox and Rotate. */
  readonly width: number;
  readonly height: number;
  /** How many points one unit of the page is (UserUnit); one where missing. */
  readonly unit?: number;
  readonly occupancy: Occupancy;
  /** It holds letters, perhaps unseen ones. */
  readonly text: boolean;
}

/** A named place in a segment: the page's index from 0, and the height in reader's points. */
export interface Anchor {
  readonly page: number;
  readonly top: number;
}

export interface SegmentFacts {
  readonly pages: readonly PageFacts[];
  /** The file had to be repaired to be read. */
  readonly repaired: boolean;
  /** Encrypted with an empty user password: readable, saved without encryption. */
  readonly decrypted: boolean;
  /**
   * Indexes, from 0, of pages where words are marked for redaction and still there (ISO 32000-2, 12.5.6.23).
   * Missing where there is none.
   */
  readonly unredacted?: readonly number[];
  /** It says of itself that it is tagged (ISO 32000-2, 14.7.1). */
  readonly tagged: boolean;
  readonly language?: string;
  readonly anchors: Readonly<Record<string, Anchor>>;
  readonly carried: Carried;
  /** Addresses that one of our own pages asked for while it was printed, and did not get; sorted. */
  readonly refused?: readonly string[];
  /** Characters of one of our own pages that none of its typefaces has, in order; missing where there is none. */
  readonly unprintable?: string;
}

/** How many of each a document has. */
export interface Census {
  /** Structure elements, and the marked contents that they hold. */
  readonly elements: number;
  readonly marks: number;
  readonly links: number;
  /** Entries of its outline. */
  readonly outline: number;
  readonly fields: number;
  readonly annotations: number;
}

/** What of a document comes along into a pack, besides its pages. */
export interface Carried {
  /** It has a structure tree that holds something of its pages. */
  readonly structured: boolean;
  /** The part of ISO 14289 (PDF/UA) that it claims to keep. */
  readonly claimsUa?: number;
  /** What is against its part in a pack that claims PDF/UA-1: by rule, how often. Nothing where it may be. */
  readonly uaFaults: Readonly<Record<string, number>>;
  readonly before: Census;
  readonly after: Census;
  /** Bookmarks made from its headings, where it brings none that lead anywhere. */
  readonly headingBookmarks: number;
  /** How many things were lost for which reason; reasons as in `pdf/piece/piece.ts`. */
  readonly losses: Readonly<Record<string, number>>;
  /** Comments that people wrote for each other. */
  readonly comments: number;
  /** Form fields that hold a value of which the page shows nothing. */
  readonly unseenFields: number;
  /** Names of layers that are hidden when the document is opened. */
  readonly hiddenLayers: readonly string[];
}

const nothing: Census = { elements: 0, marks: 0, links: 0, outline: 0, fields: 0, annotations: 0 };

/** Of a document that holds nothing but its pages. */
export const nothingCarried: Carried = {
  structured: false,
  uaFaults: {},
  before: nothing,
  after: nothing,
  headingBookmarks: 0,
  losses: {},
  comments: 0,
  unseenFields: 0,
  hiddenLayers: [],
};

/** A document that is ready to be spliced into packs. */
export interface Segment {
  readonly facts: SegmentFacts;
  /** Its piece, encoded as `pdf/piece/codec.ts` has it. */
  readonly load: () => Promise<Uint8Array>;
}
