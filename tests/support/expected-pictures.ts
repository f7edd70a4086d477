/**
 * Compares pages with the pictures in tests/visual/expected/. UPDATE_VISUAL=1 writes them anew; where a page
 * differs, `*.found.png` and `*.diff.png` beside its picture show how (git ignores them).
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import type { Inspected } from './inspect-pdf.js';

/** In pixels a point: small pictures show whether things are in place, not how letters are drawn. */
const scale = 0.5;
/** Pixels that may differ; a page number has more. PDFium draws embedded letters alike on all machines. */
const tolerance = 20;

export async function looksAsExpected(file: Inspected, sheet: number, name: string): Promise<void> {
  const { width, height, rgba } = await file.picture(sheet, scale);
  const found = new PNG({ width, height });
  found.data.set(rgba);
  const path = (kind: string): string =>
    fileURLToPath(new URL(`../visual/expected/${name}${kind}.png`, import.meta.url));
  if (process.env.UPDATE_VISUAL === '1') {
    await writeFile(path(''), PNG.sync.write(found, { colorType: 2, deflateLevel: 9 }));
    return;
  }
  expect(existsSync(path('')), `${path('')} is missing: run with UPDATE_VISUAL=1`).toBe(true);
  const expected = PNG.sync.read(await readFile(path('')));
  expect([width, height]).toEqual([expected.width, expected.height]);
  const diff = new PNG({ width, height });
  const differing = pixelmatch(expected.data, found.data, diff.data, width, height, {
    threshold: 0.1,
    includeAA: true,
  });
  if (differing > tolerance) {
    await writeFile(path('.found'), PNG.sync.write(found));
    await writeFile(path('.diff'), PNG.sync.write(diff));
  }
  expect(differing, `see ${path('.diff')}`).toBeLessThanOrEqual(tolerance);
}
