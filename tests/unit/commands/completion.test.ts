/** Completion scripts know every command and option; bash and, where they are there, zsh and fish take them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runHere } from '../../support/run-command.js';

const folder = mkdtempSync(join(tmpdir(), 'pack-completion-'));
const scripts = new Map<string, string>();

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { stdout, exitCode } = await runHere(['completion', shell], { cwd: folder, env: {} });
    expect(exitCode).toBe(0);
    scripts.set(shell, stdout);
    writeFileSync(join(folder, shell), stdout);
  }
  writeFileSync(join(folder, 'a paper.pdf'), '');
  execFileSync('mkdir', [join(folder, 'in a folder')]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isThere = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

describe.runIf(isThere('bash'))('bash', () => {
  test.each([
    [['pack', 'bu'], ['build']],
    [
      ['pack', 'init', ''],
      ['council', 'committee', 'meeting'],
    ],
    [
      ['pack', 'init', 'council', '--na'],
      ['--name', '--nation'],
    ],
    [['pack', 'init', 'council', '--nation', 'w'], ['wales']],
    [['pack', 'init', 'council', '--body', 't'], ['town']],
    [
      ['pack', 'build', '--edition', ''],
      ['public', 'members', 'all'],
    ],
    [['pack', 'build', 'in'], ['in a folder']],
    [['pack', 'build', '--lin'], ['--linearize']],
    [['pack', 'build', '--out', 'i'], ['in a folder']],
    [['pack', 'add', 'wall', 'a'], ['a paper.pdf']],
    [['pack', 'add', '--role', 'a'], ['appendix']],
    [['pack', 'schema', 'it'], ['item']],
    [['pack', 'completion', 'z'], ['zsh']],
    [['pack', 'build', '--recipient', ''], []],
  ])('%j', (words, wanted) => {
    const program = `source ./bash; compopt() { :; }
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pack; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const answer = execFileSync('bash', ['-c', program, 'bash', ...words], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(answer.split('\n').filter((line) => line !== '')).toEqual(wanted);
  });
});

test.runIf(isThere('zsh'))('zsh can read its script', () => {
  expect(spawnSync('zsh', ['-n', join(folder, 'zsh')]).status).toBe(0);
});

test.runIf(isThere('fish'))('fish can read its script', () => {
  expect(spawnSync('fish', ['--no-execute', join(folder, 'fish')]).status).toBe(0);
});

describe.each(['bash', 'zsh', 'fish'])('%s', (shell) => {
  test('knows every command of the help, and its options', async () => {
    const { stdout } = await runHere(['--help'], { cwd: folder, env: {} });
    const commands = [...stdout.matchAll(/^ {2}([a-z]+)(?: \[options\])?(?: [<[]| {2})/gm)].map(
      ([, name = '']) => name,
    );
    expect(commands.length).toBeGreaterThan(9);
    for (const command of commands.filter((name) => name !== 'help')) {
      expect(scripts.get(shell)).toContain(command);
      const help = await runHere([command, '--help'], { cwd: folder, env: {} });
      for (const [, option = ''] of help.stdout.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)) {
        expect(scripts.get(shell), `${command} --${option}`).toContain(
          shell === 'fish' ? `-l ${option}` : `--${option}`,
        );
      }
    }
  });
});

test('another shell is refused', async () => {
  const { exitCode, stderr } = await runHere(['completion', 'tcsh'], { cwd: folder, env: {} });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('bash, zsh, fish');
});
