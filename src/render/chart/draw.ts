/**
 * Draws charts as SVG with Vega, which is loaded when the first one is drawn. Bars differ by pattern and
 * lines by their strokes, so that nothing depends on colour. Knows nothing of files and of pages.
 */
import type { Spec } from 'vega';
import { barSpec } from './bars.js';
import type { Chart } from './chart.js';
import { lineSpec } from './lines.js';
import { patterns } from './marks.js';
import { chartInWords } from './words.js';

/** Charts of one page, in its order; `prefix` keeps the ids in them apart from all others on the page. */
export async function drawCharts(
  charts: readonly Chart[],
  prefix: string,
): Promise<readonly string[]> {
  if (charts.length === 0) return [];
  const vega = await import('vega');
  const drawn: string[] = [];
  for (const [index, chart] of charts.entries()) {
    const ids = `${prefix}chart-${index + 1}`;
    const spec: Spec = chart.type === 'line' ? lineSpec(chart) : barSpec(chart, ids);
    // Ids count on from chart to chart otherwise, and the same report would not come out the same.
    vega.resetSVGDefIds();
    const view = new vega.View(vega.parse(spec), { renderer: 'none' });
    const svg = await view.toSVG();
    view.finalize();
    drawn.push(described(svg, chartInWords(chart), patterns(ids)));
  }
  return drawn;
}

/** One picture with a text, whose parts mean nothing of their own. */
function described(svg: string, text: string, definitions: string): string {
  const label = text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
  return svg.replace(
    /^<svg ([^>]*)>/,
    (_, attributes) =>
      `<svg ${attributes} role="img" aria-label="${label}"><defs>${definitions}</defs>`,
  );
}
