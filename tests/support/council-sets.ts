/** Reads sets.tsv: real meetings, their documents, and the page ranges that the council printed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from './corpus-folder.js';

/** First and last page, as printed. */
export type Pages = readonly [first: number, last: number];

export interface SetDocument {
  readonly item: string;
  readonly itemTitle: string;
  /** Absolute; missing where the paper itself is not there and a blank one has to stand in. */
  readonly file?: string;
  readonly pages: number;
  /** Missing where sets.tsv does not say. */
  readonly expected?: Pages;
}

export interface CouncilSet {
  readonly name: string;
  /** "2025-02-13", out of the name. */
  readonly date: string;
  /** The council's own file: its agenda, or the pack that it published. */
  readonly published: string;
  readonly documents: readonly SetDocument[];
  /** By item: what the agenda says, "(Pages 1 - 26)". */
  readonly itemRanges: ReadonlyMap<string, Pages>;
}

/** All sets of the table, in its order. */
export function readCouncilSets(): readonly CouncilSet[] {
  const rows = readFileSync(join(corpusFolder, 'sets.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map(rowOf);
  const names = [...new Set(rows.map(({ set }) => set))];
  return names.map((name) =>
    setOf(
      name,
      rows.filter(({ set }) => set === name),
    ),
  );
}

interface Row {
  readonly set: string;
  readonly seq: number;
  readonly item: string;
  readonly itemTitle: string;
  readonly file: string;
  readonly pages: number;
  readonly expected?: Pages;
  readonly itemRange?: Pages;
  /** Pages of the item that are nowhere in the table. */
  readonly short: number;
}

function rowOf(line: string): Row {
  const [
    set = '',
    seq = '',
    item = '',
    itemTitle = '',
    file = '',
    pages = '',
    ,
    first,
    last,
    note,
  ] = line.split('\t');
  const range = /item range (\d+)-(\d+)/.exec(note ?? '');
  const short = /\((\d+) pages short\)/.exec(note ?? '')?.[1];
  return {
    set,
    seq: Number(seq),
    item,
    itemTitle,
    file,
    pages: Number(pages || 0),
    ...(first && last ? { expected: [Number(first), Number(last)] as const } : {}),
    ...(range === null ? {} : { itemRange: [Number(range[1]), Number(range[2])] as const }),
    short: Number(short ?? 0),
  };
}

function setOf(name: string, rows: readonly Row[]): CouncilSet {
  const published = rows.find(({ seq }) => seq === 0);
  if (published === undefined) throw new Error(`sets.tsv: ${name} has no row 0`);
  return {
    name,
    date: /\d{4}-\d{2}-\d{2}$/.exec(name)?.[0] ?? '',
    published: join(corpusFolder, published.file),
    documents: rows
      .filter(({ seq }) => seq > 0)
      .map((row): SetDocument => {
        const missing = row.file.startsWith('MISSING');
        return {
          item: row.item || '1',
          itemTitle: row.itemTitle || 'Papers',
          ...(missing ? {} : { file: join(corpusFolder, row.file) }),
          pages: missing ? shortIn(rows, row.item) : row.pages,
          ...(row.expected === undefined ? {} : { expected: row.expected }),
        };
      }),
    itemRanges: new Map(
      rows.flatMap((row) => (row.itemRange === undefined ? [] : [[row.item, row.itemRange]])),
    ),
  };
}

function shortIn(rows: readonly Row[], item: string): number {
  return rows.filter((row) => row.item === item).reduce((sum, { short }) => sum + short, 0);
}
