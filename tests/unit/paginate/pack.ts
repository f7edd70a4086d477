/** A resolved pack in memory, for tests that need no files. */
import type { AgendaItem, Document, NumberingRules, Pack } from '../../../src/model/agenda.js';
import { packCells } from '../../../src/model/cells.js';
import { nothingCarried, type PageFacts, type SegmentFacts } from '../../../src/model/segment.js';

const at = { file: '/council/committee/2025-03-04/pack.yaml' } as const;

export interface PackShape {
  /** Item names in agenda order, each with its documents' page counts. */
  readonly items: Readonly<Record<string, readonly number[]>>;
  readonly numbering?: Partial<NumberingRules>;
  readonly bindingOrder?: readonly string[];
  readonly edition?: Pack['edition'];
}

export function packOf(shape: PackShape): Pack {
  return {
    edition: shape.edition ?? 'public',
    folders: {
      council: '/council',
      committee: '/council/committee',
      meeting: '/council/committee/2025-03-04',
    },
    bodySlug: 'committee',
    meeting: {
      council: 'Testbourne Council',
      nation: 'england',
      body: 'Drains Committee',
      date: '2025-03-04',
      time: '10:00',
      venue: { kind: 'remote' },
      published: '2025-02-24',
      membership: { councillors: [], coOptees: [] },
      substitutes: [],
      address: [],
      language: 'en-GB',
    },
    notices: [],
    minutes: {
      numbers: '{n}/{yy}',
      exemptNumbers: '{n}/{yy}',
      restart: 'calendar-year',
      paragraphs: false,
      actions: 'no',
    },
    numbering: { from: 'front-sheet', duplex: true, partB: 'separate', ...shape.numbering },
    bindingOrder: shape.bindingOrder ?? [],
    agendaHeading: 'Agenda',
    partA: Object.entries(shape.items).map(([name, counts], index) =>
      itemOf(name, index + 1, counts.length),
    ),
    partB: [],
  };
}

function itemOf(name: string, ordinal: number, documents: number): AgendaItem {
  return {
    name,
    number: { part: 'A', ordinal },
    title: `About ${name}`,
    text: { source: '', at },
    documents: Array.from({ length: documents }, (_, index) => documentOf(name, ordinal, index)),
    keyDecision: false,
    wards: [],
    access: { kind: 'public' },
    backgroundPapers: [],
    at,
  };
}

function documentOf(item: string, ordinal: number, index: number): Document {
  const source = `reports/${item}-${index + 1}.pdf`;
  return {
    id: `${ordinal}.${index + 1}`,
    role: index === 0 ? 'report' : 'appendix',
    title: `Paper ${index + 1} on ${item}`,
    file: `/council/committee/2025-03-04/${source}`,
    source,
    access: { kind: 'public' },
    language: 'en-GB',
    languageGiven: false,
    at,
  };
}

export interface PageShape {
  readonly width?: number;
  readonly height?: number;
  /** What lies at a place in reader's points; nothing where missing. */
  readonly at?: (x: number, y: number) => 'ink' | 'tint' | undefined;
}

/** A page of A4 where nothing else is said, measured in cells of 4 points. */
export function pageOf({ width = 596, height = 844, at: what }: PageShape = {}): PageFacts {
  const cell = 4;
  const columns = Math.ceil(width / cell);
  const rows = Math.ceil(height / cell);
  const marked = (kind: 'ink' | 'tint'): string =>
    packCells(
      Uint8Array.from({ length: columns * rows }, (_, cellIndex) => {
        const [column, row] = [cellIndex % columns, Math.floor(cellIndex / columns)];
        return what?.((column + 0.5) * cell, (row + 0.5) * cell) === kind ? 1 : 0;
      }),
    );
  return {
    width,
    height,
    occupancy: { cell, columns, rows, ink: marked('ink'), tint: marked('tint') },
    text: true,
  };
}

export function segmentOf(
  pages: number | readonly PageFacts[],
  anchors: SegmentFacts['anchors'] = {},
): SegmentFacts {
  return {
    pages: typeof pages === 'number' ? Array.from({ length: pages }, () => pageOf()) : pages,
    repaired: false,
    decrypted: false,
    tagged: false,
    anchors,
    carried: nothingCarried,
  };
}

/** The facts of every document of a pack shape, by id. */
export function documentsOf(shape: PackShape): ReadonlyMap<string, SegmentFacts> {
  return new Map(
    Object.values(shape.items).flatMap((counts, item) =>
      counts.map((count, index) => [`${item + 1}.${index + 1}`, segmentOf(count)] as const),
    ),
  );
}

/** Every character five points wide. */
export const measure = (text: string): number => text.length * 5;
