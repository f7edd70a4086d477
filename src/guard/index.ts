/**
 * The stage `guard`: a process of its own reads the restricted sources of a pack and hands over fingerprints, so that
 * the process which builds the public pack never holds a restricted word. Must not read them here.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compiledProgram } from '../compiled/index.js';
import { diagnose } from '../diagnostics/index.js';
import type { Checked } from '../model/diagnostic.js';
import type { Guarded } from '../model/fingerprint.js';
import type { GuardAnswer, GuardRequest, Writing } from './protocol.js';

export { hasRestricted } from './sources.js';
export type { Writing };

const ownProgram = fileURLToPath(compiledProgram('guard/program.js'));

export interface Guard {
  /**
   * Fingerprints of what only the restricted sources hold, or an error: `guard-failed`, `guard-cannot-read`,
   * `guard-same-paper`.
   */
  readonly answer: Promise<Checked<Guarded>>;
  /** Ends the process if it is still at work. */
  readonly close: () => void;
}

export interface GuardOptions {
  /** 300,000 where missing. */
  readonly timeLimitMs?: number;
  /** Of the guard's own heap, in megabytes; 2,048 where missing. */
  readonly memoryLimitMb?: number;
  /** Another program in the guard's place, for tests. */
  readonly program?: string;
}

/** Starts the guard of what is written of the meeting in a folder. To be closed, whatever becomes of the build. */
export function openGuard(request: GuardRequest, options: GuardOptions = {}): Guard {
  const { timeLimitMs = 300_000, memoryLimitMb = 2_048, program = ownProgram } = options;
  const child = fork(program, [], {
    // What it would say of a crash could quote what is restricted.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memoryLimitMb}`],
    // Neither settings nor secrets of the caller are its business.
    env: {},
  });
  return {
    answer: ask(child, request, timeLimitMs),
    close: () => void child.kill('SIGKILL'),
  };
}

function ask(
  child: ChildProcess,
  request: GuardRequest,
  timeLimitMs: number,
): Promise<Checked<Guarded>> {
  return new Promise((resolve) => {
    const finish = (result: Checked<Guarded>): void => {
      clearTimeout(clock);
      resolve(result);
    };
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      finish({ diagnostics: [diagnose('guard-failed', { why })] });
    };
    const clock = setTimeout(
      () => fail(`it took longer than ${Math.round(timeLimitMs / 1000)} seconds`),
      timeLimitMs,
    );
    child.once('message', (answer: GuardAnswer) => finish(checked(answer)));
    child.once('error', () => fail('it could not be started'));
    child.once('exit', (code, signal) =>
      fail(signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`),
    );
    child.send(request, (error) => {
      if (error !== null) fail('it could not be started');
    });
  });
}

function checked(answer: GuardAnswer): Checked<Guarded> {
  switch (answer.kind) {
    case 'guarded':
      return { value: answer.guarded, diagnostics: [] };
    case 'nothing':
      return { diagnostics: [diagnose('guard-failed', { why: 'the sources cannot be loaded' })] };
    case 'same-paper':
      return { diagnostics: [diagnose('guard-same-paper', {}, { at: answer.at })] };
    case 'unreadable':
      return { diagnostics: [diagnose('guard-cannot-read', {}, { at: answer.at })] };
  }
}
