/** Reads who came and who went, from a paragraph that says nothing else. Knows nobody by name. */
import type { Movement } from '../../model/minutes.js';
import type { Place } from '../../model/place.js';
import { readTimeOfDay } from '../time-of-day.js';

export type MovementReading =
  | { readonly kind: 'movement'; readonly movement: Movement }
  /** It tells of somebody who came or went, but not clearly when. */
  | { readonly kind: 'unclear-time'; readonly found: string; readonly meant: readonly string[] }
  | { readonly kind: 'none' };

const time = '((?:12 )?noon|\\d{1,2}(?:[:.]\\d{2})?\\s*(?:[ap]\\.?m\\.?)?)';
const verb = '(arrived|joined|came|returned|rejoined|left|departed|withdrew)';
const place = '(?: (?:at|to|from|in)? ?(?:the|this) (?:meeting|room))?';
/** "Councillor Oduya left the meeting at 6.35 pm, at the end of this item." */
const after = new RegExp(
  `^(.{3,120}?) ${verb}${place}(?:,? (?:early|late))? at ${time}(?=[\\s,.;]|$)`,
  'i',
);
/** "7:07pm Councillor Oduya left the meeting". */
const before = new RegExp(`^(?:at )?${time}[,:]? (.{3,120}?) ${verb}\\b`, 'i');

/** Longer paragraphs tell more than that somebody went. In characters. */
const longest = 240;

export function readMovement(text: string, at: Place): MovementReading {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/^[*_]+|[*_]+$/g, '')
    .trim();
  if (plain.length > longest) return { kind: 'none' };
  const sentence = after.exec(plain);
  const [who, moved, when] =
    sentence === null ? fromBefore(plain) : [sentence[1], sentence[2], sentence[3]];
  if (who === undefined || moved === undefined || when === undefined) return { kind: 'none' };
  const reading = readTimeOfDay(when.replace(/\.$/, ''));
  if (reading.kind === 'unclear')
    return { kind: 'unclear-time', found: when, meant: reading.meant };
  const moves = /^(left|departed|withdrew)$/i.test(moved) ? 'left' : 'arrived';
  return { kind: 'movement', movement: { who: peopleIn(who), moves, time: reading.time, at } };
}

function fromBefore(plain: string): readonly (string | undefined)[] {
  const match = before.exec(plain);
  return match === null ? [] : [match[2], match[3], match[1]];
}

/** "Councillors Qureshi, Oduya and Roberts" are three. */
function peopleIn(who: string): readonly string[] {
  return who
    .split(/,? and |, /)
    .map((name) => name.replace(/^(?:councillors?|cllrs?\.?) /i, '').trim())
    .filter((name) => name !== '');
}
