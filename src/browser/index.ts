/** Chromium for printing: found, started when first needed, isolated, closed. Must not know what a pack is. */
import { join, resolve } from 'node:path';
import { sweepUnfinished } from '../unfinished/index.js';
import { identify } from './identity.js';
import { type FoundBrowser, lookUp } from './look-up.js';
import { type Machine, thisMachine } from './machine.js';
import { findNpmShell, unpackShell } from './npm-shell.js';
import {
  type BlankPage,
  openPage,
  PageCrashed,
  type PrintJob,
  type PrintResult,
  printPage,
} from './page.js';
import { privateFolder } from './private-folder.js';
import { crashedTwice, tooSlow } from './problems.js';
import { type Program, type Session, start } from './start.js';
import { takeTurns } from './turns.js';

export type { PrintJob, PrintResult, Resource } from './page.js';

export interface Browser {
  /**
   * Which browser prints, known without starting it: part of cache keys and of the page map, such
   * as "chrome-headless-shell 147.0.0 (npm)". Holds no path.
   */
  readonly identity: string;
  /**
   * Prints a document to PDF. Starts the browser on first use. May be called any number of times at
   * once; a few are printed at a time. If the browser stops meanwhile it is started once more.
   *
   * @throws PackError where it cannot start, stops twice, or takes longer than the limit.
   */
  print(job: PrintJob): Promise<PrintResult>;
  /**
   * Starts the browser, if it does not run yet, and opens a page in it, for whoever knows that a print will be wanted soon. What keeps it from
   * starting is told by that print.
   */
  warm(): void;
  /** Ends the browser, unfinished prints too, and removes its temporary folder. May be called twice. */
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** The path the user gives; else PACK_BROWSER, else one that is found. */
  readonly executable?: string;
  /** Absolute. Unpacked browsers and profiles are kept in its folder `browser`. */
  readonly cacheFolder: string;
  /** PACK_BROWSER, PACK_NO_SANDBOX=1, and where programs are. */
  readonly env: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  /** How many pages are printed at once; default 2. */
  readonly pagesAtOnce?: number;
}

/**
 * Finds the browser to print with; does not start it.
 *
 * @throws PackError where there is none, or where the given path is not a program.
 */
export async function findBrowser(options: BrowserOptions): Promise<Browser> {
  const machine = thisMachine(options.env, options.platform ?? process.platform);
  const found = foundFor(options, machine);
  const identity = await identify(found, machine);
  const folder = join(options.cacheFolder, 'browser');
  // Also where nothing has to be printed: a killed run's profile must not lie there until something has.
  await sweepUnfinished(folder);
  const begin = async () => {
    await privateFolder(folder);
    const program = await programOf(found, folder);
    const sandbox = sandboxOf(options.env) === 'on';
    return start(program, { folder, sandbox, env: options.env, platform: machine.platform });
  };
  return printer(identity, begin, options.pagesAtOnce ?? 2);
}

function foundFor(options: BrowserOptions, machine: Machine): FoundBrowser {
  const given = options.executable || options.env.PACK_BROWSER || undefined;
  return lookUp(machine, given === undefined ? undefined : resolve(given), findNpmShell());
}

/** Whether the browser keeps its sandbox, and else why not. */
export type Sandbox = 'on' | 'off-for-root' | 'off-as-asked';

/** Chromium refuses to run its sandbox as root; elsewhere it is left out only where PACK_NO_SANDBOX=1 asks for it. */
function sandboxOf(env: NodeJS.ProcessEnv): Sandbox {
  if (process.getuid?.() === 0) return 'off-for-root';
  return env.PACK_NO_SANDBOX === '1' ? 'off-as-asked' : 'on';
}

/** Where the browser that `findBrowser` answers comes from, for people: cache keys and page maps hold no path. */
export interface BrowserOrigin {
  readonly kind: FoundBrowser['kind'];
  /** Absolute path of the program; the packed one's, where it comes from npm. */
  readonly file: string;
  readonly sandbox: Sandbox;
}

