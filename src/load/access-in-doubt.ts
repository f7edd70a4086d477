/**
 * Whether a mistake in an item's front matter may be one about its access: then nothing of the
 * item may be passed on. Errs on the side of yes, and knows nothing of documents' contents.
 */
import { nearest } from '../diagnostics/nearest.js';
import type { FieldMistake } from './fields.js';
import { keyMeant } from './key-meant.js';

/** Words with which people say that something is not for everybody. */
const words = [
  'access',
  'exempt',
  'exemption',
  'confidential',
  'restricted',
  'private',
  'secret',
  'public',
  'paragraph',
  'paragraphs',
  'reason',
  'ground',
  'part-b',
];

/**
 * Whether `mistake` leaves open who may read the item: a key that nobody can name, a key or a
 * value that speaks of access, or a mistake in `access` itself.
 *
 * @param value what stands under the key
 * @param allowed the keys that there are in its place
 */
export function accessInDoubt(
  { key, meant, unknown }: Pick<FieldMistake, 'key' | 'meant' | 'unknown'>,
  value: unknown,
  allowed: readonly string[],
): boolean {
  if (meant === 'access' || speaksOfAccess(key) || speaksOfAccess(value)) return true;
  return unknown && keyMeant(key, allowed).kind === 'unknown';
}

/** Words of these that stand in the front matter of few items that are public. */
const telling = [
  'access',
  'exempt',
  'exemption',
  'confidential',
  'restricted',
  'private',
  'paragraphs',
  'public-title',
];

/**
 * Whether an item whose file cannot be read as data may be restricted. `text` is the whole file; undefined where not even
 * that is known. A text that says nothing of access, however misspelt, is taken for public.
 */
export function mayBeRestricted(text: string | undefined): boolean {
  if (text === undefined) return true;
  const [first = '', ...others] = text.split('\n');
  const close = others.findIndex((line) => /^---/.test(line));
  const front = [first, ...(close === -1 ? others.slice(0, 100) : others.slice(0, close))];
  return front.some((line) =>
    (line.match(/[\p{L}-]{5,}/gu) ?? []).some((word) => nearest(word, telling) !== undefined),
  );
}

/** Whether any key or text in `value` is, or nearly is, a word about access. */
function speaksOfAccess(value: unknown): boolean {
  if (typeof value === 'string') {
    // Of a longer text only the beginning: a title may well have such a word in it.
    const text = value.trim().toLowerCase();
    const says = /^(exempt|confidential|restricted|not for |closed|part (b|2|ii)\b)/.test(text);
    return says || nearest(text, words) !== undefined;
  }
  if (Array.isArray(value)) return value.some(speaksOfAccess);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, one]) => speaksOfAccess(key) || speaksOfAccess(one));
}
