/**
 * Tells the heads of a table that the browser shows again on each page from those that go on there: a screen
 * reader would say them again in the middle of the table (ISO 32000-2, 14.8.2.2.2: pagination artifacts).
 */
import type { Tagged } from './scan.js';
import { type Element, isWithin } from './tree.js';

export interface Repeats {
  /** Whether the element is one that may show again. */
  readonly concerns: (element: Element | undefined) => boolean;
  /** Whether `tagged`, all that the element has on this page, is what it showed on its first page. */
  readonly isRepeat: (element: Element, page: number, tagged: readonly Tagged[]) => boolean;
}

const heads: ReadonlySet<string> = new Set(['TH']);

/** To be asked page by page. */
export function openRepeats(): Repeats {
  const first = new Map<Element, { readonly page: number; readonly shown: string }>();
  const concerns = (element: Element | undefined): boolean =>
    element !== undefined && isWithin(element, heads);
  return {
    concerns,
    isRepeat(element, page, tagged) {
      if (!concerns(element)) return false;
      const shown = tagged.map((stretch) => stretch.shown).join('');
      const before = first.get(element);
      if (before === undefined) first.set(element, { page, shown });
      return before !== undefined && before.page < page && shown !== '' && shown === before.shown;
    },
  };
}
