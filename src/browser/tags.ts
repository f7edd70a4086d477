/**
 * Completes a loaded page where Chromium would tag it wrongly, and reads its headings, which Chromium's bookmarks
 * misspell; nothing of its look changes. Knows no page in particular.
 */
import type { Page } from 'puppeteer-core';

/** What is asked here of an element; the sources are checked without the DOM's own types. */
interface PageElement {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly innerText: string;
  querySelector(selectors: string): object | null;
  setAttribute(name: string, value: string): void;
  append(text: string): void;
}

const headings = 'h1, h2, h3, h4, h5, h6';

/** Runs in the browser, though the page's own scripts do not. */
export async function completeTags(page: Page): Promise<void> {
  await page.$$eval('td, th', fillEmptyCells);
  await page.$$eval('figure:not([role], [aria-label], [aria-labelledby])', groupFigures);
  await page.$$eval(headings, closeHeadingLevels);
}

/** The words of the headings that have some, in the page's order. */
export async function readHeadings(page: Page): Promise<readonly string[]> {
  return page.$$eval(headings, wordsOf);
}

/** As they are seen, so that a line that is broken on purpose does not join two words. */
function wordsOf(found: readonly PageElement[]): string[] {
  return found
    .map(({ innerText }) => innerText.replace(/\s+/g, ' ').trim())
    .filter((words) => words !== '');
}

/**
 * What nothing is painted for gets no tag, and a row without a cell is no row of its table any more
 * (ISO 14289-1, 7.5; veraPDF's rule 7.2-43).
 */
function fillEmptyCells(cells: readonly PageElement[]): void {
  for (const cell of cells) {
    const empty = cell.textContent?.trim() === '' && cell.querySelector('img, svg, input') === null;
    if (empty) cell.append('\u00a0');
  }
}

/** Chromium makes a Figure of it, without a text, round that of its picture or round a table (7.3). */
function groupFigures(figures: readonly PageElement[]): void {
  for (const figure of figures) figure.setAttribute('role', 'group');
}

/** Headings of officers' reports skip levels, or begin with the second; their tags must not (7.4.2). */
function closeHeadingLevels(headings: readonly PageElement[]): void {
  const open: { readonly own: number; readonly told: number }[] = [];
  for (const heading of headings) {
    const own = Number(heading.tagName.charAt(1));
    while ((open.at(-1)?.own ?? 0) >= own) open.pop();
    const told = (open.at(-1)?.told ?? 0) + 1;
    open.push({ own, told });
    if (told !== own) heading.setAttribute('aria-level', String(told));
  }
}
