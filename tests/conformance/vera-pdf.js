/**
 * veraPDF as a referee: built once from Maven's packages into judge/target, then asked from there. Knows
 * nothing of packs.
 */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const project = fileURLToPath(new URL('judge', import.meta.url));
const target = join(project, 'target');
const sources = ['pom.xml', 'src/Judge.java'].map((name) => join(project, name));
/** Holds the hash of the sources that the built judge was made from. */
const mark = join(target, 'made-from');

const limits = { build: 600_000, judging: 600_000 };

/**
 * @typedef {{ readonly message: string, readonly context: string }} Place
 * @typedef {{ readonly rule: string, readonly count: number, readonly description: string,
 *   readonly places: readonly Place[] }} FailedRule `rule` is clause and test, such as "7.18.5-2"
 * @typedef {{ readonly file: string, readonly kind: 'judged', readonly claims: boolean,
 *   readonly passed: boolean, readonly failed: readonly FailedRule[] }} Judged
 * @typedef {{ readonly file: string, readonly kind: 'unreadable', readonly reason: string }} Unreadable
 * @typedef {{ readonly file: string, readonly kind: 'not-claimed' }} NotClaimed
 * @typedef {Judged | Unreadable | NotClaimed} Verdict
 */

/**
 * Makes the judge ready, from the network only where it was never built.
 *
 * @returns {Promise<string | undefined>} Why it cannot be had, in plain words.
 */
export async function prepareJudge() {
  if (!(await has('java'))) return 'veraPDF needs a JDK (11 or newer), and there is no Java here.';
  const hash = createHash('sha256');
  for (const source of sources) hash.update(await readFile(source));
  const wanted = hash.digest('hex');
  if ((await readFile(mark, 'utf8').catch(() => '')) === wanted) return undefined;
  if (!(await has('mvn'))) return 'veraPDF is fetched with Maven, which is not installed.';
  await rm(target, { recursive: true, force: true });
  try {
    await run('mvn', ['-B', '-q', 'compile'], { cwd: project, timeout: limits.build });
  } catch (cause) {
    const told = `${cause.stdout ?? ''}${cause.stderr ?? ''}`;
    // Ours to mend: not the same as a machine without a network.
    if (told.includes('COMPILATION ERROR')) throw new Error(told, { cause });
    return `veraPDF could not be fetched: ${told.split('\n').find((line) => line.includes('ERROR')) ?? cause.message}`;
  }
  await writeFile(mark, wanted);
  return undefined;
}

/**
 * Judges files by PDF/UA-1, all in one JVM; verdicts in the order of the files.
 *
 * @param {readonly string[]} files
 * @param {{ readonly claimantsOnly?: boolean }} [options] Only those that say they are PDF/UA-1.
 * @returns {Promise<readonly Verdict[]>}
 */
export async function judge(files, { claimantsOnly = false } = {}) {
  const classes = [join(target, 'classes'), join(target, 'lib', '*')].join(delimiter);
  const java = spawn(
    'java',
    ['-Xmx3g', '-cp', classes, 'Judge', ...(claimantsOnly ? ['--claimants'] : [])],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: limits.judging,
      // Names of files are bytes to Java unless it is told their encoding.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    },
  );
  let complaints = '';
  java.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const ended = new Promise((resolved, reject) => {
    java.on('error', reject);
    java.on('close', (code, signal) => resolved(code ?? signal));
  });
  // A judge that dies early breaks the pipe; its exit code says so.
  java.stdin.on('error', () => undefined);
  java.stdin.end(files.map((file) => `${resolve(file)}\n`).join(''), 'utf8');
  const verdicts = [];
  for await (const line of createInterface({ input: java.stdout })) verdicts.push(JSON.parse(line));
  const code = await ended;
  if (code !== 0 || verdicts.length !== files.length) {
    const reached = `${verdicts.length} of ${files.length} files judged`;
    throw new Error(`The judge ended with ${code}, ${reached}. ${complaints}`);
  }
  return verdicts;
}

/**
 * What is wrong with a file, a line for each rule and one for its first places; nothing where it passes.
 *
 * @param {Verdict} verdict
 * @returns {readonly string[]}
 */
export function findings(verdict) {
  switch (verdict.kind) {
    case 'not-claimed':
      return ['does not claim to be PDF/UA-1'];
    case 'unreadable':
      return [`cannot be read: ${verdict.reason}`];
    case 'judged':
      return verdict.failed.flatMap(({ rule, count, description, places }) => [
        `${rule} fails ${count} times: ${description}`,
        ...places.slice(0, 2).map(({ message, context }) => `    ${message} (${context})`),
      ]);
  }
}

/** @param {string} program */
async function has(program) {
  return run(program, ['-version']).then(
    () => true,
    (cause) => cause.code !== 'ENOENT',
  );
}
