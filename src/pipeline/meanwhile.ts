/** Work that nobody waits for yet: done while the browser or PDFium work, so that nothing waits for it afterwards. */

export interface Meanwhile {
  /** Answers how to ask for what `work` answers. It begins at the next pause, or when it is asked for, and only once. */
  readonly later: <T>(work: () => Promise<T>) => () => Promise<T>;
  /** Others are at work now: begins what waits, one after another. */
  readonly pause: () => void;
}

export function openMeanwhile(): Meanwhile {
  const waiting = new Set<() => Promise<unknown>>();
  let busy = false;
  const goOn = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (const begin of waiting) {
      // Whoever asks for it is told what is wrong with it.
      await begin().catch(() => undefined);
    }
    busy = false;
  };
  return {
    later(work) {
      let begun: ReturnType<typeof work> | undefined;
      const begin = (): ReturnType<typeof work> => {
        waiting.delete(begin);
        begun ??= work();
        return begun;
      };
      waiting.add(begin);
      return begin;
    },
    pause: () => void goOn(),
  };
}
