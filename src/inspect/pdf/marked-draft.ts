/** Marks that a paper is not for the public, or not finished. Knows marks, not what a text is about. */
import type { Finding } from '../../model/finding.js';
import type { Rect } from '../../model/segment.js';
import type { PageInspection } from '../../pdfium/index.js';

/** Longer lines are running text, in which a draft may be what the paper is about. */
const longest = 90;

/** Letters as high as this, in points, stand across a page. */
const large = 20;

/** Of the page's height: where heads and feet are. Elsewhere it may be the heading of a column. */
const margin = 0.12;

const marks = [
  /^(final |first |second |third |working |initial |early |latest )?drafts?( (document|copy|only|version|paper|report))?( ?[-–—:|,]? ?(v|version|rev|revision)?\.? ?\d+(\.\d+)*[a-z]?)?$/i,
  /^draft\b[ ,:;–—-]*(restricted$|not for (publication|circulation|distribution|release)|confidential|in confidence|for (discussion|comments?|review|approval|information) only|do not (share|circulate|distribute|cite|quote))\b/i,
  /^(strictly |highly )?(private (and|&) )?(commercial(ly)? (in |and )?|strictly in |in )?confiden(tial|ce)(ity)?([ ,:–—-]+(not for publication|draft|do not (share|circulate|distribute|copy)|until .*|report|item|paper|appendix.*))?$/i,
  /^(this (report|appendix|document|item|paper) is )?(strictly )?not for publication\b(?!.*\b(are|were|was|which|they)\b)/i,
  /^official[ :–—-]+sensitive\b.*$/i,
  /^(restricted|embargoed( until .*)?|under embargo.*|exempt (information|report|item|appendix))$/i,
];

export function markedDraft(pages: readonly PageInspection[]): readonly Finding[] {
  return pages.flatMap(({ lines, height: tall }, index) =>
    lines.flatMap(({ text, box, height }): readonly Finding[] =>
      isMark(text) && (index === 0 || height >= large || isMarginal(box, tall))
        ? [{ check: 'marked-draft', page: index + 1, box, detail: { words: text } }]
        : [],
    ),
  );
}

function isMarginal({ y, height }: Rect, tall: number): boolean {
  const middle = y + height / 2;
  return middle < tall * margin || middle > tall * (1 - margin);
}

/** "D R A F T" is a mark too. */
export function isMark(line: string): boolean {
  const text = line.replace(/[[\]()*“”"‘’'.]+$|^[[\]()*“”"‘’']+/g, '').trim();
  if (text.length > longest) return false;
  // A line that goes on from another begins small.
  if (/^\p{Ll}/u.test(text)) return false;
  const spaced = /^(\p{L} )+\p{L}$/u.test(text) ? text.replaceAll(' ', '') : text;
  return marks.some((mark) => mark.test(spaced));
}
