/** What a PDF loses on its way into a pack, in the words in which people are told. Pure. */
import type { Loss } from '../pdf/index.js';

/** Nothing for what nobody misses, or what is told of in another way. */
const words: Readonly<Record<Loss, readonly [one: string, many: string] | undefined>> = {
  'damaged-content': [
    'the end of a page (its content is damaged)',
    'ends of pages (their content is damaged)',
  ],
  xfa: ['a second version of the form (XFA)', 'second versions of the form (XFA)'],
  signature: [
    'a digital signature (its picture stays)',
    'digital signatures (their pictures stay)',
  ],
  // The checks “active-content” and “embedded-file” tell of these four.
  javascript: undefined,
  action: undefined,
  attachment: undefined,
  media: undefined,
  redaction: undefined,
  'hidden-annotation': ['a hidden annotation', 'hidden annotations'],
  'unknown-annotation': ['an annotation of an unknown kind', 'annotations of unknown kinds'],
  comment: undefined,
  'comment-author': undefined,
  'orphan-element': undefined,
  'user-properties': undefined,
  'repeated-mark': undefined,
  'dangling-destination': ['a link that leads nowhere', 'links that lead nowhere'],
  'forbidden-address': [
    'a link that leads to no web, e-mail or telephone address',
    'links that lead to no web, e-mail or telephone address',
  ],
  'malformed-outline': ['a broken bookmark', 'broken bookmarks'],
  'malformed-element': undefined,
  'malformed-annotation': ['a broken annotation', 'broken annotations'],
  'malformed-field': ['a broken form field', 'broken form fields'],
};

/** "a link that leads nowhere", "3 attached files". */
export function lossesInWords(losses: Readonly<Record<string, number>>): readonly string[] {
  return (Object.entries(words) as [Loss, readonly [string, string] | undefined][]).flatMap(
    ([loss, said]) => {
      const count = losses[loss] ?? 0;
      if (said === undefined || count === 0) return [];
      const [one, many] = said;
      if (count === 1) return [one];
      return [one === many ? one : `${count} ${many}`];
    },
  );
}
