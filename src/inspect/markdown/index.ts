/** What the checks find in a report in Markdown. Must not know which document of which pack it is. */
import type { Finding } from '../../model/finding.js';
import type { Inspected } from '../file.js';
import { contentsOf } from '../text/contents.js';
import { markedPaper } from '../text/marked.js';
import { suppressedCells } from '../text/suppressed.js';
import { readMarkdown } from './read.js';

export async function inspectMarkdown(bytes: Uint8Array): Promise<Inspected> {
  const { paper, comments, unseen } = readMarkdown(new TextDecoder().decode(bytes));
  const headless = paper.blocks.filter(
    (block) => block.kind === 'table' && (block.rows[0] ?? []).every((cell) => cell === ''),
  );
  const findings: readonly Finding[] = [
    ...comments.map(
      (line): Finding => ({ check: 'comments', line, detail: { comments: 1, leftOut: true } }),
    ),
    ...unseen.map(
      ({ line, letters }): Finding => ({ check: 'hidden-text', line, detail: { letters } }),
    ),
    ...headless.map(
      ({ line }): Finding => ({
        check: 'no-table-headers',
        ...(line === undefined ? {} : { line }),
        detail: { tables: 1 },
      }),
    ),
    ...suppressedCells(paper),
    ...markedPaper(paper),
  ];
  return { findings, contents: contentsOf(paper) };
}
