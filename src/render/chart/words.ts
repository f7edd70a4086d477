/** What a chart says to those who cannot see it. */
import type { Chart, ChartType } from './chart.js';

const names: Readonly<Record<ChartType, string>> = {
  column: 'Column chart',
  bar: 'Bar chart',
  line: 'Line chart',
};

/** The author's words; all figures where there are none, or where no table holds them. */
export function chartInWords({ type, text, table, categories, series }: Chart): string {
  const figures = series.map(({ name, written }) => {
    const pairs = categories.map((category, index) => `${category} ${written[index] ?? ''}`);
    return `${name}: ${pairs.join(', ')}.`;
  });
  const said = text === undefined ? [] : [text.replace(/[^.!?]$/, '$&.')];
  const all = text === undefined || !table ? figures : [];
  return [`${names[type]}.`, ...said, ...all].join(' ');
}
