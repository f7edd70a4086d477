/** What a reader sees of a Word document, as plain lines. */

import { readWord, type WordReading } from '../../../../src/convert/word/read.js';
import { makeDocx, type TestWord } from '../../../support/make-docx.js';

export async function read(word: TestWord): Promise<WordReading> {
  return readWord(await makeDocx(word));
}

/** The text of every block that has some, in order, numbers included. */
export function linesOf({ html }: WordReading): readonly string[] {
  return html
    .replace(/<(p|h[1-6]|li|td|th|caption|figcaption)[ >]/g, '\n$&')
    .split('\n')
    .map((line) => textOf(line))
    .filter((line) => line !== '');
}

export async function lines(word: TestWord): Promise<readonly string[]> {
  return linesOf(await read(word));
}

export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replace(/&amp;/g, '&')
    .trim();
}
