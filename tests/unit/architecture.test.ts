/** Holds the import rule and the other rules of src/, and shows that it would notice a breach. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { faultsOf, importsOf } from '../support/architecture.js';

const root = fileURLToPath(new URL('../../src', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => relative(root, join(root, path)).split(sep).join('/'));

describe('the sources', () => {
  test('are found', () => {
    expect(files).toContain('pipeline.ts');
    expect(files).toContain('render/markdown/check.ts');
    expect(files.length).toBeGreaterThan(100);
  });

  test('keep every rule', () => {
    const faults = files.flatMap((path) =>
      faultsOf(path, readFileSync(join(root, path), 'utf8')).map((fault) => `${path}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });
});

const comment = '/** Does one thing. Knows nothing else. */\n';

describe('what a breach would be', () => {
  test.each([
    ['model/plan.ts', "import { diagnose } from '../diagnostics/index.js';"],
    ['model/plan.ts', "import { join } from 'node:path';"],
    ['model/plan.ts', "import * as z from 'zod';"],
    ['diagnostics/text.ts', "import { loadPack } from '../load/index.js';"],
    ['diagnostics/text.ts', "import type { Browser } from '../browser/index.js';"],
    ['browser/page.ts', "import type { Pack } from '../model/agenda.js';"],
    ['browser/page.ts', "import { pageMap } from '../paginate/index.js';"],
    ['browser/page.ts', "import { diagnose } from '../diagnostics/index.js';"],
    ['pdfium/read.ts', "import type { PagePlan } from '../model/plan.js';"],
    ['cache/index.ts', "import { openPdfium } from '../pdfium/index.js';"],
    ['load/index.ts', "import { resolvePack } from '../resolve/index.js';"],
    ['load/index.ts', "export { resolvePack } from '../resolve/index.js';"],
    ['load/index.ts', "import {\n  buildPack,\n  planPack,\n} from '../pipeline.js';"],
    ['load/index.ts', "const late = await import('../resolve/index.js');"],
    ['load/index.ts', "import '../publish/index.js';"],
    ['resolve/index.ts', "import { readFile } from 'node:fs/promises';"],
    ['minute/index.ts', "import { readFile } from 'node:fs/promises';"],
    ['minute/index.ts', "import { loadMinutes } from '../load/index.js';"],
    ['resolve/index.ts', "import type { Context } from '../commands/context.js';"],
    ['render/markdown/deep.ts', "import { printer } from '../../print/index.js';"],
    ['pipeline.ts', "import { build } from './commands/build.js';"],
    ['pipeline/write.ts', "import { buildPack } from '../pipeline.js';"],
    ['pipeline.ts', "import { issuePack } from './meeting/issue.js';"],
    ['meeting/issue.ts', "import { issue } from '../commands/issue.js';"],
    ['load/index.ts', "import { readPack } from '../pipeline/sources.js';"],
    ['commands/plan.ts', "import { run } from '../cli.js';"],
    ['commands/plan.ts', "import puppeteer from 'puppeteer';"],
    ['print/index.ts', "import puppeteer from 'puppeteer-core';"],
    ['print/index.ts', "const thread = new Worker(compiledProgram('pdfium/worker.js'));"],
    ['print/index.ts', "const file = createRequire(import.meta.url).resolve('pdf-lib');"],
    ['verify/index.ts', "import { init } from '@embedpdf/pdfium/dist/index.js';"],
    ['verify/index.ts', "import { PDFDocument } from 'pdf-lib';"],
    ['resolve/fill.ts', "import Handlebars from 'handlebars';"],
    ['convert/markdown.ts', "import remarkGfm from 'remark-gfm';"],
    ['render/report.ts', "import { parse } from 'yaml';"],
    ['load/yaml.ts', "import sharp from 'sharp';"],
    ['publish/index.ts', 'const folder = process.cwd();'],
    ['publish/index.ts', 'const { env } = process;'],
    ['publish/index.ts', 'const folder = globalThis.process.env.HOME;'],
    ['publish/index.ts', "import { env } from 'node:process';"],
    ['browser/page.ts', 'if (process.pid > 1) print();'],
    ['browser/machine.ts', 'const version = process.version;'],
    ['load/utils/text.ts', 'export const one = 1;'],
    ['helpers/text.ts', 'export const one = 1;'],
    ['novelty/text.ts', "import type { Pack } from '../model/agenda.js';"],
  ])('in %s: %s', (path, code) => {
    expect(faultsOf(path, `${comment}${code}\n`)).toHaveLength(1);
  });

  test.each([
    ['no comment', 'export const one = 1;\n'],
    ['a comment further down', `import 'node:path';\n${comment}`],
    ['a comment that is no sentence', '/** stuff */\nexport const one = 1;\n'],
  ])('%s', (_, text) => {
    expect(faultsOf('load/day.ts', text)).toEqual([
      'It does not begin with a comment that is a sentence.',
    ]);
  });
});

describe('what is none', () => {
  test.each([
    ['model/plan.ts', "import type { Access } from './access.js';"],
    ['diagnostics/text.ts', "import type { Place } from '../model/place.js';"],
    ['pdfium/read.ts', "import type { Rect } from '../model/segment.js';"],
    ['cache/index.ts', "import { PackError } from '../model/error.js';"],
    ['convert/pdf.ts', "import type { Pdfium } from '../pdfium/index.js';"],
    ['pdfium/index.ts', "const thread = new Worker(compiledProgram('pdfium/worker.js'));"],
    ['qpdf/index.ts', "import { compiledProgram } from '../compiled/index.js';"],
    ['render/markdown/deep.ts', "import { renderReport } from '../report.js';"],
    ['pipeline.ts', "import { loadPack } from './load/index.js';"],
    ['commands/version.ts', "const { version } = createRequire(here)('../../package.json');"],
    ['cli.ts', 'const folder = process.cwd();'],
    ['publish/index.ts', '// Not process.cwd() here.\nconst said = "the process. It ends";'],
    ['browser/machine.ts', 'const arch = process.arch;'],
    ['load/index.ts', '/* import { x } from "../resolve/index.js"; */'],
  ])('in %s: %s', (path, code) => {
    expect(faultsOf(path, `${comment}${code}\n`)).toEqual([]);
  });

  test('imports of every form are seen', () => {
    const text = `import a from './a.js';
import type {
  B,
} from './b.js';
export * from './c.js';
import './d.js';
const e = await import('./e.js');
const f = require.resolve('./f.js');
const g = createRequire(import.meta.url)('./g.js');
const h = new Worker(new URL('./h.js', import.meta.url));
`;
    const found = importsOf(text).map((address) => address.charAt(2));
    expect(found.sort().join('')).toBe('abcdefgh');
  });
});
