/** The sentence that says why something is not for publication, in the words of the Act. */
import {
  formatDescriptions,
  formatParagraphs,
  formatRestriction,
  type Restriction,
} from '../model/access.js';
import { type WithheldDocument, withheldName } from '../model/agenda.js';

/** "Exempt: paragraph 3 of Part 1 of Schedule 12A to … (information relating to …)." The reason is not in it. */
export function lawSentence(access: Restriction): string {
  return access.kind === 'exempt'
    ? `${formatRestriction(access)} (${formatDescriptions(access)}).`
    : `${formatRestriction(access)}.`;
}

/** "Appendix B is not for publication (paragraph 3)". */
export function withheldLine(document: WithheldDocument): string {
  const { access } = document;
  const why = access.kind === 'exempt' ? formatParagraphs(access.paragraphs) : 'confidential';
  const name = withheldName(document);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} is not for publication (${why})`;
}
