/** What must be put in order when this process ends or is told to end. Must not know what that is. */

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** One function for all, so that they know each other's among the listeners. */
function onSignal(signal: NodeJS.Signals): void {
  // If the program listens too, it decides; else a listener must not keep a signal from ending us.
  if (process.listeners(signal).some((listener) => listener !== onSignal)) return;
  process.exit(signal in signals ? signals[signal as keyof typeof signals] : 1);
}

/** Calls `end`, which cannot wait for anything, when this process exits or is told to; the result takes that back. */
export function endWithUs(end: () => void): () => void {
  process.on('exit', end);
  for (const signal of Object.keys(signals)) process.on(signal, onSignal);
  return () => {
    process.off('exit', end);
    for (const signal of Object.keys(signals)) process.off(signal, onSignal);
  };
}
