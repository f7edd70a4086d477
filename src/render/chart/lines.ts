/** Lines with their last figures and their names at their ends, told apart by stroke and points. */
import type { Mark, Spec } from 'vega';
import type { Chart } from './chart.js';
import { apart, axisOf, heightOf, letter, line, pageWidth, widthOf, wrapped } from './layout.js';
import { categoryNames, council, type Frame, figureAxis, framed, strokes, words } from './marks.js';

/** From a line's end to what is said of it. */
const gap = 8;

export function lineSpec(chart: Chart): Spec {
  const { series, categories } = chart;
  const ends = series.map(({ name }) => wrapped(name, 22));
  const axis = axisOf(series, false);
  const figures = Math.max(...[axis.low, axis.high, axis.low + axis.step].map(lengthOf));
  const left = figures * letter + 16;
  const lasts = series.map(({ values }) => values.findLastIndex((value) => value !== undefined));
  const lastFigures = series.map(({ written }, index) => written[lasts[index] ?? -1] ?? '');
  const endRoom = widthOf([...ends, lastFigures]) + gap + 4;
  const across = (pageWidth - left - endRoom) / Math.max(1, categories.length);
  const names = categories.map((name) => wrapped(name, Math.floor(across / letter)));
  // The first and the last point stand at the ends of the chart, their names half outside.
  const first = Math.max(16, widthOf(names.slice(0, 1)) / 2);
  const right = Math.max(endRoom, widthOf(names.slice(-1)) / 2);
  const frame: Frame = {
    width: pageWidth - left - right,
    height: 180,
    padding: { left, right, top: 10, bottom: heightOf(names) + 8 },
  };
  const labels = categoryNames(names, 'below', frame, axis.low);
  const tops = apart(
    series.map(({ values }, index) => {
      const last = values[lasts[index] ?? -1] ?? axis.low;
      const up = (last - axis.low) / (axis.high - axis.low);
      return { middle: frame.height * (1 - up), room: line * (1 + (ends[index]?.length ?? 1)) };
    }),
  );
  const x = { scale: 'category', field: 'category' };
  const y = { scale: 'figure', field: 'value' };
  const textAt = (text: string | string[], top: number, weight: 400 | 600): Mark => ({
    type: 'text',
    aria: false,
    encode: {
      enter: {
        ...words,
        fontWeight: { value: weight },
        x: { value: frame.width + gap },
        y: { value: top },
        baseline: { value: 'top' },
        text: { value: text },
      },
    },
  });
  const marks = series.flatMap((_, index): Mark[] => {
    const { dash, shape, fill } = strokes[index % strokes.length] ?? strokes[0];
    const from = { data: `series-${index}` };
    const stroke = { value: council };
    return [
      {
        type: 'line',
        aria: false,
        from,
        encode: {
          enter: {
            x,
            y,
            defined: { field: 'known' },
            stroke,
            strokeWidth: { value: 2 },
            strokeDash: { value: [...dash] },
          },
        },
      },
      {
        type: 'symbol',
        aria: false,
        from,
        encode: {
          enter: {
            x,
            y,
            shape: { value: shape },
            size: { value: 44 },
            fill: { value: fill },
            stroke,
            strokeWidth: { value: 1.5 },
            opacity: { signal: 'datum.known ? 1 : 0' },
          },
        },
      },
      textAt(lastFigures[index] ?? '', tops[index] ?? 0, 600),
      textAt([...(ends[index] ?? [])], (tops[index] ?? 0) + line, 400),
    ];
  });
  return {
    ...framed(frame),
    data: [
      ...series.map(({ values }, index) => ({
        name: `series-${index}`,
        values: values.map((value, category) => ({
          category,
          value: value ?? axis.low,
          known: value !== undefined,
        })),
      })),
      labels.data,
    ],
    scales: [
      {
        name: 'category',
        type: 'point',
        domain: categories.map((_, index) => index),
        range: [first, frame.width],
      },
      {
        name: 'figure',
        type: 'linear',
        domain: [axis.low, axis.high],
        range: 'height',
        zero: false,
      },
    ],
    axes: [figureAxis(axis, series)],
    marks: [...labels.marks, ...marks],
  };
}

function lengthOf(value: number): number {
  return Number(value.toPrecision(12)).toLocaleString('en-GB').length;
}
