/** A finished piece of PDF with what is known of it, ready to be numbered and placed. */

/**
 * A rectangle as the reader sees the page: origin at the lower left corner of the visible
 * page after rotation and cropping, x to the right, y up, in points (1/72 inch of default
 * user space, before UserUnit).
 */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Which parts of a page something is drawn on, as a grid of square cells over the visible,
 * upright page: row 0 is the foot, column 0 the left edge; bit `row * columns + column`,
 * least significant bit first.
 */
export interface Occupancy {
  /** Side of a cell in points. */
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** Base64 bits: something is drawn here (marks, pictures, edges of a ground, annotations). */
  readonly ink: string;
  /** Base64 bits: nothing but an even ground, but that ground is not white. */
  readonly tint: string;
}

export interface PageFacts {
  /** Visible size as the reader sees it, in points, after CropBox and Rotate. */
  readonly width: number;
  readonly height: number;
  readonly occupancy: Occupancy;
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
  readonly tagged: boolean;
  readonly language?: string;
  readonly anchors: Readonly<Record<string, Anchor>>;
  /** Addresses that one of our own pages asked for while it was printed, and did not get; sorted. */
  readonly refused?: readonly string[];
  /** Characters of one of our own pages that none of its typefaces has, in order; missing where there is none. */
  readonly unprintable?: string;
}

/** Canonical PDF: sound, not encrypted, with no object streams. */
export interface Segment {
  readonly pdf: Uint8Array;
  readonly facts: SegmentFacts;
}
