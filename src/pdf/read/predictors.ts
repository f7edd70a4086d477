/** Undoes predictors: rows of samples written as differences (ISO 32000-2, 7.4.4.4). Must not know filters. */

/** How the rows were made, as DecodeParms says (table 8). */
export interface Rows {
  readonly predictor: number;
  readonly colors: number;
  readonly bits: number;
  readonly columns: number;
}

/** Undefined where the rows are of a kind that nobody could have meant, or that no content has. */
export function undoPredictor(data: Buffer, rows: Rows): Buffer | undefined {
  const { predictor, colors, bits, columns } = rows;
  if (predictor < 2) return data;
  const sound = [colors, bits, columns].every((count) => Number.isInteger(count) && count >= 1);
  if (!sound || colors > 32 || bits > 16 || columns > mostColumns) return undefined;
  const width = Math.ceil((colors * bits * columns) / 8);
  const bytesPerPixel = Math.ceil((colors * bits) / 8);
  if (predictor >= 10) return withoutPredictor(data, width, bytesPerPixel);
  return bits === 8 ? withoutDifferences(data, width, colors) : undefined;
}

const mostColumns = 1 << 24;

/** TIFF's predictor for samples of one byte: the difference to the one on the left. */
function withoutDifferences(data: Buffer, width: number, colors: number): Buffer {
  const out = Buffer.from(data);
  for (let at = 0; at < out.length; at++) {
    if (at % width >= colors) out[at] = (out[at] ?? 0) + (out[at - colors] ?? 0);
  }
  return out;
}

/** PNG’s predictors; `columns`: bytes in a row. */
export function withoutPredictor(data: Buffer, columns: number, bytesPerPixel = 1): Buffer {
  const rows = Math.floor(data.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (columns + 1)] ?? 0;
    const from = row * (columns + 1) + 1;
    const to = row * columns;
    for (let column = 0; column < columns; column++) {
      const left = column >= bytesPerPixel ? (out[to + column - bytesPerPixel] ?? 0) : 0;
      const up = row > 0 ? (out[to + column - columns] ?? 0) : 0;
      const corner =
        row > 0 && column >= bytesPerPixel ? (out[to + column - columns - bytesPerPixel] ?? 0) : 0;
      out[to + column] = (data[from + column] ?? 0) + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default:
      return 0;
  }
}
