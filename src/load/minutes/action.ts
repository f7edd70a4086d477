/** Reads an action: who is to do what by when. Knows nothing of the meeting. */

import { daysIn, isRealDay } from '../../model/date.js';
import { given } from '../../model/given.js';
import type { Day } from '../../model/meeting.js';
import type { Action } from '../../model/minutes.js';
import type { Place } from '../../model/place.js';

export type ActionReading =
  | { readonly kind: 'action'; readonly action: Action }
  /** Nobody, or nothing, is named: the sentence as written. */
  | { readonly kind: 'unclear'; readonly found: string }
  | { readonly kind: 'unclear-done'; readonly found: string };

/** "ACTION:", "ACTION (done 2019-04-30):", "**ACTION:**"; "Action:" too, but not "Action was taken". */
const head = /^\**ACTIONS?\**(?: *\(done:? ([^)]*)\))?\**:\**\s*/i;

/** Whether a paragraph is one or more actions. */
export function isAction(text: string): boolean {
  return head.test(text);
}

/** The head of the paragraph, with the day on which all of it was done. */
export function actionHead(text: string): {
  readonly length: number;
  readonly done: string | undefined;
} {
  const match = head.exec(text);
  return { length: match?.[0].length ?? 0, done: match?.[1] };
}

/**
 * "Stephen Lyle to report the outcome, by 3 July 2019." `headDone` is what the head of the paragraph says of being done;
 * a single action of a list may say so at its end: "(done 2019-04-30)".
 */
export function readAction(
  written: string,
  headDone: string | undefined,
  at: Place,
): ActionReading {
  const flat = written.replace(/\s+/g, ' ').trim();
  const own = /\s*\(done:? ([^)]*)\)\.?$/i.exec(flat);
  const sentence = (own === null ? flat : flat.slice(0, own.index)).replace(/\.$/, '').trim();
  const doneWritten = own?.[1] ?? headDone;
  const done = doneWritten === undefined ? undefined : dayOf(doneWritten);
  if (doneWritten !== undefined && done === undefined)
    return { kind: 'unclear-done', found: doneWritten };
  const parts = /^(.{2,120}?)(?:,? (?:to|will|is to|are to) )(.+)$/i.exec(sentence);
  const who = parts?.[1]?.replace(/\*+/g, '').replace(/,$/, '').trim();
  const task = parts?.[2]?.trim();
  // “Write to the contractor” names nobody: what somebody is to do begins with a verb.
  const isTask =
    task !== undefined && !/^(?:the|an?|all|each|every|his|her|its|their|our)\b/i.test(task);
  if (who === undefined || !isTask || who === '') return { kind: 'unclear', found: flat };
  const due =
    /^(.*?),? by (?!email\b|e-mail\b|post\b|letter\b|telephone\b)((?:the )?[^,;]{3,60})$/i.exec(
      task,
    );
  // "by 30 April 2019" ends the sentence; "by asking each school" is how.
  const isDue = due !== null && isTime(due[2] ?? '');
  const what = isDue ? (due[1] ?? '') : task;
  const by = isDue ? (due[2] ?? '') : undefined;
  return {
    kind: 'action',
    action: given({ who, what: what.replace(/,$/, ''), by: by && spoken(by), done, at }),
  };
}

const months =
  'january|february|march|april|may|june|july|august|september|october|november|december';

/** A day, a month, or what people say in place of one. */
function isTime(words: string): boolean {
  return (
    isRealDay(words) ||
    new RegExp(`\\b(?:${months})\\b`, 'i').test(words) ||
    /\b(?:meeting|week|month|year|term|spring|summer|autumn|winter|christmas|easter|end of)\b/i.test(
      words,
    )
  );
}

/** A day keeps the plain form in which it is compared; words stay as they are. */
function spoken(by: string): string {
  return dayOf(by) ?? by;
}

function dayOf(words: string): Day | undefined {
  const plain = words.trim().replace(/^(?:on|by) /i, '');
  if (isRealDay(plain)) return plain;
  return /^(?:\p{L}+,? )?\d{1,2}\p{L}* \p{L}+,? \d{4}$/u.test(plain) ? daysIn(plain)[0] : undefined;
}
