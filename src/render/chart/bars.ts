/** Columns and bars: each with its figure at its end, and above them what each pattern stands for. */
import type { Mark, Spec } from 'vega';
import type { Chart, ChartSeries } from './chart.js';
import { axisOf, heightOf, letter, line, pageWidth, widthOf, wrapped } from './layout.js';
import {
  categoryNames,
  council,
  type Frame,
  figureAxis,
  framed,
  seriesFill,
  words,
} from './marks.js';

/** Share of a category's room that its bars take. */
const filled = 0.72;
/** Characters of a name beside a bar, at most: with all of them it takes a little less than half the width. */
const nameLength = 45;

export function barSpec(chart: Chart, ids: string): Spec {
  const { series, categories } = chart;
  const lying = chart.type === 'bar';
  const across = pageWidth / Math.max(1, categories.length);
  const names = categories.map((name) =>
    wrapped(name, lying ? nameLength : Math.floor(across / letter)),
  );
  const longest = Math.max(0, ...series.flatMap(({ written }) => written.map((one) => one.length)));
  // Figures that would run into each other are left to the axis and the table.
  const labelled = lying || longest * letter < ((across - 4) * filled) / series.length;
  const axis = axisOf(series, true);
  const key = series.length > 1 ? keyOf(series, ids) : { marks: [], height: 4 };
  const axisRoom = labelled ? 4 : Math.max(...[axis.low, axis.high].map(lengthOf)) * letter + 16;
  const padding = lying
    ? { left: widthOf(names) + 12, right: longest * letter + 10, top: key.height, bottom: 6 }
    : { left: axisRoom, right: 4, top: key.height + line, bottom: heightOf(names) + 8 };
  const frame: Frame = {
    width: pageWidth - padding.left - padding.right,
    height: lying ? categories.length * (Math.max(series.length * 15, heightOf(names)) + 10) : 180,
    padding,
  };
  const labels = categoryNames(names, lying ? 'left' : 'below', frame, 0);
  const category = { scale: 'category', field: 'category' };
  const beside = { scale: 'series', field: 'series' };
  const [side, along] = lying ? (['y', 'x'] as const) : (['x', 'y'] as const);
  const bars: Mark = {
    type: 'rect',
    aria: false,
    from: { data: 'figures' },
    encode: {
      enter: {
        [side]: { ...category, offset: beside },
        [lying ? 'height' : 'width']: { scale: 'series', band: 1 },
        [along]: { scale: 'figure', field: 'value' },
        [`${along}2`]: { scale: 'figure', value: 0 },
        fill: { field: 'fill' },
        stroke: { value: council },
        strokeWidth: { value: 1 },
      },
    },
  };
  const figures: Mark = {
    type: 'text',
    aria: false,
    from: { data: 'figures' },
    encode: {
      enter: {
        ...words,
        text: { field: 'written' },
        [side]: { ...category, offset: { ...beside, band: 0.5 } },
        [along]: { scale: 'figure', field: 'end' },
        ...(lying
          ? { dx: { value: 5 }, align: { value: 'left' }, baseline: { value: 'middle' } }
          : { dy: { value: -4 }, align: { value: 'center' }, baseline: { value: 'bottom' } }),
      },
    },
  };
  return {
    ...framed(frame),
    data: [{ name: 'figures', values: figuresOf(chart, ids) }, labels.data],
    scales: [
      {
        name: 'category',
        type: 'band',
        domain: categories.map((_, index) => index),
        range: lying ? 'height' : 'width',
        paddingInner: 1 - filled,
        paddingOuter: (1 - filled) / 2,
      },
      {
        name: 'series',
        type: 'band',
        domain: series.map((_, index) => index),
        range: { signal: "[0, bandwidth('category')]" },
        paddingInner: 0.08,
      },
      {
        name: 'figure',
        type: 'linear',
        domain: [axis.low, axis.high],
        range: lying ? 'width' : 'height',
      },
    ],
    axes: labelled ? [] : [figureAxis(axis, series)],
    marks: [bars, ...(labelled ? [figures] : []), ...labels.marks, ...key.marks],
  };
}

function figuresOf({ series }: Chart, ids: string): object[] {
  return series.flatMap(({ values, written }, index) =>
    values.flatMap((value, category) =>
      value === undefined
        ? []
        : [
            {
              category,
              series: index,
              value,
              end: Math.max(0, value),
              written: written[category] ?? '',
              fill: seriesFill(index, ids),
            },
          ],
    ),
  );
}

/** One row of patterns and names above the chart, or several where they are long. */
function keyOf(
  series: readonly ChartSeries[],
  ids: string,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const sample = 14;
  let x = 0;
  let row = 0;
  const places = series.map(({ name }) => {
    const room = sample + 6 + name.length * letter + 18;
    if (x > 0 && x + room > pageWidth * 0.8) {
      x = 0;
      row += 1;
    }
    const place = { x, row };
    x += room;
    return place;
  });
  const height = (row + 1) * (line + 3) + 8;
  const marks = series.flatMap(({ name }, index): Mark[] => {
    const { x: left, row: at } = places[index] ?? { x: 0, row: 0 };
    const y = at * (line + 3) - height;
    return [
      {
        type: 'rect',
        aria: false,
        encode: {
          enter: {
            x: { value: left },
            y: { value: y },
            width: { value: sample },
            height: { value: 11 },
            fill: { value: seriesFill(index, ids) },
            stroke: { value: council },
          },
        },
      },
      {
        type: 'text',
        aria: false,
        encode: {
          enter: {
            ...words,
            x: { value: left + sample + 6 },
            y: { value: y + 6 },
            baseline: { value: 'middle' },
            text: { value: name },
          },
        },
      },
    ];
  });
  return { marks, height };
}

function lengthOf(value: number): number {
  return value.toLocaleString('en-GB').length;
}
