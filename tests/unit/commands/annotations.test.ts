/** Annotations of GitHub and SARIF: escaped, valid against the standard's schema, with paths that a forge can follow. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { githubAnnotation } from '../../../src/diagnostics/github.js';
import { sarifLog } from '../../../src/diagnostics/sarif.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { PackError } from '../../../src/model/error.js';
import { budget, type CouncilFolder, makeCouncil, meeting } from '../../support/council-folder.js';
import { pdfFile } from '../../support/pdf-files.js';
import { runHere } from '../../support/run-command.js';

const schemaFile = createRequire(import.meta.url).resolve(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
);
// Formats are dates and addresses, none of which is ours but `uri-reference`, which is checked below.
const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
// Written for draft 4, with nothing in it that draft 7 reads otherwise.
const { $schema, id, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<
  string,
  unknown
>;
const isSarif = ajv.compile(schema);

/** As much of a log as is looked at. */
interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region?: { readonly startLine: number; readonly startColumn: number };
        };
      }[];
    }[];
  }[];
}

function checked(log: object): Log['runs'][number] {
  expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  const [run] = (log as Log).runs;
  if (run === undefined) throw new Error('A log without a run.');
  for (const { ruleId, ruleIndex, locations } of run.results) {
    expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    for (const { physicalLocation } of locations) {
      const { uri } = physicalLocation.artifactLocation;
      expect(uri).not.toMatch(/^\/|^[a-z]+:|\\|^\.\./i);
      expect(decodeURI(uri)).not.toBe('');
    }
  }
  return run;
}

const root = '/repository';
const made = (change: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'document-missing',
  severity: 'error',
  message: 'It is not there.',
  hints: ['Look for it.'],
  at: { file: `${root}/planning/items/07.md`, line: 4, column: 11 },
  item: 'item 7',
  ...change,
});

describe('an annotation', () => {
  test('has file, line, column and title', () => {
    expect(githubAnnotation(made(), root)).toBe(
      '::error file=planning/items/07.md,line=4,col=11,title=item 7 (document-missing)::It is not there.%0ALook for it.',
    );
  });

  test('has no line of a file that is not in the repository', () => {
    const at = { file: '/elsewhere/council.yaml', line: 4, column: 1 };
    expect(githubAnnotation(made({ at, severity: 'warning', hints: [] }), root)).toBe(
      '::warning title=item 7 (document-missing)::It is not there.',
    );
  });

  test.each([
    ['a message with a command in it', { message: 'a\n::stop-commands::x\r\n::error::y' }],
    ['an item with a command in it', { item: 'x::y,file=z\n::error::q' }],
    [
      'a path with a command in it',
      { at: { file: `${root}/a,line=9::b%0A\n::error::.md`, line: 2 } },
    ],
    ['signs that a terminal obeys', { message: '\u001b[2J\u202e' }],
  ])('%s stays one line and one command', (_, change) => {
    const line = githubAnnotation(made(change), root);
    for (const sign of ['\r', '\n', '\u001b', '\u202e']) expect(line).not.toContain(sign);
    // As the runner reads it: the name, the properties up to the first "::", the message.
    const [, properties = '', message = ''] = /^::error ((?:(?!::).)*)::(.*)$/.exec(line) ?? [];
    const names = 'at' in change ? ['file', 'line', 'title'] : ['file', 'line', 'col', 'title'];
    expect(properties.split(',').map((one) => one.split('=')[0])).toEqual(names);
    expect(message).not.toBe('');
  });

  test('a per cent sign is not taken for an escape', () => {
    expect(githubAnnotation(made({ message: '5%0A off', hints: [] }), root)).toMatch(
      /::5%250A off$/,
    );
  });
});

