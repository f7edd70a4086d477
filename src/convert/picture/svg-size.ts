/** Whether an SVG is more than a browser can draw: some few lines that use each other can be billions of shapes. Pure. */

export const svgLimits = {
  /** Elements within each other. */
  levels: 500,
  /** Elements, each counted as often as it is used (SVG 1.1, 5.6, `use`). */
  elements: 500_000,
} as const;

/** An element that has an id, or the picture itself: what is drawn where it is used. */
interface Part {
  elements: number;
  /** Ids that elements in it use. */
  readonly uses: string[];
}

// XML 1.0, 2.3: no "<" in a value, so that what is not closed ends at the next element.
const anyTag = /<(\/?)([A-Za-z_][\w:.-]*)((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>/g;

/** `text` is without comments. Takes time in proportion to its length. */
export function asksForTooMuch(text: string): boolean {
  const whole: Part = { elements: 0, uses: [] };
  const parts = new Map<string, Part>();
  const open: (Part | undefined)[] = [];
  let drawn: readonly Part[] = [whole];
  for (const [, closes, name = '', written = ''] of text.matchAll(anyTag)) {
    if (closes === '/') {
      if (open.pop() !== undefined) drawn = drawn.slice(0, -1);
      continue;
    }
    const id = textIn(written, /\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/);
    const own = id === undefined || parts.has(id) ? undefined : { elements: 0, uses: [] };
    if (id !== undefined && own !== undefined) parts.set(id, own);
    const around = own === undefined ? drawn : [...drawn, own];
    const used = /(^|:)use$/.test(name)
      ? textIn(written, /\s(?:xlink:)?href\s*=\s*(?:"\s*#([^"]*)"|'\s*#([^']*)')/)
      : undefined;
    for (const part of around) {
      part.elements += 1;
      if (used !== undefined) part.uses.push(used);
    }
    if (written.endsWith('/')) continue;
    open.push(own);
    drawn = around;
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
