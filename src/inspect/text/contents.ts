/** What a paper has in it, in a few words that are kept beside its findings. Knows no council and no rules. */
import type { Paper } from './paper.js';

export interface Contents {
  /** Headings as they are compared: in small letters, without numbers, stops and what follows a colon. */
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
  const headings = lines.filter((line) => line.length <= longest).map(comparable);
  return {
    headings: [...new Set(headings)].filter((heading) => heading !== ''),
    namesBackgroundPapers: lines.some((line) => /\bbackground\s+(paper|document)s?\b/i.test(line)),
  };
}

/** "3.1 Financial implications:" and "FINANCIAL IMPLICATIONS" are one heading. */
export function comparable(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/^[\s#*]*(appendix\s+)?(\(?([0-9]+|[a-z])([.)][0-9]*)+)?\s*/u, '')
    .replace(/:.*$/su, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
