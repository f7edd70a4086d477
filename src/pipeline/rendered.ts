/** Reports as HTML: what was rendered from the same text, by the same templates and program, is not rendered again. */
import { type Cache, cacheKey } from '../cache/index.js';
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
const method = 'rendered 1';

export interface RenderingOptions {
  readonly renderReport?: typeof render.renderReport;
  /** Told before anything is rendered: it will have to be printed, too. */
  readonly onRender?: () => void;
}

/** As `renderReport`, whose arguments and answer are plain data. In a report that changed, charts that did not are kept. */
export function openRendering(
  templates: render.Templates,
  cache: Cache,
  { renderReport = render.renderReport, onRender }: RenderingOptions = {},
): (...given: Given) => Promise<Rendered> {
  let program: string | undefined;
  const keyOf = (...parts: readonly string[]): string => {
    program ??= programIdentity();
    return cacheKey(method, program, ...parts);
  };
  const once = async <T>(key: string, make: () => Promise<T>): Promise<T> => {
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
  let look: string | undefined;
  return async (...given) => {
    look ??= templates.identity();
    return once(keyOf('report', look, JSON.stringify(given)), () => {
      onRender?.();
      return renderReport(templates, ...given, draw);
    });
  };
}
