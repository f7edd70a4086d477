/** What can be wrong with a chart in a report. */
import { didYouMean, error } from './problem.js';

const example =
  'A chart is a block that begins with ```chart: lines such as “type: column” and “title: …”, an empty line, and a table.';

export const chartProblems = {
  'chart-type': error<{ found: string; near: string | undefined; choices: readonly string[] }>(
    ({ found }) =>
      found === '' ? 'The chart does not say of what type it is.' : `A chart cannot be “${found}”.`,
    ({ near, choices }) => [
      didYouMean(near),
      `Write “type:” and one of ${choices.join(', ')} as a line of the chart.`,
    ],
  ),
  'chart-without-title': error<Record<string, never>>(
    () => 'The chart has no title.',
    () => ['Add a line such as “title: Figure 1: Reviews held in time” to it.'],
  ),
  'chart-without-table': error<Record<string, never>>(
    () => 'The chart has no table of figures, or something else stands below it.',
    () => [example],
  ),
  'chart-figure': error<{ found: string }>(
    ({ found }) => `“${found}” in the chart’s table is not a number.`,
    () => [
      'Write figures only, such as 1,176, 94.1% or £250; leave the cell empty where there is none.',
    ],
  ),
  'chart-too-large': error<{
    series: number;
    categories: number;
    most: { readonly series: number; readonly categories: number };
  }>(
    ({ series, categories }) =>
      `The chart’s table has ${categories} rows and ${series} columns of figures, which nobody can read in a chart.`,
    ({ most }) => [
      `Use at most ${most.categories} rows and ${most.series} columns of figures, or leave it a table.`,
    ],
  ),
  'chart-elsewhere': error<Record<string, never>>(
    () => 'A chart can be drawn in a report only.',
    () => ['Put it into a report in Markdown, and name the report under “documents:”.'],
  ),
} as const;
