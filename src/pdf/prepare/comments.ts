/**
 * Which marks on a page are comments: words, or reviewers' signs, that people wrote for each other and not for the
 * readers of the page (ISO 32000-2, 12.5.6.2). Decides nothing about what becomes of them.
 */
import { type Dict, Name } from '../objects/values.js';
import type { PdfFile } from '../read/open.js';
import { saysSomething } from './entries.js';

/** Marks on the text: signs of a reviewer even without words. */
const reviewing = new Set(['Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Caret']);

/** Drawings: what they say by themselves is part of the page. */
const drawn = new Set(['Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Ink', 'Stamp']);

/** What programs write beside a reviewer's words, though the name is taken away (tables 172 and 173). */
const traces = ['Popup', 'Subj', 'CreationDate', 'RC', 'IRT'];

/**
 * Words of a drawing without author and window are a description of it for those who cannot see it; those of a
 * dimension line are the measure that stands at it.
 */
export function isComment(file: PdfFile, mark: Dict, kind: string): boolean {
  if (kind === 'Text' || isReply(file, mark)) return true;
  const says = saysSomething(file.get(mark.get('Contents'))) || mark.has('RC');
  const signed = hasAuthor(file, mark) || traces.some((key) => mark.has(key));
  if (reviewing.has(kind)) return says || signed;
  return drawn.has(kind) && says && signed && !isDimension(file, mark);
}

/** Says more than the mark that it answers; a member of a group of marks is no reply (table 172). */
export function isReply(file: PdfFile, mark: Dict): boolean {
  return mark.has('IRT') && file.get(mark.get('RT')) !== Name.of('Group');
}

export function hasAuthor(file: PdfFile, mark: Dict): boolean {
  const author = file.get(mark.get('T'));
  return saysSomething(author);
}

function isDimension(file: PdfFile, mark: Dict): boolean {
  const intent = file.get(mark.get('IT'));
  return intent instanceof Name && intent.text.endsWith('Dimension');
}
