/** The names under which people look for the standing texts. Knows no text. */
import { didYouMean } from './problem.js';

/** By what is written; a parish has a text of its own for excluding the public. */
const meant: Readonly<Record<string, string>> = {
  declarations: 'disclosures',
  'declarations-of-interest': 'disclosures',
  'declarations-of-interests': 'disclosures',
  'disclosures-of-interest': 'disclosures',
  'disclosures-of-interests': 'disclosures',
  'disclosable-interests': 'disclosures',
  interests: 'disclosures',
  'apologies-for-absence': 'apologies',
  'minutes-of-previous-meeting': 'minutes',
  'minutes-of-the-previous-meeting': 'minutes',
  'minutes-of-last-meeting': 'minutes',
  'minutes-of-the-last-meeting': 'minutes',
  'previous-minutes': 'minutes',
  urgent: 'urgent-business',
  'any-other-business': 'urgent-business',
  aob: 'urgent-business',
  'exclusion-of-press-and-public': 'exclusion',
  'exclusion-of-the-press-and-public': 'exclusion',
  'exclusion-of-the-public': 'exclusion',
  recording: 'filming',
  'matters-arising': 'actions',
  'action-log': 'actions',
};

/** The one of `names` that people also call `written`: "aob" is urgent-business. */
export function standingMeant(written: string, names: Iterable<string>): string | undefined {
  const plain = written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const name = Object.hasOwn(meant, plain) ? meant[plain] : undefined;
  return name !== undefined && [...names].includes(name) ? name : undefined;
}

/** “Did you mean …?”, with a parish's own text beside the one for larger councils. */
export function didYouMeanStanding(
  near: string | undefined,
  names: readonly string[],
): string | undefined {
  const parish = 'exclusion-parish';
  return near === 'exclusion' && names.includes(parish)
    ? `Did you mean “${near}”, or in a parish “${parish}”?`
    : didYouMean(near);
}
