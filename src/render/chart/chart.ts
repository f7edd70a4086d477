/** A chart as its author gives it: figures, and how they are to be seen. Knows nothing of how it is drawn. */

export const chartTypes = ['column', 'bar', 'line'] as const;

/** Upright columns, lying bars, or lines. */
export type ChartType = (typeof chartTypes)[number];

export interface ChartSeries {
  readonly name: string;
  /** One for each category; undefined where nothing is known. */
  readonly values: readonly (number | undefined)[];
  /** The same as the author wrote them: "£1,200", "94.1%". */
  readonly written: readonly string[];
}

export interface Chart {
  readonly type: ChartType;
  /** Stands below it, as a figure's caption. */
  readonly title: string;
  /** What it shows, for those who cannot see it, in the author's words. */
  readonly text?: string;
  /** The figures are printed below it too. */
  readonly table: boolean;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}
