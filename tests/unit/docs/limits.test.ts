/** docs/limits.md says what the program does: its figures are the program's, its codes and files are there. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { mostCharacters } from '../../../src/convert/letter/read.js';
import { secondsAtMost } from '../../../src/convert/picture/clean.js';
import { mostPages, mostPixels, mostPixelsInAll } from '../../../src/convert/picture/look.js';
import { svgLimits } from '../../../src/convert/picture/svg-size.js';
import { mostSourceBytes as documentBytes } from '../../../src/convert/source-file.js';
import { codes } from '../../../src/diagnostics/index.js';
import { usualLimits } from '../../../src/docx/package.js';
import { memoryLimits, timeLimitMs } from '../../../src/docx/thread.js';
import { deepest } from '../../../src/docx/xml.js';
import { sizeLimit } from '../../../src/load/text-file.js';
import { yamlLimits } from '../../../src/load/yaml.js';
import { mostResultBytes, officeTimeLimitMs } from '../../../src/office/index.js';
import { mostBytes as streamBytes } from '../../../src/pdf/read/limits.js';
import { MOST_BYTES, STEP_LIMIT_MS } from '../../../src/pdfium/index.js';
import { timeLimit } from '../../../src/print/index.js';
import { textLimits } from '../../../src/render/markdown/limits.js';
import { templateLimits } from '../../../src/render/template-limits.js';

const root = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/limits.md', root), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| what |'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, what = '', most = '', code = '', where = '']) => ({ what, most, code, where }));

/** In the order of the table. */
const limits: readonly number[] = [
  sizeLimit,
  ...[yamlLimits.levels, yamlLimits.tokens, yamlLimits.characters],
  ...[textLimits.characters, textLimits.levels, textLimits.columns, textLimits.cells],
  ...[textLimits.signs, textLimits.addressCharacters, textLimits.time / 1000],
  ...[templateLimits.bytes, templateLimits.includes, templateLimits.levels],
  ...[templateLimits.rounds, templateLimits.characters, templateLimits.time / 1000],
  ...[documentBytes, MOST_BYTES, STEP_LIMIT_MS / 1000, streamBytes],
  ...[usualLimits.entries, usualLimits.unpackedBytes, usualLimits.xmlBytes, deepest],
  ...[timeLimitMs / 1000, memoryLimits.maxOldGenerationSizeMb],
  ...[timeLimitMs / 1000, mostCharacters],
  ...[officeTimeLimitMs / 1000, mostResultBytes],
  ...[mostPixels, mostPixelsInAll, mostPages, secondsAtMost],
  ...[svgLimits.elements, svgLimits.levels],
  timeLimit.page / 1000,
];

test('every limit has its row, and every row its limit', () => {
  expect(rows.map(({ most }) => Number(/^[\d,]+/.exec(most)?.[0].replaceAll(',', '')))).toEqual(
    limits,
  );
});

test.each(rows)('$what: its code and its file are there', ({ code, where }) => {
  if (code !== '') expect(codes).toContain(code.replaceAll('`', ''));
  const file = fileURLToPath(new URL(`src/${where.replaceAll('`', '')}`, root));
  expect(existsSync(file), where).toBe(true);
});

test('all else that is called a code is one', () => {
  const prose = page.slice(page.indexOf('## What is never done'));
  const named = [...prose.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, code]) => code);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((code) => !codes.some((one) => one === code))).toEqual([]);
});
