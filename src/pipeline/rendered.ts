/** Reports as HTML: what was rendered from the same text, by the same templates and program, is not rendered again. */
import { type Cache, cacheKey } from '../cache/index.js';
import * as render from '../render/index.js';
import { programIdentity } from '../unchanged/index.js';

type Rendered = Awaited<ReturnType<typeof render.renderReport>>;
type Given = Parameters<typeof render.renderReport> extends [unknown, ...infer Rest] ? Rest : never;

/** To be raised when the form of what is kept changes. */
const method = 'rendered 1';

/** As `renderReport`, whose arguments and answer are plain data. */
export function openRendering(
  templates: render.Templates,
  cache: Cache,
  renderReport: typeof render.renderReport = render.renderReport,
): (...given: Given) => Promise<Rendered> {
  let identity: string | undefined;
  return async (...given) => {
    identity ??= cacheKey(method, programIdentity(), templates.identity());
    const key = cacheKey(identity, JSON.stringify(given));
    const before = await cache.getBytes(key);
    if (before !== undefined) return JSON.parse(Buffer.from(before).toString('utf8')) as Rendered;
    const rendered = await renderReport(templates, ...given);
    await cache.putBytes(key, Buffer.from(JSON.stringify(rendered)));
    return rendered;
  };
}
