/** Marks on a paper that it is not for the public, or not finished. Knows where marks stand, not what they say. */
import type { Finding } from '../../model/finding.js';
import { isMark } from '../pdf/marked-draft.js';
import type { Paper } from './paper.js';

/** Marks stand at the head of a paper; further down, the same words may be a heading of a table. */
const atHead = 6;

export function markedPaper({ blocks, titles, everyPage }: Paper): readonly Finding[] {
  const head = blocks.slice(0, atHead).flatMap((block) => (block.kind === 'text' ? [block] : []));
  const found = [
    ...[...titles, ...everyPage].flatMap((text) => marksIn(text).map((words) => ({ words }))),
    ...head.flatMap(({ text, line }) =>
      marksIn(text).map((words) => ({ words, ...(line === undefined ? {} : { line }) })),
    ),
  ];
  return found.map(({ words, ...spot }) => ({ check: 'marked-draft', ...spot, detail: { words } }));
}

/** A head or a title may hold a mark beside other words: "DRAFT – Drains", "Drains (draft)", "Page 2 | Confidential". */
function marksIn(text: string): readonly string[] {
  const parts = text.split(/\s+[-–—|:]\s+|[\t\n|()[\]]+| {3,}/).map((part) => part.trim());
  const found = isMark(text.trim())
    ? text.trim()
    : parts.length < 2
      ? undefined
      : // Within brackets a mark may begin small.
        parts.find((part) => isMark(part.charAt(0).toUpperCase() + part.slice(1)));
  return found === undefined ? [] : [found];
}

/** "drains-DRAFT-v2.docx", "confidential_appendix.pdf"; what is the draft of something ("draft-budget.pdf") is none. */
export function markInName(file: string): string | undefined {
  const words = (file.split('/').at(-1) ?? '')
    .replace(/\.[a-z0-9]+$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .split(/[\s_.-]+/)
    .filter((word) => word !== '')
    .join(' ');
  const mark =
    /\bdrafts?(?: ?(?:v|version|rev)? ?\d+| copy| final)*$|\b(?:strictly )?confidential(?! waste)\b|\bnot for publication\b|^exempt\b|\bexempt$|\brestricted$/i.exec(
      words,
    );
  return mark?.[0];
}
