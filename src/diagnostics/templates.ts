/** What can be wrong with a council's own templates and style sheets, and with what they make of a page. */
import { didYouMean, error, warning } from './problem.js';

export const templateProblems = {
  'template-outside-council': error<{ name: string }>(
    ({ name }) => `The template ${name} is a link to a file outside the council folder.`,
    () => ['Copy the file itself into the council’s folder “templates”.'],
  ),
  'template-unreadable': error<{ name: string; cause: string }>(
    ({ name, cause }) => `The template ${name} cannot be read: ${cause}.`,
    () => ['Check that it is a file, and that you may read it.'],
  ),
  'template-syntax': error<{ cause: string }>(
    ({ cause }) => `The template cannot be used: ${cause}.`,
    () => [
      'Close every {{ by }}, and every {{#if …}}, {{#each …}} and {{#with …}} by its own {{/if}}, {{/each}} or {{/with}}.',
    ],
  ),
  'template-exceeds': error<{ limit: string }>(
    ({ limit }) => `The template asks for too much: ${limit}.`,
    () => ['Look for a template that includes itself, and for {{#each}} within {{#each}}.'],
  ),
  'template-unknown-name': error<{
    name: string;
    near: string | undefined;
    names: readonly string[];
  }>(
    ({ name }) => `The template asks for “${name}”, and there is nothing of that name here.`,
    ({ near, names }) => [didYouMean(near) ?? `What there is here: ${names.join(', ')}.`],
  ),
  'page-asked-for-more': warning<{ page: string; addresses: readonly string[] }>(
    ({ page, addresses }) =>
      `${page} asked for ${addresses.map((one) => `“${one}”`).join(', ')} and did not get it: pages are printed without the network and without other files.`,
    () => [
      'Look for url(…), @import and src="…" in the council’s own templates and style sheets, and take it out.',
      'A small picture can be written into a style sheet itself, as url("data:image/svg+xml,…").',
    ],
  ),
  'letters-unprintable': warning<{ page: string; letters: readonly string[] }>(
    ({ page, letters }) =>
      `${page} has ${letters.length === 1 ? 'a sign' : `${letters.length} signs`} that the typeface of our pages lacks, so that boxes are printed: ${shown(letters)}.`,
    () => [
      'Write it in words, or with a sign that the typeface has: Latin, Greek and Cyrillic letters, figures, arrows, ticks and the like.',
      'A text in another script can be a paper of its own, as PDF.',
    ],
  ),
} as const;

/** So many are shown; the others are like them. */
const enough = 8;

function shown(letters: readonly string[]): string {
  const told = letters.slice(0, enough).map((letter) => `${letter} (${codePoint(letter)})`);
  return [...told, ...(letters.length > enough ? ['…'] : [])].join(', ');
}

/** "U+1F600": what a letter is where it cannot be shown either. */
function codePoint(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
