/** A report is rendered once for the same text and templates, and again for others. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCache } from '../../../src/cache/index.js';
import { openRendering, type Rendering } from '../../../src/pipeline/rendered.js';
import type { Templates } from '../../../src/render/index.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pack-rendered-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Given = Parameters<Rendering['report']>;

test('for each text, item and template once', async () => {
  let count = 0;
  let told = 0;
  const onRender = () => {
    told += 1;
  };
  const rendering = (identity: string) => {
    const templates = { identity: () => identity } as Templates;
    const renderReport = async () => {
      count += 1;
      return { html: `<p>${count}</p>`, images: [], diagnostics: [] };
    };
    return openRendering(templates, openCache(folder), { renderReport, onRender }).report;
  };
  const given = (text: string, title = 'Wall') =>
    [{}, { title }, {}, { text: { source: text } }] as unknown as Given;
  const first = await rendering('a')(...given('One'));
  expect(await rendering('a')(...given('One'))).toEqual(first);
  expect(count).toBe(1);
  await rendering('a')(...given('Two'));
  await rendering('a')(...given('One', 'Sea wall'));
  await rendering('b')(...given('One'));
  expect(count).toBe(4);
  expect(told).toBe(count);
});
