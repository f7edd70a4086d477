/**
 * Completes a loaded page where Chromium would tag it wrongly, and reads what of it is asked later: its letters, and its
 * headings, which Chromium's bookmarks misspell; nothing of its look changes. Knows no page in particular.
 */
import type { Page } from 'puppeteer-core';

export interface ReadPage {
  /** The characters of its text, each once, in order. Composed, since that is how letters and their marks are drawn. */
  readonly letters: string;
  /** The words of the headings that have some, in the page's order. */
  readonly headings: readonly string[];
}

/** One question to the browser: each element that is handed over takes several messages. */
export function completePage(page: Page): Promise<ReadPage> {
  return page.evaluate(readAndComplete);
}

/** What is asked here of an element; the sources are checked without the DOM's own types. */
interface PageElement {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly innerText: string;
  querySelector(selectors: string): object | null;
  querySelectorAll(selectors: string): Iterable<PageElement>;
  setAttribute(name: string, value: string): void;
  append(text: string): void;
}

/** Runs in the browser, though the page's own scripts do not; so it may use nothing of this file. */
function readAndComplete(): ReadPage {
  const { document } = globalThis as unknown as { document: { readonly body: PageElement } };
  const { body } = document;
  const all = (selectors: string): readonly PageElement[] => [...body.querySelectorAll(selectors)];
  const letters = [...new Set(body.innerText.normalize('NFC'))].sort().join('');

  const found = all('h1, h2, h3, h4, h5, h6');
  // As they are seen, so that a line that is broken on purpose does not join two words.
  const headings = found
    .map(({ innerText }) => innerText.replace(/\s+/g, ' ').trim())
    .filter((words) => words !== '');

  // What nothing is painted for gets no tag, and a row without a cell is no row of its table any more
  // (ISO 14289-1, 7.5; veraPDF's rule 7.2-43).
  for (const cell of all('td, th')) {
    const empty = cell.textContent?.trim() === '' && cell.querySelector('img, svg, input') === null;
    if (empty) cell.append('\u00a0');
  }

  // Chromium makes a Figure of it, without a text, round that of its picture or round a table (7.3).
  for (const figure of all('figure:not([role], [aria-label], [aria-labelledby])')) {
    figure.setAttribute('role', 'group');
  }

  // Headings of officers' reports skip levels, or begin with the second; their tags must not (7.4.2).
  const open: { readonly own: number; readonly told: number }[] = [];
  for (const heading of found) {
    const own = Number(heading.tagName.charAt(1));
    while ((open.at(-1)?.own ?? 0) >= own) open.pop();
    const told = (open.at(-1)?.told ?? 0) + 1;
    open.push({ own, told });
    if (told !== own) heading.setAttribute('aria-level', String(told));
  }
  return { letters, headings };
}
