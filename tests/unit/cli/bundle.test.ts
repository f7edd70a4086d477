/** The bundled program (config/bundle.js): the same as the modules that it was made of, with all its parts; a stale one is not run. */
import { execFile, fork } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileLibrary } from '../../../src/pdfium/library.js';
import { codeIdentity } from '../../../src/unchanged/program.js';
import { packProgram, runHere, runProcess } from '../../support/run-command.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const bundle = join(root, 'dist', 'program');
const where = { cwd: root, env: {} };

describe('the bundled program', () => {
  test.each([
    ['--help'],
    ['--version'],
    ['build', '--help'],
    ['schema', 'pack'],
    ['list', '--json', 'packs'],
    ['check', '--json', 'nowhere'],
  ])('says of %s %s what the sources say', async (...args) => {
    expect(await runProcess(args, where)).toEqual(await runHere(args, where));
  });

  test('is what runs, and nothing of what it was made of', async () => {
    const log = join(await mkdtemp(join(tmpdir(), 'pack-test-')), 'opened.txt');
    await writeFile(log, '');
    const recorder = join(root, 'tests', 'support', 'record-opened.js');
    const env = { RECORD_OPENED: log };
    await runProcess(['list', 'packs'], { cwd: root, env }, ['--import', recorder]);
    const opened = (await readFile(log, 'utf8')).split('\n');
    await rm(dirname(log), { recursive: true });
    expect(opened).toContain(join(bundle, 'cli.cjs'));
    expect(opened.filter((path) => /[\\/]commander[\\/]|commands[\\/]\w+\.js$/.test(path))).toEqual(
      [],
    );
  });

  test('has V8’s code of every file, which this Node accepts', async () => {
    const names = (await readdir(bundle)).filter((name) => name.endsWith('.cjs'));
    const code = `code-${process.platform}-${process.arch}-${process.version}`;
    const kept = await readdir(join(bundle, code));
    expect(kept.sort()).toEqual(
      names
        .filter((name) => name !== 'load.cjs')
        .map((name) => `${name}.code`)
        .sort(),
    );
    // A process of its own: the test runner's has other flags.
    const refused = await answerOf([
      '--eval',
      `const vm = require('node:vm'), make = vm.Script;
       let refused = 0;
       vm.Script = class extends make {
         constructor(...given) { super(...given); refused += this.cachedDataRejected === false ? 0 : 1; }
       };
       require(${JSON.stringify(join(bundle, 'load.cjs'))}).load('cli.cjs');
       console.log(refused);`,
    ]);
    expect(refused).toBe('0\n');
  });
});

test('it is known as the same program as the modules', async () => {
  const brought = await readFile(join(bundle, 'code-identity'), 'utf8');
  expect(brought).toBe(codeIdentity());
});

describe('its parts', () => {
  test('are all that the sources start', async () => {
    const sources = join(root, 'src');
    const names = await readdir(sources, { recursive: true });
    const texts = await Promise.all(
      names
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFile(join(sources, name), 'utf8')),
    );
    const started = texts.flatMap((text) =>
      [...text.matchAll(/compiledProgram\('([^']+)'/g)].map(([, name = '']) => name),
    );
    expect(started.length).toBeGreaterThan(7);
    const bundled = (await readdir(bundle, { recursive: true }))
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.js'));
    expect(bundled.sort()).toEqual(started.sort());
  });

  test.each([
    ['pdfium', undefined, { kind: 'ready' }],
    ['qpdf', { from: join(root, 'nowhere.pdf'), to: join(root, 'nowhere') }, { kind: 'failed' }],
    ['convert/word', new Uint8Array([1]), { kind: 'broken' }],
    ['convert/office', new Uint8Array([1]), { kind: 'read' }],
    ['inspect/word', new Uint8Array([1]), { kind: 'broken' }],
    ['inspect/office', new Uint8Array([1]), { kind: 'broken' }],
    ['convert/letter', { ending: '.html', bytes: Buffer.from('<p>Sea wall') }, { kind: 'read' }],
    ['convert/letter', { ending: '.eml', bytes: Buffer.from('Subject: Sea\n\nwall') }, {}],
    ['convert/letter', { ending: '.msg', bytes: new Uint8Array([1]) }, { kind: 'broken' }],
  ])('start as threads: %s', async (name, workerData, answer) => {
    const worker = new Worker(join(bundle, name, 'worker.js'), { workerData });
    // It waits for its library first.
    if (name === 'pdfium') worker.postMessage(await compileLibrary());
    const said = await new Promise((resolve, reject) => {
      worker.on('message', (message: { readonly kind: string }) => {
        if (message.kind !== 'step') resolve(message);
      });
      worker.on('error', reject);
    });
    await worker.terminate();
    expect(said).toMatchObject(answer);
  });

  test('start as a process: the guard', async () => {
    const guard = fork(join(bundle, 'guard', 'program.js'), [], {
      serialization: 'advanced',
      execArgv: ['--max-old-space-size=2048'],
      env: {},
    });
    const said = new Promise((resolve) => guard.once('message', resolve));
    guard.send({ meeting: join(root, 'nowhere'), writes: 'pack' });
    expect(await said).toEqual({ kind: 'nothing' });
  });
});

