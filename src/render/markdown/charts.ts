/**
 * Blocks that begin with ```chart become figures: the chart, its title as the caption, its figures as a table.
 * Who draws the charts, and how, is not known here.
 */
import type { Code, Node, Root, RootContent, Text } from 'mdast';
import { diagnose } from '../../diagnostics/index.js';
import { eachOf } from '../../markdown/index.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Markdown } from '../../model/place.js';
import type { Chart } from '../chart/chart.js';
import { readChart } from '../chart/read.js';
import { placeOf } from './source-place.js';

/** Stands in the tree where a chart will be drawn. */
export interface ChartNode extends Node {
  readonly type: 'chart';
  /** Its place among the charts of the text, from 0. */
  readonly index: number;
}

declare module 'mdast' {
  interface RootContentMap {
    readonly chart: ChartNode;
  }
}

/** Takes the charts out of the tree; `allowed` is false where none can be drawn. */
export function takeCharts(
  tree: Root,
  text: Markdown,
  allowed: boolean,
  item?: string,
): { readonly charts: readonly Chart[]; readonly diagnostics: readonly Diagnostic[] } {
  const charts: Chart[] = [];
  const diagnostics: Diagnostic[] = [];
  eachOf(tree, 'code', (block, index, parent) => {
    if (block.lang !== 'chart' || parent === undefined || index === undefined) return;
    const at = placeOf(block, text);
    if (!allowed) {
      const where = { at, ...(item === undefined ? {} : { item }) };
      diagnostics.push(diagnose('chart-elsewhere', {}, where));
      return;
    }
    const inside = { file: at.file, line: (at.line ?? 1) + 1, column: 1 };
    const read = readChart({ source: block.value, at: inside }, item);
    diagnostics.push(...read.diagnostics);
    if (read.value === undefined) return;
    const { chart, table } = read.value;
    const figure = figureOf(block, charts.length, chart, chart.table ? [table] : []);
    parent.children.splice(index, 1, figure);
    charts.push(chart);
  });
  return { charts, diagnostics };
}

function figureOf(
  { position }: Code,
  index: number,
  { title }: Chart,
  below: readonly RootContent[],
): RootContent {
  const chart: ChartNode = { type: 'chart', index };
  const words: Text = { type: 'text', value: title };
  const caption = element('figcaption', [words]);
  const figure = element('figure', [chart, caption, ...below], ['chart']);
  return { ...figure, ...(position === undefined ? {} : { position }) } as RootContent;
}

/** A node of a kind that Markdown does not have, under the name that it gets in HTML. */
function element(hName: string, children: readonly Node[], className: readonly string[] = []) {
  const hProperties = className.length === 0 ? {} : { className: [...className] };
  return { type: hName, data: { hName, hProperties }, children: [...children] };
}
