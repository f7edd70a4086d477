/** Words for what a check found in a document: cause, places, remedy. Decides no severity, and knows no file formats. */
import type { Diagnostic, Severity } from '../model/diagnostic.js';
import type { CheckName, Details, Finding, Spot } from '../model/finding.js';
import type { Place } from '../model/place.js';
import type { Rect } from '../model/segment.js';
import { checkWords } from './inspect-words.js';
import { type PageSize, placesInWords } from './places.js';

export interface Inspected {
  /** As the pack names it. */
  readonly source: string;
  /** Absolute path of the same. */
  readonly document: string;
  /** In points, in order; empty where the document's own pages are not known. */
  readonly pages: readonly PageSize[];
  readonly at: Place;
  /** Missing where it belongs to none. */
  readonly item?: string;
}

type FindingOf<Check extends CheckName> = Extract<Finding, { readonly check: Check }>;

/** All that one check found in one document, told once. `findings` has at least one. */
export function diagnoseFindings<Check extends CheckName>(
  check: Check,
  findings: readonly FindingOf<Check>[],
  severity: Severity,
  { source, document, pages, at, item }: Inspected,
): Diagnostic {
  const words = checkWords[check];
  const details = findings.map(({ detail }) => detail as Details[Check]);
  const spots = findings.map(spotOf).filter((spot) => Object.keys(spot).length > 0);
  const places = placesInWords(spots, pages);
  const sentence = words.message(details, source);
  return {
    code: check,
    severity,
    message: places === '' ? `${sentence}.` : `${sentence}: ${places}.`,
    at,
    ...(item === undefined ? {} : { item }),
    hints: typeof words.hints === 'function' ? words.hints(details, source) : words.hints,
    found: { check, document, spots },
  };
}

/** A tenth of a point is less than a hair's breadth. */
function inTenths({ x, y, width, height }: Rect): Rect {
  const tenth = (length: number): number => Math.round(length * 10) / 10;
  return { x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height) };
}

function spotOf({ page, box, line, under }: Finding): Spot {
  return {
    ...(page === undefined ? {} : { page }),
    ...(box === undefined ? {} : { box: inTenths(box) }),
    ...(line === undefined ? {} : { line }),
    ...(under === undefined ? {} : { under }),
  };
}