describe('bin/pack.js', () => {
  let installed: string;
  const at = (path: string) => join(installed, ...path.split('/'));
  const put = async (path: string, text: string, seconds: number) => {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), text);
    await utimes(at(path), seconds, seconds);
    await utimes(dirname(at(path)), 1, 1);
  };
  const says = (what: string) => `process.stdout.write('${what}'); process.exitCode = 0;`;
  const run = (...args: string[]) => answerOf([at('bin/pack.js'), ...args]);

  beforeEach(async () => {
    installed = await mkdtemp(join(tmpdir(), 'pack-test-installed-'));
    await cp(dirname(packProgram), at('bin'), { recursive: true });
    await put('package.json', '{ "type": "module" }', 1);
    await put('src/load/day.ts', '', 10);
    await put('node_modules/.package-lock.json', '{}', 10);
    await put('dist/cli.js', `export const main = async () => { ${says('modules')} };`, 20);
    await put('dist/program/package.json', '{ "type": "commonjs" }', 20);
    await put('dist/program/cli.cjs', '', 30);
    const loaded = `exports.load = () => ({ main: async () => { ${says('bundle')} } });`;
    await put('dist/program/load.cjs', loaded, 30);
  });
  afterEach(() => rm(installed, { recursive: true, force: true }));

  test('runs the bundle', async () => {
    expect(await run('build')).toBe('bundle');
  });

  test('runs the modules where there is no bundle', async () => {
    await rm(at('dist/program'), { recursive: true });
    expect(await run('build')).toBe('modules');
  });

  test('runs the modules where they were compiled after the bundle was made', async () => {
    await utimes(at('dist/cli.js'), 40, 40);
    expect(await run('build')).toBe('modules');
  });

  test('runs the modules where a library was installed after the bundle was made', async () => {
    await utimes(at('node_modules/.package-lock.json'), 40, 40);
    expect(await run('build')).toBe('modules');
  });

  test.each(['build', '--help'])('with %s runs neither where a source is newer', async (word) => {
    await utimes(at('src/load/day.ts'), 40, 40);
    await utimes(at('src/load'), 40, 40);
    expect(await run(word)).toMatch(/^pack was changed since it was compiled/);
  });

  test('sees a source that was written in its place before anything is made', async () => {
    await utimes(at('src/load/day.ts'), 40, 40);
    expect(await run('build')).toMatch(/^pack was changed since it was compiled/);
  });

  test('ends with a code of its own where the program has nothing left to wait for', async () => {
    await put(
      'dist/program/load.cjs',
      'exports.load = () => ({ main: () => new Promise(() => {}) });',
      30,
    );
    expect(await run('build')).toBe('ended with 3');
  });
});

/** What Node prints, errors too, or else the code that it ended with. */
function answerOf(args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: {} }, (error, stdout, stderr) =>
      resolve(stdout + stderr || `ended with ${error?.code ?? 0}`),
    );
  });
}
