/**
 * The words in which the motion to exclude the public names what is not for publication (section 100A(4) and (5) and
 * their like): from what the public agenda says of it, and nothing else.
 */
import { formatDescriptions, formatParagraphs, type Restriction } from '../model/access.js';
import { type AgendaItem, formatItemNumber, withheldName } from '../model/agenda.js';
import type { Regime } from '../model/regime.js';

/** Plain text on one line each, to follow other words of a sentence. */
export interface ExclusionWords {
  /** "the paragraphs of Part 1 of Schedule 12A to that Act that are named for each item", and then the items. */
  readonly exempt: string;
  /** A sentence of its own; empty where nothing is confidential. */
  readonly confidential: string;
}

/** What stands in the motion's place where all that it was meant for has been withdrawn. */
export const motionNotNeeded =
  'This motion is not needed: all business that it was meant for has been withdrawn.';

/** Whether the public would be excluded for any of it. */
export function isAnyRestricted(agenda: readonly Business[]): boolean {
  return agenda.some((item) => restrictedParts(item).length > 0);
}

/** An item of the public agenda with what of it is restricted. */
export type Business = Pick<AgendaItem, 'number' | 'title' | 'access' | 'withheld'>;

export function exclusionWords(agenda: readonly Business[], regime: Regime): ExclusionWords {
  const all = agenda.flatMap(restrictedParts);
  const exempt = all.flatMap(({ name, access }) =>
    access.kind === 'exempt'
      ? [`${name} (${formatParagraphs(access.paragraphs)}: ${formatDescriptions(access)})`]
      : [],
  );
  const confidential = all.flatMap(({ name, access }) =>
    access.kind === 'confidential' ? [`${name} (${access.ground})`] : [],
  );
  const generic = `the paragraphs of ${regime.schedule} to that Act that are named for each item`;
  return {
    exempt: exempt.length === 0 ? generic : `${generic}: ${exempt.join('; ')}`,
    confidential:
      confidential.length === 0
        ? ''
        : `No resolution is needed for confidential business, during which the public must be excluded (${regime.confidential.provision}): ${confidential.join('; ')}.`,
  };
}

function restrictedParts(
  item: Business,
): readonly { readonly name: string; readonly access: Restriction }[] {
  const name = `item ${formatItemNumber(item.number)}, ${item.title}`;
  if (item.access.kind !== 'public') return [{ name, access: item.access }];
  return (item.withheld ?? []).map((document) => ({
    name: `${withheldName(document)} of ${name}`,
    access: document.access,
  }));
}
