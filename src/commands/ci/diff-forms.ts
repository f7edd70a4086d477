/** The three forms of what `pack diff` tells: for a terminal, for a pull request, for scripts. Pure. */
import type { Changes, Passage } from '../../changes/index.js';
import { withHiddenSignsShown } from '../../model/hidden-sign.js';
import { inSum, toldItems } from './diff-lines.js';

/** A passage is cut to so many characters for people; scripts have all of it. */
const longest = 160;
/** So many passages of an item are shown to people. */
const most = 5;

export function diffText(heading: string, changes: Changes): string {
  const { before, after } = changes;
  const lines = toldItems(changes).flatMap(({ head, lines, passages }) => [
    `  ${head}`,
    ...lines.map((line) => `    ${line}`),
    ...passages
      .slice(0, most)
      .flatMap((passage) => passageLines(passage).map((line) => `      ${line}`)),
    ...more(passages).map((line) => `      ${line}`),
  ]);
  return [`${heading}: ${before.name} → ${after.name}`, ...lines, inSum(changes), ''].join('\n');
}

/** With a list for each item; what is quoted cannot become a link, a mention or HTML. */
export function diffMarkdown(heading: string, changes: Changes): string {
  const { before, after } = changes;
  const items = toldItems(changes).flatMap(({ head, lines, passages }) => [
    `- **${escaped(head)}**`,
    ...lines.map((line) => `  - ${escaped(line)}`),
    ...passages
      .slice(0, most)
      .flatMap((passage) => passageLines(passage).map((line) => `    - ${coded(line)}`)),
    ...more(passages).map((line) => `    - ${line}`),
  ]);
  const list = items.length === 0 ? [] : [...items, ''];
  return [
    `### ${escaped(heading)}`,
    '',
    `${escaped(before.name)} → ${escaped(after.name)}. ${inSum(changes)}`,
    '',
    ...list,
  ].join('\n');
}

function passageLines({ page, removed, added }: Passage): readonly string[] {
  return [
    ...(removed === '' ? [] : [`page ${page} - ${cut(removed)}`]),
    ...(added === '' ? [] : [`page ${page} + ${cut(added)}`]),
  ];
}

const more = (passages: readonly Passage[]): readonly string[] =>
  passages.length > most ? [`and ${passages.length - most} more places`] : [];

function cut(text: string): string {
  const line = withHiddenSignsShown(text).replaceAll('\n', ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** GitHub Flavored Markdown 6.1: every ASCII punctuation sign may be escaped; "@" is not one that helps there. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#+!|~&-]/g, '\\$&')
    .replaceAll('@', '@\u200b')
    .replace(/\b(https?|www)(?=[:.])/gi, '$1\u200b');
}

/** Code spans hold everything but their own fence. */
function coded(text: string): string {
  const longestRun = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longestRun + 1);
  return `${fence} ${text} ${fence}`;
}