/** @throws PackError as `findBrowser` does. Starts nothing. */
export function browserOrigin(options: BrowserOptions): BrowserOrigin {
  const machine = thisMachine(options.env, options.platform ?? process.platform);
  const found = foundFor(options, machine);
  const file = found.kind === 'npm' ? join(found.shell.bin, 'chromium.br') : found.file;
  return { kind: found.kind, file, sandbox: sandboxOf(options.env) };
}

async function programOf(found: FoundBrowser, folder: string): Promise<Program> {
  return found.kind === 'npm' ? unpackShell(found.shell, folder) : { file: found.file };
}

/**
 * A browser that is started by `begin` when a print needs it.
 * Exported for tests of crashes, which need to get at the process.
 */
export function printer(identity: string, begin: () => Promise<Session>, atOnce: number): Browser {
  const turns = takeTurns(atOnce);
  const closing = new AbortController();
  let current: Promise<Session> | undefined;
  /** A page that was opened before anything was to be printed. */
  let spare: { readonly of: Session; readonly blank: Promise<BlankPage> } | undefined;

  const session = (): Promise<Session> => {
    closing.signal.throwIfAborted();
    current ??= begin().catch((cause: unknown) => {
      current = undefined;
      throw cause;
    });
    return current;
  };
  const blankOf = (used: Session): Promise<BlankPage> => {
    const ready = spare?.of === used ? spare.blank : undefined;
    spare = undefined;
    return ready?.catch(() => openPage(used.chromium)) ?? openPage(used.chromium);
  };
  const openSpare = async (): Promise<void> => {
    const of = await session();
    if (spare !== undefined || closing.signal.aborted) return;
    const blank = openPage(of.chromium);
    // Where it could not be opened, the print opens one, and says what is wrong.
    blank.catch(() => undefined);
    spare = { of, blank };
  };
  const discard = async (broken: Session) => {
    // Another print may have replaced it already.
    if ((await current?.catch(() => undefined)) === broken) current = undefined;
    await broken.stop();
  };

  /** Undefined where the browser went away. */
  const attempt = async (job: PrintJob): Promise<PrintResult | { readonly lost: unknown }> => {
    const limitMs = job.timeLimitMs ?? 120_000;
    const used = await session();
    const limit = new AbortController();
    const signal = AbortSignal.any([limit.signal, closing.signal]);
    const work = printPage(blankOf(used), job, signal);
    const timer = setTimeout(() => limit.abort(tooSlow(limitMs)), limitMs);
    try {
      return await Promise.race([work, rejectOn(signal), endOf(used)]);
    } catch (cause) {
      closing.signal.throwIfAborted();
      if (limit.signal.aborted) {
        // A page that does not let itself be closed takes its browser with it.
        if (!(await settles(work, 2_000))) await discard(used);
        throw limit.signal.reason;
      }
      if (used.running() && used.chromium.connected && !(cause instanceof PageCrashed)) throw cause;
      await discard(used);
      return { lost: cause };
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    identity,
    print: (job) =>
      turns(async () => {
        const first = await attempt(job);
        if (!('lost' in first)) return first;
        const second = await attempt(job);
        if (!('lost' in second)) return second;
        throw crashedTwice(identity, second.lost);
      }),
    warm: () => {
      if (current === undefined && !closing.signal.aborted) openSpare().catch(() => undefined);
    },
    close: async () => {
      closing.abort(new Error('The browser was closed before the page was printed.'));
      const last = await current?.catch(() => undefined);
      await last?.stop();
    },
  };
}

/** Told by the process itself: puppeteer may wait half a minute for the answer of one that is gone. */
async function endOf(session: Session): Promise<never> {
  throw await session.ended;
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function settles(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  const done = work.then(
    () => true,
    () => true,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
