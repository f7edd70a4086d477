/** What is the same on every public page: head, way back, style. Touches nothing. */
import { formatDayWords, formatLongDay, formatTime } from '../../model/date.js';
import { fileSize } from '../../model/file-size.js';
import type { Meeting } from '../../model/meeting.js';
import { formatPageRange } from '../../model/plan.js';
import { type SiteMeetingPage, type SitePdf, type SitePlan, wayTo } from '../../model/site.js';
import { logoAddress } from '../front-matter.js';
import type { ImageReference } from '../markdown/index.js';

/** Sizes in bytes, by path. */
export type Sizes = ReadonlyMap<string, number>;

/** A page of the site; its pictures are named and not read. */
export interface SitePage {
  readonly path: string;
  readonly html: string;
  readonly images: readonly ImageReference[];
}

export interface Crumb {
  readonly text: string;
  /** From the top of the site; missing for the page itself. */
  readonly page?: string;
}

export interface FrameOptions {
  readonly path: string;
  readonly title: string;
  readonly language: string;
  readonly crumbs: readonly Crumb[];
  readonly draft: boolean;
  readonly showLogo: boolean;
  readonly feed: string;
}

/** See templates/README.md, "The public pages". */
export function frameOf(plan: SitePlan, options: FrameOptions): object {
  const { path, title, language, crumbs, draft, showLogo, feed } = options;
  return {
    ...{ language, draft },
    title: crumbs.length === 0 ? title : `${title} – ${plan.council}`,
    council: plan.council,
    home: wayTo(plan.page, path),
    style: wayTo(plan.style, path),
    logo: showLogo ? logoAddress : null,
    feed: wayTo(feed, path),
    crumbs: crumbs.map(({ text, page }) => ({
      text,
      address: page === undefined ? null : wayTo(page, path),
    })),
  };
}

/** The day and the hour, in words and as programs read them. */
export function headOf({ body, date, time, language }: Meeting): object {
  return {
    body,
    date: formatLongDay(date, language),
    day: date,
    time: formatTime(time, language),
    moment: `${date}T${time.padStart(5, '0')}`,
  };
}

/** "Corporate Parenting Panel, 3 July 2019" */
export function meetingTitle({ source }: SiteMeetingPage): string {
  const { body, date, language } = source.pack.meeting;
  return `${body}, ${formatDayWords(date, language)}`;
}

/** "Scorecard, PDF, 479 kB, pages 13 - 16": what it is, even where nothing stands around it. */
export function pdfWords({ path, title, range, sheets }: SitePdf, sizes: Sizes): string {
  const pages =
    range === undefined
      ? `${sheets} ${sheets === 1 ? 'page' : 'pages'}`
      : formatPageRange(range).toLowerCase();
  return `${title}, PDF, ${fileSize(sizes.get(path) ?? 0)}, ${pages}`;
}

/** Sideways scrolling within the table alone, and by keyboard (WCAG 2.2, 1.4.10 and 2.1.1). */
export function withScrolling(html: string): string {
  let count = 0;
  return html
    .replace(
      /<table\b/g,
      () => `<div class="scroll" role="region" aria-label="Table ${++count}" tabindex="0"><table`,
    )
    .replace(/<\/table>/g, '</table></div>');
}

/** A placeholder of a picture in the HTML becomes the way to its file. */
export function withPictures(
  { path, html, images }: SitePage,
  files: ReadonlyMap<string, string>,
): string {
  return [...images.map(({ address }) => address), logoAddress].reduce((text, address) => {
    const file = files.get(address);
    if (file === undefined) return text;
    return text.replaceAll(`src="${address}"`, `src="${wayTo(file, path)}"`);
  }, html);
}
