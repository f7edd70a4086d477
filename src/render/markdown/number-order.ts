/**
 * Whether one paragraph number comes after another, as people count: 3.1, 3.1.1, 3.2, 4.1; (a), (b);
 * (i), (ii). Knows nothing of paragraphs.
 */

/** "3.1.2", "A.1": its parts as counts, and whether the first is a letter. */
interface Decimal {
  readonly lettered: boolean;
  readonly parts: readonly number[];
}

/**
 * Whether `next` is the child, the next sibling, or the beginning of any later neighbour of a level
 * above: after 3.1.2 come 3.1.2.1, 3.1.3, 3.2, 3.2.1, 4.1 and 4.1.1.
 */
export function decimalFollows(previous: string, next: string): boolean {
  const before = parseDecimal(previous);
  const after = parseDecimal(next);
  if (before.lettered !== after.lettered) return false;
  const same = commonLength(before.parts, after.parts);
  const [step, ...below] = after.parts.slice(same);
  if (step === undefined) return false;
  const counted = (before.parts[same] ?? 0) + 1 === step;
  return counted && below.every((part) => part === 1);
}

function parseDecimal(number: string): Decimal {
  const parts = number.split('.').filter((part) => part !== '');
  const lettered = /^[A-Z]/.test(number);
  return {
    lettered,
    parts: parts.map((part, index) => (index === 0 && lettered ? letters(part) : Number(part))),
  };
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((part, index) => part !== b[index]);
  return differs === -1 ? a.length : differs;
}

type Style = 'letters' | 'roman' | 'figures';

/**
 * Whether `next` continues or opens a list after the numbers that a paragraph has had so far: (b)
 * after (a), also with (i) and (ii) in between, and (i) after (a).
 */
export function bracketedFollows(before: readonly string[], next: string): boolean {
  const last = before.at(-1);
  if (last === undefined) return false;
  // A list that was left for one below it goes on once; lists below may each begin anew.
  const resumed = before.includes(next) ? [] : before;
  return [...readings(next)].some(([style, count]) => {
    const opened = count === 1 && !readings(last).has(style);
    return opened || [last, ...resumed].some((one) => readings(one).get(style) === count - 1);
  });
}

/** What a number in brackets can mean: (i) is the ninth letter and the first numeral. */
function readings(number: string): ReadonlyMap<Style, number> {
  const text = number.replace(/[()]/g, '').toLowerCase();
  if (/^\d+$/.test(text)) return new Map([['figures', Number(text)]]);
  const found = new Map<Style, number>();
  if (text.length <= 2) found.set('letters', letters(text));
  if (/^[ivxl]+$/.test(text)) found.set('roman', roman(text));
  return found;
}

/** a is 1, z is 26, aa is 27. */
function letters(text: string): number {
  return [...text.toLowerCase()].reduce(
    (count, letter) => count * 26 + letter.charCodeAt(0) - 96,
    0,
  );
}

const numerals: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

function roman(text: string): number {
  const values = [...text].map((sign) => numerals[sign] ?? 0);
  return values.reduce(
    (sum, value, index) => (value < (values[index + 1] ?? 0) ? sum - value : sum + value),
    0,
  );
}
