/** What the page of `pack watch` shows, as plain data for its script. Pure. */

import { placeText } from '../../diagnostics/text.js';
import type { Mark } from '../../meeting/since-issue.js';
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import type { MappedItem, PageMap } from '../../model/map.js';
import { formatPageRange, type PageRange } from '../../model/plan.js';

/** A diagnostic in words. */
export interface Told {
  readonly severity: Severity;
  /** Of which item, where it does not stand beside it. */
  readonly about?: string;
  readonly message: string;
  readonly hints: readonly string[];
  readonly place?: string;
}

export interface ShownPage {
  readonly sheet: number;
  readonly label: string;
}

export interface ShownItem {
  readonly number: string;
  readonly title: string;
  /** "Pages 5 - 12", or why there are none. */
  readonly pages?: string;
  readonly sheets: readonly ShownPage[];
  readonly mark?: Mark;
  readonly told: readonly Told[];
}

export interface WatchState {
  readonly phase: 'making' | 'made' | 'failed';
  readonly title: string;
  /** In words: how the last build went. */
  readonly summary: string;
  /** Names the bytes that the PDF and its thumbnails have now; missing until there is one. */
  readonly pdf?: string;
  readonly items: readonly ShownItem[];
  /** What belongs to no item. */
  readonly told: readonly Told[];
}

export interface Seen {
  readonly phase: WatchState['phase'];
  readonly summary: string;
  /** Of the last good pack. */
  readonly map?: PageMap;
  readonly diagnostics: readonly Diagnostic[];
  readonly marks: ReadonlyMap<string, Mark>;
  /** The meeting's folder: places are told from here. */
  readonly folder: string;
}

export function watchState({ phase, summary, map, diagnostics, marks, folder }: Seen): WatchState {
  const items = map?.items ?? [];
  const ofItem = (one: Diagnostic): string | undefined =>
    items.find(({ number, title }) => one.item === `item ${number}` || one.item === title)?.number;
  const told = (one: Diagnostic, about?: string): Told => ({
    severity: one.severity,
    message: one.message,
    hints: one.hints,
    ...(about === undefined ? {} : { about }),
    ...(one.at === undefined ? {} : { place: placeText(one.at, folder) }),
  });
  const agenda = map === undefined ? [] : [frontOf(map)];
  return {
    phase,
    summary,
    title: map === undefined ? 'The pack' : titleOf(map),
    ...(map?.pdf === undefined ? {} : { pdf: map.pdf.sha256.slice(0, 16) }),
    items: [
      ...agenda,
      ...items.map((item): ShownItem => {
        const mark = marks.get(item.number);
        const own = diagnostics.filter((one) => ofItem(one) === item.number);
        return {
          ...itemOf(item),
          ...(mark === undefined ? {} : { mark }),
          told: own.map((one) => told(one)),
        };
      }),
    ],
    told: diagnostics.filter((one) => ofItem(one) === undefined).map((one) => told(one, one.item)),
  };
}

function titleOf({ body, date, edition }: PageMap): string {
  return `${body}, ${date}${edition === 'members' ? ', members’ edition' : ''}`;
}

function frontOf({ frontMatter }: PageMap): ShownItem {
  return {
    number: '',
    title: 'Front sheet and agenda',
    pages: formatPageRange(frontMatter),
    sheets: sheetsOf(frontMatter),
    told: [],
  };
}

function itemOf({ number, title, access, range, documents }: MappedItem): Omit<ShownItem, 'told'> {
  const closed = documents.filter((one) => one.access !== 'public' && access === 'public');
  const ranges = [...(range === null ? [] : [range]), ...closed.map((one) => one.range)];
  if (ranges.length > 0) {
    return {
      ...{ number, title, pages: ranges.map(formatPageRange).join(', ') },
      sheets: ranges.flatMap(sheetsOf),
    };
  }
  const why = access === 'public' ? {} : { pages: 'not for publication' };
  return { number, title, ...why, sheets: [] };
}

/** Labels count on within a range: "R3" to "R6", "iii" is told as its sheet. */
function sheetsOf({ first, sheets }: PageRange): readonly ShownPage[] {
  const [, prefix = '', number] = /^(R?)(\d+)$/.exec(first) ?? [];
  return Array.from({ length: sheets.last - sheets.first + 1 }, (_, index) => ({
    sheet: sheets.first + index,
    label:
      number === undefined
        ? `sheet ${sheets.first + index}`
        : `page ${prefix}${Number(number) + index}`,
  }));
}
