/** A count as Word prints it: "iv", "AA", "3rd", "Twenty-one" (ECMA-376-1, 17.18.59). Knows no list. */

/** Formats that this table does not know print as plain figures, as Word does for most of them. */
export function formatCount(count: number, format: string, pattern?: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperLetter':
      return letters(count);
    case 'lowerLetter':
      return letters(count).toLowerCase();
    case 'ordinal':
      return `${count}${ordinalEnding(count)}`;
    case 'cardinalText':
      return capital(inWords(count));
    case 'ordinalText':
      return capital(ordinalInWords(count));
    case 'numberInDash':
      return `- ${count} -`;
    case 'hex':
      return count.toString(16).toUpperCase();
    case 'chicago':
      return symbols(count);
    case 'custom':
      return padded(count, pattern ?? '');
    default:
      return String(count);
  }
}

function roman(count: number): string {
  if (count < 1 || count > 32_767) return String(count);
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = count;
  let text = '';
  for (const [value, sign] of signs) {
    text += sign.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
}

/** A to Z, then AA, BB to ZZ, then AAA: Word repeats the letter. */
function letters(count: number): string {
  if (count < 1 || count > 780) return String(count);
  const letter = String.fromCharCode(65 + ((count - 1) % 26));
  return letter.repeat(Math.ceil(count / 26));
}

function symbols(count: number): string {
  if (count < 1 || count > 400) return String(count);
  return ('*†‡§'[(count - 1) % 4] ?? '').repeat(Math.ceil(count / 4));
}

/** "001, 002, 003, …": as many figures as the pattern's first number has. */
function padded(count: number, pattern: string): string {
  const width = /^\d+/.exec(pattern)?.[0].length ?? 1;
  return String(count).padStart(width, '0');
}

function ordinalEnding(count: number): string {
  const tens = count % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return { 1: 'st', 2: 'nd', 3: 'rd' }[count % 10] ?? 'th';
}

const small = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen ' +
  'fifteen sixteen seventeen eighteen nineteen'
).split(' ');
const tensWords = [
  '',
  '',
  'twenty',
  'thirty',
  'forty',
  'fifty',
  'sixty',
  'seventy',
  'eighty',
  'ninety',
];

function inWords(count: number): string {
  if (count < 0 || count > 999_999) return String(count);
  if (count < 20) return small[count] ?? '';
  if (count < 100) {
    const rest = count % 10;
    return `${tensWords[Math.floor(count / 10)]}${rest === 0 ? '' : `-${small[rest]}`}`;
  }
  const [size, name] = count < 1000 ? [100, 'hundred'] : [1000, 'thousand'];
  const rest = count % size;
  return `${inWords(Math.floor(count / size))} ${name}${rest === 0 ? '' : ` ${inWords(rest)}`}`;
}

const irregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

function ordinalInWords(count: number): string {
  return inWords(count).replace(
    /[a-z]+$/,
    (last) => irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`),
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
