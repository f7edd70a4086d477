/**
 * Tables of a page, told from where its words stand: rows by height, columns by what stands above each other. Tags are not
 * asked: where they are wrong, the eye still sees the same grid. Errs on the side of no table. Knows no figures.
 */
import type { TextPiece } from '../../pdfium/index.js';
import type { Block } from '../text/paper.js';

/** Rows further apart than so many heights belong to different tables. */
const APART = 3.5;

/** Of the lower of two pieces: how much of their heights two pieces of one row share. */
const LEVEL = 0.5;

interface Row {
  readonly pieces: TextPiece[];
  bottom: number;
  top: number;
}

/** What a table is read by, in the order of the page: its tables, and the words between and beside them. */
export function blocksOfPage(pieces: readonly TextPiece[], page: number): readonly Block[] {
  const blocks: Block[] = [];
  let table: Row[] = [];
  let words: string[] = [];
  const endWords = (): void => {
    if (words.length > 0) blocks.push({ kind: 'text', text: words.join('\n'), page });
    words = [];
  };
  const endTable = (): void => {
    const rows = table.filter(({ pieces: own }) => own.length > 1).length < 2 ? [] : gridOf(table);
    if (rows.length > 0) {
      endWords();
      blocks.push({ kind: 'table', rows, page });
    } else words.push(...table.map(saidBy));
    table = [];
  };
  for (const row of rowsOf(pieces)) {
    const last = table.at(-1);
    const height = row.top - row.bottom;
    if (last !== undefined && last.bottom - row.top > APART * height) endTable();
    // Words across the page end a table; a label that goes on in a second line is no wider than a column.
    if (row.pieces.length === 1 && (table.length === 0 || !isLabel(row, table))) {
      endTable();
      words.push(saidBy(row));
    } else table.push(row);
  }
  endTable();
  endWords();
  return blocks;
}

function saidBy({ pieces }: Row): string {
  return pieces.map(({ text }) => text).join(' ');
}

/** From the head of the page to its foot; within each from the left. */
function rowsOf(pieces: readonly TextPiece[]): readonly Row[] {
  const sorted = [...pieces].sort((a, b) => middleOf(b) - middleOf(a));
  const rows: Row[] = [];
  for (const piece of sorted) {
    const { y, height } = piece.box;
    const last = rows.at(-1);
    const shared =
      last === undefined ? 0 : Math.min(last.top, y + height) - Math.max(last.bottom, y);
    if (last !== undefined && shared > LEVEL * Math.min(height, last.top - last.bottom)) {
      last.pieces.push(piece);
    } else rows.push({ pieces: [piece], bottom: y, top: y + height });
  }
  for (const row of rows) row.pieces.sort((a, b) => a.box.x - b.box.x);
  return rows;
}

function middleOf({ box }: TextPiece): number {
  return box.y + box.height / 2;
}

/** A piece alone that begins where the rows do and ends before their second column. */
function isLabel({ pieces: [piece] }: Row, table: readonly Row[]): boolean {
  const second = Math.min(
    ...table.flatMap(({ pieces }) => (pieces.length > 1 ? [pieces[1]?.box.x ?? Infinity] : [])),
  );
  return piece !== undefined && piece.box.x + piece.box.width < second;
}

/**
 * Cells by columns; empty where a row has a piece in two columns or two in one, since then nobody can say which figure
 * belongs where. Labels that go on in a row of their own are put to the row before.
 */
function gridOf(table: readonly Row[]): readonly (readonly string[])[] {
  const columns = columnsOf(table);
  const grid: string[][] = [];
  for (const { pieces } of table) {
    const cells = columns.map(() => '');
    for (const { text, box } of pieces) {
      const hit = columns.flatMap((column, index) =>
        Math.min(column.right, box.x + box.width) > Math.max(column.left, box.x) ? [index] : [],
      );
      const [index] = hit;
      if (index === undefined) return [];
      if (hit.length > 1 && !/\p{L}/u.test(text)) return [];
      // A heading over several columns says nothing of figures.
      if (hit.length > 1) continue;
      if (cells[index] !== '') return [];
      cells[index] = text;
    }
    const label = cells[0] ?? '';
    const before = grid.at(-1);
    if (cells.slice(1).every((cell) => cell === '') && before !== undefined && label !== '') {
      before[0] = `${before[0]} ${label}`.trim();
    } else grid.push(cells);
  }
  return grid;
}

interface Column {
  left: number;
  right: number;
}

/** What figures, and labels at the left, stand above each other. */
function columnsOf(table: readonly Row[]): readonly Column[] {
  const figures = table.flatMap(({ pieces }) =>
    pieces.slice(1).filter(({ text }) => !/\p{L}{3}/u.test(text)),
  );
  const columns: Column[] = [];
  for (const { box } of [...figures].sort((a, b) => a.box.x - b.box.x)) {
    const last = columns.at(-1);
    if (last !== undefined && box.x < last.right)
      last.right = Math.max(last.right, box.x + box.width);
    else columns.push({ left: box.x, right: box.x + box.width });
  }
  const first = columns[0]?.left ?? 0;
  const left = Math.min(...table.flatMap(({ pieces: [label] }) => label?.box.x ?? Infinity));
  return left < first ? [{ left, right: first }, ...columns] : columns;
}
