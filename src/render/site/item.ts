/** What a public page says of an item, whether among others or alone. Touches nothing. */
import { formatRestriction, type Restriction } from '../../model/access.js';
import { itemAnchor } from '../../model/address.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { partName } from '../../model/issue.js';
import type { Minute } from '../../model/minuted.js';
import type { Markdown } from '../../model/place.js';
import { type SiteItem, type SiteMeetingPage, type SitePaper, wayTo } from '../../model/site.js';
import { decisionParticulars } from '../decisions.js';
import { particulars } from '../front-matter.js';
import { withheldLine } from '../law.js';
import { type ImageReference, renderMarkdown } from '../markdown/index.js';
import { minuteText } from '../minutes.js';
import { itemWords, paperWords, statusReasons } from '../status.js';
import { pdfWords, type Sizes, withScrolling } from './frame.js';

/** Gathers what Markdown of a page asks for besides its HTML. */
export interface Setting {
  readonly path: string;
  readonly sizes: Sizes;
  readonly images: ImageReference[];
  readonly diagnostics: Diagnostic[];
}

export interface ItemOptions {
  /** Level of a first heading within its text. */
  readonly level: number;
  /** The page has nothing but this item: the whole minute is shown, and not only what was decided. */
  readonly alone: boolean;
  readonly partHeading: string | null;
}

export function siteItem(
  meeting: SiteMeetingPage,
  one: SiteItem,
  { level, alone, partHeading }: ItemOptions,
  setting: Setting,
): object {
  const { item, number, restriction, minute } = one;
  const { language } = meeting.source.pack.meeting;
  const anchor = itemAnchor(number);
  const set = (text: Markdown, idPrefix: string): string =>
    setMarkdown(text, idPrefix, level, `item ${number}`, setting);
  const own = restriction === undefined ? set(item.text, `${anchor}-`) : '';
  const several = meeting.source.parts.length > 1;
  return {
    anchor,
    number,
    minuteNumber: one.minuteNumber ?? null,
    title: one.title,
    address: wayTo(one.page, setting.path),
    status: statusWords(one),
    partHeading,
    law: restriction === undefined ? null : `${formatRestriction(restriction)}.`,
    paragraphs: restriction === undefined ? [] : paragraphLines(restriction),
    text: restriction === undefined ? `${own}${statusReasons(item)}` : '',
    papers: one.papers.map((paper) => paperData(paper, one.title, language, several, setting)),
    absent: one.absent.map(({ title, status }) => ({ title, status: paperWords[status] })),
    withheld: (restriction === undefined ? (item.withheld ?? []) : []).map((paper) => ({
      text: withheldLine(paper),
      paragraphs: alone ? paragraphLines(paper.access) : [],
    })),
    particulars: restriction === undefined ? particulars(item) : [],
    decisions: one.decisions.map((decision, index) => {
      const part = (text: Markdown | undefined, name: string): string | null =>
        text === undefined ? null : set(text, `${anchor}-decision-${index + 1}-${name}-`);
      return {
        particulars: decisionParticulars(decision, language),
        decision: part(decision.decision, 'text'),
        reasons: alone ? part(decision.reasons, 'reasons') : null,
        options: alone ? part(decision.options, 'options') : null,
      };
    }),
    minute: minute === undefined ? null : minute.number,
    minuteHeading:
      minute === undefined ? null : hasDecided(minute) ? 'What was resolved' : 'Minutes',
    minuteText: minute === undefined ? null : minuteHtml(meeting, minute, level, alone, setting),
  };
}

/** In the words of the Act; a ground for confidentiality stands in the sentence before. */
function paragraphLines(restriction: Restriction): readonly string[] {
  if (restriction.kind === 'confidential') return [];
  return restriction.paragraphs.map(
    ({ number, description }) => `Paragraph ${number}: ${description}`,
  );
}

/** Of the item as it was issued last: what has come since is no longer to follow. */
function statusWords({ restriction, status }: SiteItem): string | null {
  if (restriction !== undefined) {
    return status === 'withdrawn' ? '[Not for publication; withdrawn]' : '[Not for publication]';
  }
  return status === undefined ? null : itemWords[status];
}

function paperData(
  { pdf, title, language: own, status, part, page }: SitePaper,
  itemTitle: string,
  language: string,
  several: boolean,
  { path, sizes }: Setting,
): object {
  // "Report, pages 17 - 24" of which item? A link is read on its own.
  const name = title.length < 12 ? `${title} on ${itemTitle}` : title;
  return {
    title,
    text: pdfWords({ ...pdf, title: name }, sizes),
    address: wayTo(pdf.path, path),
    language: own === language ? null : own,
    status: status === undefined ? null : paperWords[status],
    part: several ? partName(part) : null,
    html: page === undefined ? null : { text: `${name} as a web page`, address: wayTo(page, path) },
  };
}

/** In characters: what is longer is read on the item's own page. */
const shortMinute = 600;

function hasDecided({ blocks }: Minute): boolean {
  return blocks.some(({ kind }) => kind === 'decision' || kind === 'action');
}

/** What was decided and who is to act; where nothing was, how the minute begins, if that is short. */
function inShort(minute: Minute): Minute['blocks'] {
  const { blocks } = minute;
  if (hasDecided(minute)) {
    return blocks.filter(({ kind }) => kind === 'decision' || kind === 'action');
  }
  const [first] = blocks;
  const isShort = first?.kind === 'text' && first.text.source.length <= shortMinute;
  return isShort ? [first] : [];
}

/** The whole text of a minute, or no more than what was decided and who is to act. */
export function minuteHtml(
  { source }: SiteMeetingPage,
  minute: Minute,
  level: number,
  whole: boolean,
  setting: Setting,
): string {
  const numbers = whole && (source.minutes?.minuted.numberParagraphs ?? false);
  const blocks = whole ? minute.blocks : inShort(minute);
  const set = (text: Markdown, idPrefix: string, item: string): string =>
    setMarkdown(text, idPrefix, level, item, setting);
  const anchor = `minute-${minute.number.replace(/[^A-Za-z0-9-]/g, '_')}`;
  return minuteText({ ...minute, blocks }, anchor, numbers, set);
}

export function setMarkdown(
  text: Markdown,
  idPrefix: string,
  headingLevel: number,
  item: string,
  { images, diagnostics }: Setting,
): string {
  const rendered = renderMarkdown(text, { headingLevel, idPrefix, item });
  images.push(...rendered.images);
  diagnostics.push(...rendered.diagnostics);
  return withScrolling(rendered.html);
}
