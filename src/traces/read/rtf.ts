/** Rich Text as words: everything in it that a person wrote, deleted or hidden text too. Knows no other format. */

import { TextDecoder } from 'node:util';

/** What is in a Rich Text file: its words, and the files within it that are written as figures. */
export interface RichText {
  readonly text: string;
  readonly pictures: readonly Uint8Array[];
  /** It holds files of other programs (`\objdata`). */
  readonly objects: boolean;
}

/** Groups that hold names of typefaces and the like, which no person wrote. */
const notWords = new Set(
  'fonttbl colortbl stylesheet latentstyles listtable listoverridetable rsidtbl generator themedata colorschememapping datastore xmlnstbl blipuid pnseclvl'.split(
    ' ',
  ),
);

/** Words that stand for a sign, or for the end of what is read in one go. */
const signs: Readonly<Record<string, string>> = {
  ...{ par: '\n\n', line: '\n', sect: '\n\n', page: '\n\n', cell: '\n\n', row: '\n\n', tab: ' ' },
  ...{ emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”' },
  ...{ bullet: '•', emspace: ' ', enspace: ' ' },
};

interface Group {
  readonly kind: 'words' | 'nothing' | 'picture' | 'object';
  /** How many characters stand in for one that is given by its number (`\uc`). */
  readonly skip: number;
}

/** Takes time in proportion to the file, whatever is in it. */
export function readRichText(bytes: Uint8Array): RichText {
  const rtf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const text: string[] = [];
  const pictures: Uint8Array[] = [];
  const open: Group[] = [];
  let here: Group = { kind: 'words', skip: 1 };
  let figures: string[] = [];
  let objects = false;
  let skip = 0;
  let decoder = new TextDecoder('windows-1252');
  const say = (said: string): void => {
    if (here.kind === 'words') text.push(said);
    else if (here.kind === 'picture') figures.push(said);
  };
  const token =
    /([{}])|\\'([0-9a-f]{2})|\\bin(\d+) ?|\\u(-?\d+) ?|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|[\r\n]+|([^\\{}\r\n]+)/gi;
  for (let match = token.exec(rtf); match !== null; match = token.exec(rtf)) {
    const [, bracket, hex, binary, unicode, word, value, sign, plain] = match;
    if (bracket === '{') {
      open.push(here);
    } else if (bracket === '}') {
      if (here.kind === 'picture' && figures.length > 0) {
        pictures.push(Buffer.from(figures.join('').replace(/[^0-9a-f]/gi, ''), 'hex'));
        figures = [];
      }
      here = open.pop() ?? here;
      skip = 0;
    } else if (binary !== undefined) {
      const end = token.lastIndex + Number(binary);
      if (here.kind === 'picture')
        pictures.push(Buffer.from(rtf.slice(token.lastIndex, end), 'latin1'));
      token.lastIndex = end;
    } else if (unicode !== undefined) {
      say(String.fromCharCode(Number(unicode) & 0xffff));
      skip = here.skip;
    } else if (hex !== undefined) {
      if (skip > 0) skip--;
      else say(decoder.decode(Buffer.from(hex, 'hex')));
    } else if (word !== undefined) {
      control(word.toLowerCase(), value);
    } else if (sign !== undefined) {
      if (skip > 0) skip--;
      else say(sign === '~' ? ' ' : /[{}\\]/.test(sign) ? sign : sign === '_' ? '-' : '');
    } else if (plain !== undefined) {
      say(plain.slice(skip));
      skip = Math.max(0, skip - plain.length);
    }
  }
  return { text: text.join(''), pictures, objects };

  function control(word: string, value: string | undefined): void {
    if (notWords.has(word)) here = { ...here, kind: 'nothing' };
    else if (word === 'pict') here = { ...here, kind: 'picture' };
    else if (word === 'objdata') {
      objects = true;
      here = { ...here, kind: 'nothing' };
    } else if (word === 'uc') here = { ...here, skip: Number(value ?? 1) };
    else if (word === 'ansicpg') decoder = decoderOf(value);
    else if (here.kind === 'words') text.push(signs[word] ?? '');
  }
}

function decoderOf(page: string | undefined): TextDecoder {
  try {
    return new TextDecoder(page === '65001' ? 'utf-8' : `windows-${page}`);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