describe('a SARIF log', () => {
  const file = `${root}/planning/pack.yaml`;

  test('of nothing is valid', () => {
    expect(checked(sarifLog([], { version: '1', root })).results).toEqual([]);
    const log = sarifLog([{ file, diagnostics: [] }], { version: '1', root });
    expect(checked(log).results).toEqual([]);
  });

  test('has each finding once, at its line', () => {
    const again = [made(), made()];
    const packs = [
      { file, diagnostics: again },
      {
        file: `${root}/other/pack.yaml`,
        diagnostics: [made(), made({ at: { file: `${root}/b c,ü:#.md` } })],
      },
    ];
    const { results } = checked(sarifLog(packs, { version: '1', root }));
    expect(results).toHaveLength(2);
    const [one, two] = results;
    expect(one?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'planning/items/07.md' },
      region: { startLine: 4, startColumn: 11 },
    });
    expect(two?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      'b%20c%2C%C3%BC%3A%23.md',
    );
  });

  test('shows what has no place at the meeting', () => {
    const { at, ...placeless } = made();
    const log = sarifLog([{ file, diagnostics: [placeless] }], { version: '1', root });
    const [result] = checked(log).results;
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'planning/pack.yaml', uriBaseId: '%SRCROOT%' },
    });
  });

  test('says that the program failed', () => {
    const failure = new PackError('No browser.', { hints: ['Install one.'] });
    const log = sarifLog([{ file, diagnostics: [], failure }], { version: '1', root });
    expect(checked(log).invocations[0]?.executionSuccessful).toBe(false);
  });

  test('is not believed without looking: the schema refuses others', () => {
    expect(isSarif({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
    const log = sarifLog([{ file, diagnostics: [made()] }], { version: '1', root });
    expect(isSarif(JSON.parse(JSON.stringify(log).replace('"error"', '"fatal"')))).toBe(false);
  });
});

describe('the commands', () => {
  let cache: string;
  let folder: CouncilFolder;
  beforeAll(async () => {
    cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
    folder = await makeCouncil(await pdfFile(1), {
      [`${meeting}/items/03-budget.md`]: budget.replace('budget.pdf', 'budgets.pdf'),
    });
    await mkdir(join(folder.around, '.git'));
  });
  afterAll(async () => {
    await folder.remove();
    await rm(cache, { recursive: true });
  });
  const run = (line: string) =>
    runHere(line.split(' '), { cwd: folder.file(meeting), env: { PACK_CACHE: cache } });

  test.each(['build', 'check', 'plan'])('%s tells forges, from the root', async (command) => {
    const { stderr, exitCode } = await run(
      `${command} --quiet --annotations github --sarif s/f.sarif`,
    );
    expect(exitCode).toBe(1);
    const lines = stderr.split('\n').filter((line) => line.startsWith('::'));
    expect(lines).toEqual([
      expect.stringMatching(
        /^::error file=council\/planning\/2024-09-12\/items\/03-budget\.md,line=4,col=11,title=item 3 \(document-missing\)::/,
      ),
    ]);
    const log = JSON.parse(await readFile(folder.file(`${meeting}/s/f.sarif`), 'utf8')) as object;
    const found = checked(log).results.find(({ ruleId }) => ruleId === 'document-missing');
    expect(found?.level).toBe('error');
    expect(found?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'council/planning/2024-09-12/items/03-budget.md' },
      region: { startLine: 4, startColumn: 11 },
    });
  });

  test('nothing restricted is told, nor where it is', async () => {
    const listed = '    - 03-budget\n    - 04-mill-lane\n';
    const paths = ['pack.yaml', 'items/04-mill-lane.md'].map((path) =>
      folder.file(`${meeting}/${path}`),
    );
    const [agenda = '', item = ''] = paths;
    const before = await readFile(agenda, 'utf8');
    const exempt = 'access:\n  exempt: {paragraphs: [3], reason: Gladys Orme}\n';
    await writeFile(agenda, before.replace('    - 03-budget\n', listed));
    const mistaken = 'documents: [reports/mill-lane.pdf]\nwords: Gladys Orme\n';
    await writeFile(item, `---\ntitle: Closure of Mill Lane\n${exempt}${mistaken}---\n`);
    const { stdout, stderr } = await run('check --json --annotations github --sarif s/f.sarif');
    const sarif = await readFile(folder.file(`${meeting}/s/f.sarif`), 'utf8');
    checked(JSON.parse(sarif) as object);
    await writeFile(agenda, before);
    await rm(item);
    expect(stderr).toContain('::error ');
    // The line of the agenda, which is public, is all that is said of it.
    for (const text of [stdout, stderr, sarif])
      expect(text).not.toMatch(/closure|gladys|lane\.pdf|mill-lane\.md/i);
  });

  test('standard output stays one JSON value', async () => {
    const { stdout } = await run('check --json --annotations github');
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
  });

  test('other forges are unknown', async () => {
    expect((await run('check --annotations gitea')).exitCode).toBe(2);
  });
});
