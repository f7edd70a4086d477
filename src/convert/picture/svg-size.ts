/** Whether an SVG is more than a browser can draw: some few lines that use each other can be billions of shapes. Pure. */

export const svgLimits = {
  /** Elements within each other. */
  levels: 500,
  /** Elements, each counted as often as it is used (SVG 1.1, 5.6, `use`). */
  elements: 500_000,
} as const;

/** An element that has an id, or the picture itself: what is drawn where it is used. */
interface Part {
  /** Without those of `inner`. */
  elements: number;
  /** Ids that these elements use. */
  readonly uses: string[];
  /** Elements in it that have an id too. */
  readonly inner: Part[];
}

// XML 1.0, 2.3: no "<" in a value, so that what is not closed ends at the next element.
// A name is taken whole: tried shorter by one letter each time, a long one would take time by its square.
const anyTag = /<(\/?)([A-Za-z_][\w:.-]*)(?![\w:.-])((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>/g;

/** `text` is without comments. Takes time in proportion to its length. */
export function asksForTooMuch(text: string): boolean {
  const whole: Part = { elements: 0, uses: [], inner: [] };
  const parts = new Map<string, Part>();
  /** For each element that is open, the part that what is in it belongs to. */
  const open: Part[] = [];
  for (const [, closes, name = '', written = ''] of text.matchAll(anyTag)) {
    if (closes === '/') {
      open.pop();
      continue;
    }
    const around = open.at(-1) ?? whole;
    let part = around;
    const id = textIn(written, /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/);
    if (id !== undefined && !parts.has(id)) {
      part = { elements: 0, uses: [], inner: [] };
      parts.set(id, part);
      around.inner.push(part);
    }
    part.elements += 1;
    const used = /(^|:)use$/.test(name)
      ? textIn(written, /\s(?:xlink:)?href\s*=\s*(?:"\s*#([^"]*)"|'\s*#([^']*)')/)
      : undefined;
    if (used !== undefined) part.uses.push(used);
    if (written.endsWith('/')) continue;
    open.push(part);
    if (open.length > svgLimits.levels) return true;
  }
  return drawnBy(whole, parts) > svgLimits.elements;
}

/** A part that uses itself is not drawn again by a browser. */
function drawnBy(whole: Part, parts: ReadonlyMap<string, Part>): number {
  const known = new Map<Part, number>();
  const count = (part: Part, level: number): number => {
    const before = known.get(part);
    if (before !== undefined) return before;
    // Nor is what is used through so many others.
    if (level > svgLimits.levels) return Number.POSITIVE_INFINITY;
    known.set(part, 0);
    let sum = part.elements;
    for (const one of part.inner) sum += count(one, level + 1);
    for (const id of part.uses) {
      const used = parts.get(id);
      if (used !== undefined) sum += count(used, level + 1);
    }
    known.set(part, sum);
    return sum;
  };
  return count(whole, 0);
}

function textIn(written: string, attribute: RegExp): string | undefined {
  const [, double, single] = attribute.exec(written) ?? [];
  return double ?? single;
}
