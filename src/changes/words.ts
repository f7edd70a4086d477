/** Which words of a text are others than before, and on which pages. Pure. */
import { diffArrays } from 'diff';
import type { PageText } from '../model/version.js';

/** Words that came and went at one place. */
export interface Passage {
  /** The page of the new text; where words only went, the one on which they would be. */
  readonly page: string;
  readonly removed: string;
  readonly added: string;
}

export interface TextChange {
  /** How many words came and went; missing where there are so many that they were not counted. */
  readonly words?: { readonly added: number; readonly removed: number };
  /** Labels of pages of the new text. */
  readonly pages: readonly string[];
  readonly passages: readonly Passage[];
}

/** Beyond that, a text is another one. */
const longest = { differences: 4_000, milliseconds: 3_000 };

/** Undefined where the words are the same in the same order, however they lie on pages. */
export function textChange(
  before: readonly PageText[],
  after: readonly PageText[],
): TextChange | undefined {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const same = old.length === now.length && old.every(({ word }, at) => word === now[at]?.word);
  if (same) return undefined;
  const edits = diffArrays(
    old.map(({ word }) => word),
    now.map(({ word }) => word),
    { maxEditLength: longest.differences, timeout: longest.milliseconds },
  );
  if (edits === undefined) return { pages: after.map(({ label }) => label), passages: [] };
  const passages: Passage[] = [];
  let at = 0;
  let open: { page: string; removed: string[]; added: string[] } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const { page, removed, added } = open;
    passages.push({ page, removed: removed.join(' '), added: added.join(' ') });
    open = undefined;
  };
  for (const { added, removed, value } of edits) {
    if (!added && !removed) {
      close();
      at += value.length;
      continue;
    }
    open ??= { page: (now[at] ?? now.at(-1))?.page ?? '', removed: [], added: [] };
    (added ? open.added : open.removed).push(...value);
    if (added) at += value.length;
  }
  close();
  const count = (which: 'added' | 'removed'): number =>
    edits.filter((edit) => edit[which]).reduce((sum, { value }) => sum + value.length, 0);
  return {
    words: { added: count('added'), removed: count('removed') },
    pages: [...new Set(passages.map(({ page }) => page))],
    passages,
  };
}

function wordsOf(pages: readonly PageText[]): readonly { word: string; page: string }[] {
  return pages.flatMap(({ label, text }) =>
    text
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => ({ word, page: label })),
  );
}
