/** What a paper has in it, in a few words that are kept beside its findings. Knows no council and no rules. */
import { createHash } from 'node:crypto';
import type { Paper } from './paper.js';

export interface Contents {
  /** Of each heading what `fingerprintOf` makes of it: words are not kept, somebody may have meant to hide them. */
  readonly headings: readonly string[];
  /** It lists its background papers, or says that there are none. */
  readonly namesBackgroundPapers: boolean;
}

/** Longer lines are running text. */
const longest = 100;

export function contentsOf({ blocks, headings, titles }: Paper): Contents {
  const texts = blocks.flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.rows.flat(),
  );
  return contentsOfLines([...headings, ...titles, ...texts]);
}

/** Of a file that does not tell its headings: each short line may be one. */
export function contentsOfLines(lines: readonly string[]): Contents {
  const headings = lines
    .filter((line) => line.length <= longest)
    .map(comparable)
    .filter((heading) => heading !== '')
    .map(fingerprintOf);
  return {
    headings: [...new Set(headings)],
    namesBackgroundPapers: lines.some((line) => /\bbackground\s+(paper|document)s?\b/i.test(line)),
  };
}

/** Whether one of its headings is this one, but for its number and its letters' size. */
export function hasHeading({ headings }: Contents, heading: string): boolean {
  return headings.includes(fingerprintOf(comparable(heading)));
}

function fingerprintOf(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, 16);
}

/** "3.1 Financial implications:" and "FINANCIAL IMPLICATIONS" are one heading. */
function comparable(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/^[\s#*]*(appendix\s+)?(\(?([0-9]+|[a-z])([.)][0-9]*)+)?\s*/u, '')
    .replace(/:.*$/su, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
