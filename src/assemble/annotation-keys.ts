/**
 * Which kinds of annotation come along, and with which of their entries (ISO 32000-2, 12.5.2 to 12.5.6). What is
 * not named here stays behind: authors, dates, threads of comments, files, actions, private entries.
 */

/** Entries that every annotation may bring (table 166), but for AP, AS and actions, which have rules of their own. */
const common = [
  'Type',
  'Subtype',
  'Rect',
  'Contents',
  'Border',
  'C',
  'F',
  'OC',
  'NM',
  'Lang',
  'BM',
  'CA',
  'ca',
];

/** A link's entries, besides where it leads (table 176). */
export const linkKeys: readonly string[] = [...common, 'BS', 'H', 'QuadPoints'];

/** Entries of a form field that becomes a picture of itself. */
export const fieldKeys: readonly string[] = ['Rect', 'F', 'OC', 'NM'];

const textMarkup = [...common, 'QuadPoints'];
const shape = [...common, 'BS', 'BE', 'IC', 'RD'];
const polygon = [...common, 'BS', 'BE', 'IC', 'IT', 'LE', 'Path', 'Vertices'];

/** The kinds that are only looked at (tables 175 to 193). */
export const markKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ['Text', [...common, 'Name']],
  ['FreeText', [...common, 'BE', 'BS', 'CL', 'DA', 'DS', 'IT', 'LE', 'Q', 'RD']],
  ['Line', [...common, 'BS', 'CO', 'CP', 'Cap', 'IC', 'IT', 'L', 'LE', 'LL', 'LLE', 'LLO']],
  ['Square', shape],
  ['Circle', shape],
  ['Polygon', polygon],
  ['PolyLine', polygon],
  ['Highlight', textMarkup],
  ['Underline', textMarkup],
  ['Squiggly', textMarkup],
  ['StrikeOut', textMarkup],
  ['Stamp', [...common, 'IT', 'Name']],
  ['Caret', [...common, 'RD', 'Sy']],
  ['Ink', [...common, 'BS', 'InkList', 'Path']],
  ['Watermark', [...common, 'FixedPrint']],
]);
