/** The sentence that says why something is not for publication, in the words of the Act. */
import { formatDescriptions, formatRestriction, type Restriction } from '../model/access.js';

/** "Exempt: paragraph 3 of Part 1 of Schedule 12A to … (information relating to …)." The reason is not in it. */
export function lawSentence(access: Restriction): string {
  return access.kind === 'exempt'
    ? `${formatRestriction(access)} (${formatDescriptions(access)}).`
    : `${formatRestriction(access)}.`;
}
