/**
 * Which kinds of annotation come along, and with which of their entries (ISO 32000-2, 12.5.2 to 12.5.6). What is
 * not named here stays behind: files, actions, rich text, private entries.
 */
import type { Shapes } from './entries.js';

/** A dictionary of entries from a line for each shape of value. */
const shapes = (lines: Partial<Record<'text' | 'name' | 'number' | 'flag', string>>): Shapes =>
  new Map(
    (['text', 'name', 'number', 'flag'] as const).flatMap((shape) =>
      (lines[shape]?.split(' ') ?? []).map((key) => [key, shape] as const),
    ),
  );

/** Entries that every annotation may bring (table 166), but for those with rules of their own: Rect, AP, AS, P. */
const common: Shapes = new Map([
  ...shapes({ text: 'Contents Lang', name: 'BM', number: 'F CA ca' }),
  ['Border', 'array'],
  ['C', 'array'],
  ['OC', 'dictionary'],
]);

/** A link's entries, besides where it leads (table 176). */
export const linkKeys: Shapes = new Map([
  ...common,
  ['BS', 'dictionary'],
  ['H', 'name'],
  ['QuadPoints', 'array'],
]);

/** What a form field looks like (table 191), besides what it holds. MK is gone through by itself. */
export const widgetKeys: Shapes = new Map([...common, ['BS', 'dictionary'], ['H', 'name']]);

/** How the parts of a field are coloured and labelled (table 192). */
export const characteristicsKeys: Shapes = new Map([
  ...shapes({ text: 'CA', number: 'R TP' }),
  ['BC', 'array'],
  ['BG', 'array'],
  ['I', 'stream'],
]);

/** How an icon lies in its field (table 250). */
export const iconFitKeys: Shapes = new Map([
  ...shapes({ name: 'SW S', flag: 'FB' }),
  ['A', 'array'],
]);

const lines = { LE: 'name or array', BS: 'dictionary', IC: 'array' } as const;
const textMarkup: Shapes = new Map([...common, ['QuadPoints', 'array']]);
const shape: Shapes = new Map([
  ...common,
  ['BS', 'dictionary'],
  ['BE', 'dictionary'],
  ['IC', 'array'],
  ['RD', 'array'],
]);
const polygon: Shapes = new Map([
  ...common,
  ...Object.entries(lines),
  ['BE', 'dictionary'],
  ['IT', 'name'],
  ['Path', 'array'],
  ['Vertices', 'array'],
]);

/** The kinds that are only looked at (tables 175 to 193). */
export const markKeys: ReadonlyMap<string, Shapes> = new Map([
  ['Text', new Map([...common, ['Name', 'name']])],
  [
    'FreeText',
    new Map([
      ...common,
      ...shapes({ text: 'DS', name: 'IT', number: 'Q' }),
      ['BE', 'dictionary'],
      ['BS', 'dictionary'],
      ['CL', 'array'],
      ['LE', 'name or array'],
      ['RD', 'array'],
    ]),
  ],
  [
    'Line',
    new Map([
      ...common,
      ...Object.entries(lines),
      ...shapes({ name: 'CP IT', number: 'LL LLE LLO', flag: 'Cap' }),
      ['CO', 'array'],
      ['L', 'array'],
    ]),
  ],
  ['Square', shape],
  ['Circle', shape],
  ['Polygon', polygon],
  ['PolyLine', polygon],
  ['Highlight', textMarkup],
  ['Underline', textMarkup],
  ['Squiggly', textMarkup],
  ['StrikeOut', textMarkup],
  ['Stamp', new Map([...common, ...shapes({ name: 'IT Name' })])],
  ['Caret', new Map([...common, ...shapes({ name: 'Sy' }), ['RD', 'array']])],
  ['Ink', new Map([...common, ['BS', 'dictionary'], ['InkList', 'array'], ['Path', 'array']])],
  ['Watermark', new Map([...common, ['FixedPrint', 'dictionary']])],
]);

/** What a comment says of itself and its place in a talk (tables 172 and 175), where comments are kept. */
export const commentKeys: Shapes = shapes({
  text: 'T Subj M CreationDate State StateModel NM',
  name: 'RT',
  flag: 'Open',
});

/** The window of a comment (table 186). */
export const popupKeys: Shapes = shapes({ number: 'F', flag: 'Open' });
