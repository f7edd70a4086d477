/** The steps of the GitHub Action and of the GitLab template, run as shells run them, on a repository of two meetings. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { appendFile, cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isInstalled } from '../support/second-opinion.js';

const hasGit = await isInstalled('git', '--version');

const program = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const actionText = readFileSync(join(program, 'action.yml'), 'utf8');
const templateText = readFileSync(join(program, 'gitlab/pack.gitlab-ci.yml'), 'utf8');

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}
interface Job {
  readonly script?: readonly string[];
  readonly before_script?: readonly string[];
  readonly after_script?: readonly string[];
}
const action = parse(actionText) as Action;
const template = parse(templateText) as Readonly<Record<string, Job>> & {
  readonly variables: Readonly<Record<string, string>>;
};

let root: string;
let repository: string;
const fenwick = 'councils/little fenwick/parish-council/2024-09-12';
const markets = 'councils/thornmere/property-and-markets-committee/2019-09-18';
/** A title and a word that only the exempt report has. */
const secret = /corn-exchange-offers|rent-relief/i;

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], {
    cwd: repository,
    encoding: 'utf8',
  });

describe.skipIf(!hasGit)('in a git repository', () => {
  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'pack-test-ci-')));
    repository = join(root, 'repository');
    const from = (path: string): string => join(program, 'packs', path);
    const to = (path: string): string => join(repository, 'councils', path);
    const isOutput = (path: string): boolean => /\/out($|\/)/.test(path);
    const copy = (source: string, target: string): Promise<void> =>
      cp(from(source), to(target), { recursive: true, filter: (path) => !isOutput(path) });
    await copy('little-fenwick', 'little fenwick');
    const markets = 'thornmere/property-and-markets-committee';
    for (const path of ['thornmere/council.yaml', 'thornmere/logo.svg', markets])
      await copy(path, path);
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-qm', 'one');
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  interface Ended {
    readonly code: number;
    readonly output: string;
  }

  function shell(
    command: readonly string[],
    script: string,
    env: NodeJS.ProcessEnv,
  ): Promise<Ended> {
    const [file = '', ...args] = command;
    const { PACK_CACHE, SOURCE_DATE_EPOCH, ...others } = process.env;
    const options = { cwd: repository, env: { ...others, ...env }, timeout: 110_000 };
    return new Promise((resolve) => {
      execFile(file, [...args, script], options, (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, output: stdout + stderr });
      });
    });
  }

  test.each([
    ['action.yml', actionText],
    ['the template', templateText],
  ])('%s names no machine, and puts no input into a script', (_, text) => {
    expect(text).not.toMatch(/\/(home|root|work|tmp|Users)\//);
    for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
  });

  describe('the action', () => {
    let temporary: string;
    beforeEach(async () => {
      temporary = await mkdtemp(join(root, 'runner-'));
    });

    /** As the runner does: `bash` with these flags, expressions filled in, each step after the other until one fails. */
    async function act(inputs: Readonly<Record<string, string>>) {
      const given = new Map(
        Object.entries(action.inputs).map(([name, one]) => [name, one.default]),
      );
      for (const [name, value] of Object.entries(inputs)) given.set(name, value);
      const filled = (text: string): string =>
        text
          .replace(/\$\{\{ inputs\.([a-z]+) \}\}/g, (_, name: string) => given.get(name) ?? '')
          .replace(/\$\{\{ runner\.temp \}\}/g, temporary);
      const wanted = (condition: string): boolean => {
        const [, name = '', operator, value] =
          /^inputs\.([a-z]+) (==|!=) '(.*)'$/.exec(condition) ?? [];
        expect(given.has(name), condition).toBe(true);
        return (given.get(name) === value) === (operator === '==');
      };
      const file = (name: string): string => join(temporary, name);
      for (const name of ['output', 'summary']) await writeFile(file(name), '');
      let log = '';
      let code = 0;
      for (const step of action.runs.steps) {
        if (step.run === undefined || (step.if !== undefined && !wanted(step.if))) continue;
        expect(step.shell).toBe('bash');
        const env = Object.fromEntries(
          Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]),
        );
        const ended = await shell(
          ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c'],
          step.run,
          {
            GITHUB_ACTION_PATH: program,
            GITHUB_WORKSPACE: repository,
            GITHUB_OUTPUT: file('output'),
            GITHUB_STEP_SUMMARY: file('summary'),
            RUNNER_TEMP: temporary,
            ...env,
          },
        );
        log += ended.output;
        code = ended.code;
        if (code !== 0) break;
      }
      const outputs = Object.fromEntries(
        (await readFile(file('output'), 'utf8')).split('\n').flatMap((line) => {
          const at = line.indexOf('=');
          return at === -1 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
        }),
      ) as Readonly<Record<string, string>>;
      return { code, log, outputs, summary: await readFile(file('summary'), 'utf8') };
    }

    test('builds all meetings, tells findings beside their lines, and what changed', async () => {
      await appendFile(
        join(repository, markets, 'reports/market-charter.md'),
        '\nOne more sentence 漢.\n',
      );
      const { code, log, outputs, summary } = await act({ against: 'HEAD', folders: 'councils\n' });
      git('checkout', '-q', '--', '.');
      expect(code, log).toBe(0);
      expect(JSON.parse(outputs.meetings ?? '')).toEqual([fenwick, markets]);
      for (const meeting of [fenwick, markets]) {
        const files = readdirSync(join(repository, meeting, 'out'));
        expect(files.filter((name) => name.endsWith('-public-pack.pdf'))).toHaveLength(1);
      }
      const sarif = JSON.parse(readFileSync(outputs.sarif ?? '', 'utf8')) as {
        runs: { results: unknown[] }[];
      };
      const annotations = log.split('\n').filter((line) => /^::(error|warning) /.test(line));
      expect(annotations.length).toBeGreaterThan(0);
      expect(sarif.runs[0]?.results.length).toBeGreaterThanOrEqual(annotations.length);
      for (const line of annotations) expect(line).toContain('file=councils/');
      expect(summary).toContain('### Property and Markets Committee, Wednesday 18 September 2019');
      expect(summary).toContain('4 words came on page');
      expect(summary).not.toContain('Little Fenwick');
      for (const text of [log, summary, JSON.stringify(sarif)]) expect(text).not.toMatch(secret);
    });

    test('fails where a meeting has mistakes, or is not as it was locked', async () => {
      const { code, log } = await act({ frozen: 'true', folders: `${fenwick}\n`, cache: 'false' });
      expect(code).toBe(1);
      expect(log).toMatch(
        /^::error file=councils\/little fenwick\/.*pack\.lock\.json.*lock-missing/m,
      );
    });

    test('an empty share is no mistake', async () => {
      const { code, log, outputs } = await act({ shard: '7/9', cache: 'false' });
      expect(code, log).toBe(0);
      expect(outputs.meetings).toBe('[]');
    });

    test.each([
      { folders: '$(touch owned)' },
      { folders: '`touch owned`; touch owned' },
      { shard: '1/1 $(touch owned)' },
    ])('%o is a word and no command', async (inputs) => {
      const { code } = await act({ ...inputs, cache: 'false' });
      expect(code).toBe(2);
      expect(existsSync(join(repository, 'owned'))).toBe(false);
    });
  });

  describe('the template', () => {
    async function job(name: 'pack' | 'pack-diff', more: Readonly<Record<string, string>>) {
      const env: Record<string, string> = { CI_PROJECT_DIR: repository };
      const expanded = (value: string): string =>
        value.replace(/\$([A-Z_]+)/g, (_, variable: string) => env[variable] ?? '');
      for (const [variable, value] of Object.entries(template.variables))
        env[variable] = expanded(value);
      Object.assign(env, { PACK_HOME: program, PACK_CACHE: join(root, 'gitlab-cache') }, more);
      const { before_script = [] } = template['.pack'] ?? {};
      const { script = [], after_script = [] } = template[name] ?? {};
      const main = await shell(['sh', '-ec'], [...before_script, ...script].join('\n'), env);
      const after = await shell(['sh', '-ec'], after_script.join('\n'), env);
      return { ...main, after: after.code };
    }

    test('builds one machine’s share', async () => {
      await rm(join(repository, fenwick, 'out'), { recursive: true, force: true });
      await rm(join(repository, markets, 'out'), { recursive: true, force: true });
      const share = { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '2', PACK_FOLDERS: 'councils' };
      const { code, output, after } = await job('pack', share);
      expect(code, output).toBe(0);
      expect(after).toBe(0);
      expect(existsSync(join(repository, markets, 'out'))).toBe(true);
      expect(existsSync(join(repository, fenwick, 'out'))).toBe(false);
      expect(existsSync(join(repository, 'pack.sarif'))).toBe(true);
      expect(output).not.toMatch(secret);
    });

    test('says what a merge request changes', async () => {
      await appendFile(
        join(repository, markets, 'reports/market-charter.md'),
        '\nOne more sentence.\n',
      );
      const { code, output } = await job('pack-diff', { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD' });
      git('checkout', '-q', '--', '.');
      expect(code, output).toBe(0);
      const told = readFileSync(join(repository, 'pack-diff.md'), 'utf8');
      expect(told).toContain('3 words came on page');
      expect(told).not.toMatch(secret);
    });

    test('fails where a build fails', async () => {
      const { code } = await job('pack', { PACK_OPTIONS: '--frozen' });
      expect(code).toBe(1);
    });
  });
});
