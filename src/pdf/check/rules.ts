/**
 * The rules of ISO 14289-1 (PDF/UA-1) that a document is checked against: clause, and number of the test as
 * veraPDF counts them. Pure words; what they are called in messages is not known here.
 */
export type UaRule =
  /** No claim: XMP does not name PDF/UA-1. */
  | '5-1'
  /** PDF 2.0: structure with namespaces. */
  | '6.1-1'
  /** Artifacts within tagged content, and the other way round. */
  | '7.1-1'
  | '7.1-2'
  /** Content that is neither tagged nor an artifact. */
  | '7.1-3'
  /** MarkInfo says that tags may be wrong (Suspects). */
  | '7.1-4'
  /** A type of element that stands for none of the standard. */
  | '7.1-5'
  /** No structure. */
  | '7.1-11'
  /** Elements or marks that could not be kept, so that something may be missing. */
  | '7.1-12'
  /** Tables: what is in what. */
  | '7.2-3'
  | '7.2-4'
  | '7.2-5'
  | '7.2-8'
  | '7.2-10'
  | '7.2-11'
  | '7.2-13'
  | '7.2-16'
  /** Tables: spans that overlap or stick out, rows of unequal length. */
  | '7.2-15'
  | '7.2-41'
  | '7.2-43'
  /** Lists. */
  | '7.2-17'
  | '7.2-18'
  | '7.2-19'
  | '7.2-20'
  /** Tables of contents. */
  | '7.2-26'
  | '7.2-27'
  /** What is no language (RFC 3066). */
  | '7.2-29'
  /** Figures without a text. */
  | '7.3-1'
  /** Headings that skip a level, or do not begin with the first. */
  | '7.4.2-1'
  /** Cells of tables for which no heading can be found. */
  | '7.5-1'
  /** Formulas without a text. */
  | '7.7-1'
  /** Notes without an ID. */
  | '7.9-1'
  /** Layers that a program shows and hides. */
  | '7.10-2'
  /** Annotations: in no element of their own, without a description. */
  | '7.18.1-1'
  | '7.18.1-2'
  /** Fields: without a description, in no Form, and Forms that hold more than one. */
  | '7.18.1-3'
  | '7.18.4-1'
  | '7.18.4-2'
  /** Links: in no Link, without a description. */
  | '7.18.5-1'
  | '7.18.5-2'
  /** Tagged content that is shown more than once. */
  | '7.20-2'
  /** A font that cannot be looked into, so that nothing is known of the text set in it. */
  | '7.21-0'
  /** Fonts of which only a part of the encoding is in the file. */
  | '7.21.3.1-1'
  | '7.21.3.2-1'
  /** Fonts that are not embedded. */
  | '7.21.4.1-1'
  /** Characters that the embedded font does not have. */
  | '7.21.4.1-2'
  /** Widths that are not the font's. */
  | '7.21.5-1'
  /** TrueType fonts whose encoding is not sure. */
  | '7.21.6-1'
  | '7.21.6-2'
  | '7.21.6-3'
  | '7.21.6-4'
  /** Characters of which nothing says what they mean, or that mean none. */
  | '7.21.7-1'
  | '7.21.7-2'
  /** The sign for a character that is missing. */
  | '7.21.8-1';

/** By rule, how often it is broken. */
export type UaFaults = Readonly<Partial<Record<UaRule, number>>>;

/** Counts what is found. */
export interface Findings {
  readonly find: (rule: UaRule, count?: number) => void;
  readonly faults: UaFaults;
}

export function openFindings(): Findings {
  const faults: Partial<Record<UaRule, number>> = {};
  return {
    faults,
    find(rule, count = 1) {
      if (count > 0) faults[rule] = (faults[rule] ?? 0) + count;
    },
  };
}
