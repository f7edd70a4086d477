/** A pack that is made again, against the bytes that were issued: the same, or what differs, page by page. */
import { diagnose } from '../diagnostics/index.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ToolVersions } from '../model/map.js';
import type { Rect } from '../model/segment.js';
import type { Pdfium, Reading } from '../pdfium/index.js';
import { differentTools, perhapsByTools } from './tools.js';

export interface MadeAgain {
  readonly issued: Uint8Array;
  readonly now: Uint8Array;
  readonly tools: { readonly issued: ToolVersions; readonly now: ToolVersions };
}

/** More than any page. */
const everywhere: Rect = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

/** Of pictures that are compared, in pixels a point: an altered figure of a chart still shows. */
const scale = 0.75;

/**
 * Nothing where the bytes are equal. Errors: `issued-words-change`, `issued-look-changes`; warnings where other
 * tools may have made the difference: `issued-tools-differ` where words are equal, `issued-with-other-tools` where not. Number of pages: by the plan, before.
 */
export async function sameAsIssued(
  { issued, now, tools }: MadeAgain,
  pdfium: Pdfium,
): Promise<readonly Diagnostic[]> {
  if (Buffer.compare(issued, now) === 0) return [];
  const [before, after] = [await readPages(issued, pdfium), await readPages(now, pdfium)];
  const labels = after.pages.map(({ label }, index) => label ?? String(index + 1));
  const changed = labels.filter((_, index) => before.texts[index] !== after.texts[index]);
  if (changed.length > 0) {
    const found = diagnose('issued-words-change', { pages: named(changed) });
    return [found, ...perhapsByTools(tools.issued, tools.now)];
  }
  const others = differentTools(tools.issued, tools.now);
  if (others.length > 0) return [diagnose('issued-tools-differ', { tools: others })];
  const looks: string[] = [];
  for (const [index, label] of labels.entries()) {
    const [old, made] = [
      await pdfium.render(issued, index + 1, scale),
      await pdfium.render(now, index + 1, scale),
    ];
    const same = old.ok && made.ok && Buffer.compare(old.value.rgba, made.value.rgba) === 0;
    if (!same) looks.push(label);
  }
  const pages = looks.length === 0 ? undefined : named(looks);
  return [diagnose('issued-look-changes', { pages })];
}

async function readPages(pdf: Uint8Array, pdfium: Pdfium): Promise<Reading> {
  const ask = (texts: readonly { readonly sheet: number; readonly box: Rect }[]) =>
    pdfium.read(pdf, { texts });
  const short = await ask([]);
  if (!short.ok) throw new Error(`A pack that was made cannot be read: ${short.reason}.`);
  const all = await ask(
    short.value.pages.map((_, index) => ({ sheet: index + 1, box: everywhere })),
  );
  if (!all.ok) throw new Error(`A pack that was made cannot be read: ${all.reason}.`);
  return all.value;
}

/** "page 5", "pages 5, 6 and 9"; of very many the first ones. */
function named(labels: readonly string[]): string {
  const most = 12;
  if (labels.length === 1) return `page ${labels[0]}`;
  if (labels.length > most) {
    return `pages ${labels.slice(0, most).join(', ')} and ${labels.length - most} more`;
  }
  return `pages ${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`;
}
