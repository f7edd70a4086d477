/** Finds votes and cited pages in the text of minutes. Knows nothing of who may vote, and of no pack. */
import type { PageCitation, Votes } from '../../model/minutes.js';
import type { Place } from '../../model/place.js';

const figure =
  '(\\d{1,4}|none|nil|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const names = {
  for: 'for|in favour',
  against: 'against',
  abstained: 'abstained|abstentions?|abstaining',
  notVoting: 'not voting|did not vote',
} as const;
const name = `(${Object.values(names).join('|')})`;
/** "for 5" or "5 for"; "5 votes for", "5 members voted for". */
const part = `(?:${name}:? ${figure}|${figure} (?:members? |votes? |voted )*${name})`;
/** Two parts at the least: "for 5" alone is found in many a sentence. */
const vote = new RegExp(`\\b${part}(?:[,;]? (?:and |with )?${part})+`, 'gi');
const each = new RegExp(part, 'gi');

/** Every vote in `text`, which begins at `at`: "for 5, against 2, abstained 1" or "5 for, 2 against and 1 abstention". */
export function votesIn(text: string, at: Place): readonly Votes[] {
  return [...flat(text).matchAll(vote)].map((match) => {
    const counts = { for: 0, against: 0, abstained: 0, notVoting: 0 };
    for (const [, before, after, earlier, later] of match[0].matchAll(each)) {
      const key = keyOf(before ?? later ?? '');
      counts[key] += numberOf(after ?? earlier ?? '');
    }
    return { ...counts, at: placeIn(text, match.index, at) };
  });
}

function keyOf(word: string): keyof typeof names {
  const plain = word.toLowerCase();
  const found = Object.entries(names).find(([, words]) =>
    words.split('|').some((one) => new RegExp(`^${one}$`).test(plain)),
  );
  return (found?.[0] ?? 'for') as keyof typeof names;
}

const words = 'none one two three four five six seven eight nine ten eleven twelve'.split(' ');

function numberOf(written: string): number {
  const index = words.indexOf(written.toLowerCase());
  return /^\d/.test(written) ? Number(written) : Math.max(index, 0);
}

/** A line that says it is a vote, and is none that can be read: "Vote: carried". */
export function isUnclearVote(text: string): boolean {
  return /^\**votes?\**:/i.test(text) && votesIn(text, { file: '' }).length === 0;
}

const citation =
  /\bpages? ([RS]?\d+|[ivxl]+)(?: ?(?:to|and|-|–) ?([RS]?\d+|[ivxl]+))? of (?:the |this )?(?:agenda|public document pack|document pack|pack|reports pack|supplement)\b/gi;

/** "pages 21 to 26 of the agenda", "page 7 of the agenda pack". */
export function citationsIn(text: string, at: Place): readonly PageCitation[] {
  return [...flat(text).matchAll(citation)].map((match) => {
    const [, first = '', last = first] = match;
    return { first, last, at: placeIn(text, match.index, at) };
  });
}

/** Sentences go on over line ends. Places stay the same. */
function flat(text: string): string {
  return text.replace(/[\n\t]/g, ' ').replace(/[*_]/g, (sign) => sign);
}

/** The place of the character at `offset` in a text that begins at `at`. */
export function placeIn(text: string, offset: number, at: Place): Place {
  const before = text.slice(0, offset).split('\n');
  const line = (at.line ?? 1) + before.length - 1;
  const column = (before.at(-1) ?? '').length + (before.length === 1 ? (at.column ?? 1) : 1);
  return { file: at.file, line, column };
}
