/** What charts of all types are drawn with: type, patterns, strokes, the axis of the categories. Knows no chart. */
import type { Axis, Data, Mark, Spec, TextEncodeEntry } from 'vega';
import type { ChartSeries } from './chart.js';
import { type AxisRange, line, typeSize } from './layout.js';

/** Names of the style sheets (templates/look.css), so that charts have the council's colour. */
export const ink = 'var(--ink)';
export const council = 'var(--council-ink)';
const paper = 'var(--paper)';
const rule = 'var(--rule)';

/** How series are told apart without colour: dark and light next to each other. */
export function seriesFill(index: number, ids: string): string {
  const fills = [council, `url(#${ids}-hatched)`, 'var(--shade)', `url(#${ids}-dotted)`];
  return fills[index % fills.length] ?? council;
}

/** The definitions that `seriesFill` refers to. */
export function patterns(ids: string): string {
  const pattern = (name: string, size: number, turn: number, content: string): string =>
    `<pattern id="${ids}-${name}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" ` +
    `patternTransform="rotate(${turn})"><rect width="${size}" height="${size}" fill="${paper}"/>` +
    `${content}</pattern>`;
  return (
    pattern('hatched', 5, 45, `<rect width="1.6" height="5" fill="${council}"/>`) +
    pattern('dotted', 6, 0, `<circle cx="3" cy="3" r="1.4" fill="${council}"/>`)
  );
}

export const strokes = [
  { dash: [], shape: 'circle', fill: council },
  { dash: [7, 4], shape: 'square', fill: paper },
  { dash: [2, 3], shape: 'triangle-up', fill: council },
  { dash: [10, 3, 2, 3], shape: 'diamond', fill: paper },
] as const;

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly padding: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

export function framed(frame: Frame): Spec {
  const axis = { labelFont: 'Source Sans 3', labelFontSize: typeSize, labelColor: ink };
  return { ...frame, padding: { ...frame.padding }, autosize: 'none', config: { axis } };
}

export const words: TextEncodeEntry = {
  font: { value: 'Source Sans 3' },
  fontSize: { value: typeSize },
  lineHeight: { value: line },
  fill: { value: ink },
};

/** Lines across the chart with their figures at the left, in the unit in which all figures are written. */
export function figureAxis({ low, high, step }: AxisRange, series: readonly ChartSeries[]): Axis {
  const count = Math.round((high - low) / step);
  const values = Array.from({ length: count + 1 }, (_, index) => low + index * step);
  const decimals = step < 1 ? Math.ceil(-Math.log10(step)) : 0;
  const { before, after } = unitOf(series);
  const text = { signal: `'${before}' + format(datum.value, ',.${decimals}f') + '${after}'` };
  return {
    orient: 'left',
    scale: 'figure',
    values: values.map((value) => Number(value.toPrecision(12))),
    encode: { labels: { update: { text } } },
    grid: true,
    gridColor: rule,
    gridOpacity: 0.5,
    domain: false,
    ticks: false,
    labelPadding: 6,
    aria: false,
  };
}

function unitOf(series: readonly ChartSeries[]): {
  readonly before: string;
  readonly after: string;
} {
  const written = series.flatMap(({ written }) => written).filter((one) => /\d/.test(one));
  const before = /^[-−–]?([£€$])/.exec(written[0] ?? '')?.[1] ?? '';
  return {
    before: written.every((one) => one.includes(before)) ? before : '',
    after: written.every((one) => one.endsWith('%')) ? '%' : '',
  };
}

/**
 * The categories' names, which may have several lines, at the places of the scale "category", and the line
 * that they stand along: at the left, or at the figure `base`.
 */
export function categoryNames(
  names: readonly (readonly string[])[],
  side: 'left' | 'below',
  frame: Frame,
  base: number,
): { readonly data: Data; readonly marks: readonly Mark[] } {
  const values = names.map((lines, index) => ({
    category: index,
    lines: [...lines],
    // From the middle of all lines to the middle of the first.
    up: (-(lines.length - 1) * line) / 2,
  }));
  const middle = { scale: 'category', field: 'category', band: 0.5 };
  const place: TextEncodeEntry =
    side === 'left'
      ? {
          x: { value: -8 },
          y: middle,
          dy: { field: 'up' },
          align: { value: 'right' },
          baseline: { value: 'middle' },
        }
      : {
          x: middle,
          y: { value: frame.height + 6 },
          align: { value: 'center' },
          baseline: { value: 'top' },
        };
  const edge =
    side === 'left'
      ? { x: { value: 0 }, y: { value: 0 }, y2: { value: frame.height } }
      : {
          x: { value: 0 },
          x2: { value: frame.width },
          y: { scale: 'figure', value: base },
        };
  return {
    data: { name: 'categories', values },
    marks: [
      {
        type: 'text',
        aria: false,
        from: { data: 'categories' },
        encode: { enter: { ...words, ...place, text: { field: 'lines' } } },
      },
      {
        type: 'rule',
        aria: false,
        encode: { enter: { ...edge, stroke: { value: ink }, strokeWidth: { value: 1 } } },
      },
    ],
  };
}
