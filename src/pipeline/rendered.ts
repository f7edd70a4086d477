/** Reports as HTML: what was rendered from the same text, by the same templates and program, is not rendered again. */
import { type Cache, cacheKey } from '../cache/index.js';
import type { Minuted } from '../model/minuted.js';
import * as render from '../render/index.js';
import { programIdentity } from '../unchanged/index.js';

type Rendered = Awaited<ReturnType<typeof render.renderReport>>;
type Given =
  Parameters<typeof render.renderReport> extends [
    unknown,
    infer Meeting,
    infer Item,
    infer Document,
    infer Report,
    ...unknown[],
  ]
    ? [Meeting, Item, Document, Report]
    : never;

/** To be raised when the form of what is kept changes. */
const method = 'rendered 2';

export interface RenderingOptions {
  readonly renderReport?: typeof render.renderReport;
  /** Told before a report is rendered: it will have to be printed, too. */
  readonly onRender?: () => void;
}

/** What a report and minutes are made of and what is made of them are plain data. */
export interface Rendering {
  /** As `renderReport`. In a report that changed, charts that did not are kept. */
  readonly report: (...given: Given) => Promise<Rendered>;
  /** As `renderMinutes`, for minutes within a pack. */
  readonly minutes: (minuted: Minuted) => Promise<Rendered>;
}

export function openRendering(
  templates: render.Templates,
  cache: Cache,
  { renderReport = render.renderReport, onRender }: RenderingOptions = {},
): Rendering {
  let program: string | undefined;
  const keyOf = (...parts: readonly string[]): string => {
    program ??= programIdentity();
    return cacheKey(method, program, ...parts);
  };
  const once = async <T>(key: string, make: () => T | Promise<T>): Promise<T> => {
    const before = await cache.getBytes(key);
    if (before !== undefined) return JSON.parse(Buffer.from(before).toString('utf8')) as T;
    const made = await make();
    await cache.putBytes(key, Buffer.from(JSON.stringify(made)));
    return made;
  };
  const draw: render.DrawCharts = async (charts, prefix) => {
    if (charts.length === 0) return [];
    return once(keyOf('charts', JSON.stringify([charts, prefix])), () =>
      render.drawCharts(charts, prefix),
    );
  };
  let known: string | undefined;
  const look = (): string => {
    known ??= templates.identity();
    return known;
  };
  return {
    report: (...given) =>
      once(keyOf('report', look(), JSON.stringify(given)), () => {
        onRender?.();
        return renderReport(templates, ...given, draw);
      }),
    minutes: (minuted) =>
      once(keyOf('minutes', look(), JSON.stringify(minuted)), () =>
        render.renderMinutes(templates, minuted, false),
      ),
  };
}
