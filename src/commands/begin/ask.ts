/** Asks a person at a terminal, one line after another. Knows no question. */
import type { Interface } from 'node:readline/promises';

export interface Asker {
  /** Undefined once the person has gone (Ctrl-C, Ctrl-D). */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  /** Gives the terminal back. */
  readonly close: () => void;
}

/** Nothing is read before the first question. */
export function openAsker(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Asker {
  const gone = new AbortController();
  let open: Interface | undefined;
  return {
    async ask(prompt) {
      const { createInterface } = await import('node:readline/promises');
      open ??= createInterface({ input, output }).once('close', () => gone.abort());
      // Without the signal, a question that is closed would never be settled.
      return open.question(prompt, { signal: gone.signal }).catch((cause: unknown) => {
        if (!gone.signal.aborted) throw cause;
        output.write('\n');
        return undefined;
      });
    },
    close: () => open?.close(),
  };
}
