/**
 * Files as they were at a revision, read out of git. An engine: knows no pack. Nothing of the repository runs: no hook, no
 * filter, no pager, no monitor; a name that leads out of the folder, and a link, is left out.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path, { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../model/error.js';

export interface Repository {
  /** Absolute path of its work tree. */
  readonly root: string;
  /** @throws UsageError where there is no such revision. */
  readonly commitOf: (revision: string) => Promise<string>;
  /** Plain files below `folder` (relative to the root, with forward slashes; '' for all) at a commit. */
  readonly filesAt: (commit: string, folder: string) => Promise<readonly CommittedFile[]>;
  /** Writes them below `target`, under their paths from the root. */
  readonly write: (files: readonly CommittedFile[], target: string) => Promise<void>;
}

export interface CommittedFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  /** Of its content. */
  readonly object: string;
}

/** @throws UsageError where `folder` lies in no repository, or there is no git. */
export async function openRepository(folder: string, env: NodeJS.ProcessEnv): Promise<Repository> {
  const quiet = {
    ...env,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_LITERAL_PATHSPECS: '1',
    LC_ALL: 'C',
  };
  const options = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '--no-pager'];
  const git = async (args: readonly string[], cwd: string): Promise<Buffer> => {
    const { stdout } = await promisify(execFile)('git', [...options, ...args], {
      cwd,
      env: quiet,
      encoding: 'buffer',
      maxBuffer: 256 * 1024 * 1024,
    });
    return stdout;
  };
  const root = await git(['rev-parse', '--show-toplevel'], folder).then(
    (out) => out.toString().replace(/\n$/, ''),
    (cause: unknown) => {
      throw new UsageError(
        'This meeting is in no git repository that can be read, so there is no earlier version to compare with.',
        {
          hints: ['Name the PDF of an earlier build, or “lock”.'],
          cause,
        },
      );
    },
  );
  return {
    root: path.resolve(root),
    async commitOf(revision) {
      const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
      const out = await git(args, root).catch((cause: unknown) => {
        throw new UsageError(`There is no revision “${revision}” in this repository.`, {
          hints: [
            'Name a branch, a tag or a commit, “lock”, or the PDF of an earlier build.',
            'A CI that fetches the last commit only has no others: fetch all (fetch-depth: 0).',
          ],
          cause,
        });
      });
      return out.toString().trim();
    },
    async filesAt(commit, folder) {
      const args = ['ls-tree', '-r', '-z', '--full-tree', commit];
      const out = await git(folder === '' ? args : [...args, '--', `${folder}/`], root);
      return out
        .toString()
        .split('\0')
        .flatMap((line) => {
          const [, object, name] = /^100(?:644|755) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
          return object === undefined || name === undefined || !isPlain(name)
            ? []
            : [{ path: name, object }];
        });
    },
    write: (files, target) =>
      writeBlobs(files, target, () =>
        spawn('git', [...options, 'cat-file', '--batch'], {
          cwd: root,
          env: quiet,
          stdio: ['pipe', 'pipe', 'ignore'],
        }),
      ),
  };
}

/** A tree that was made by hand can hold names that no work tree has. */
function isPlain(name: string): boolean {
  const parts = name.split('/').map((part) => part.toLowerCase());
  return parts.every((part) => !['', '.', '..', '.git'].includes(part) && !part.includes('\\'));
}

/** One after the other, so that no more than one is in memory. Answers are "<object> blob <size>", the content, a line end. */
async function writeBlobs(
  files: readonly CommittedFile[],
  target: string,
  start: () => ReturnType<typeof spawn>,
): Promise<void> {
  if (files.length === 0) return;
  const child = start();
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('git has no streams.');
  // Whoever ends early is noticed by its short answer.
  stdin.on('error', () => undefined);
  const chunks = stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<void> => {
    const { value, done } = await chunks.next();
    if (done) throw new Error('git ended before it had answered.');
    rest = rest.length === 0 ? value : Buffer.concat([rest, value]);
  };
  const take = async (length: number): Promise<Buffer> => {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      if (rest.length === 0) await more();
      const part = rest.subarray(0, missing);
      parts.push(part);
      missing -= part.length;
      rest = rest.subarray(part.length);
    }
    return Buffer.concat(parts);
  };
  const line = async (): Promise<string> => {
    while (!rest.includes(10)) await more();
    const end = rest.indexOf(10);
    const text = rest.toString('utf8', 0, end);
    rest = rest.subarray(end + 1);
    return text;
  };
  try {
    for (const { path: name, object } of files) {
      stdin.write(`${object}\n`);
      const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(await line()) ?? [];
      if (size === undefined) throw new Error(`git does not have ${object}.`);
      const content = await take(Number(size));
      await take(1);
      const file = join(target, name);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file, content, { mode: 0o600 });
    }
  } finally {
    stdin.end();
    stdout.resume();
    if (child.exitCode === null) await once(child, 'exit');
  }
}
