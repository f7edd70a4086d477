/** A report in Markdown or Word as a public page, by the same way as it is printed. Touches nothing: pictures are named, not read. */
import type { ReportSource } from '../../model/report.js';
import {
  type SiteBody,
  type SiteItem,
  type SiteMeetingPage,
  type SitePaper,
  wayTo,
} from '../../model/site.js';
import { backgroundPapers } from '../background-papers.js';
import { drawCharts } from '../chart/draw.js';
import { escaped } from '../escape.js';
import { renderMarkdown, renderReportText } from '../markdown/index.js';
import { reportHead } from '../report-head.js';
import { frameOf, headOf, meetingTitle, pdfWords, type SitePage, withScrolling } from './frame.js';
import type { SitePress } from './pages.js';

export interface SiteReport {
  readonly body: SiteBody;
  readonly meeting: SiteMeetingPage;
  readonly item: SiteItem;
  readonly paper: SitePaper;
  /** The path of its page. */
  readonly path: string;
}

/** Of a report in Markdown. */
export async function reportPage(
  press: SitePress,
  report: SiteReport,
  { front, text }: ReportSource,
): Promise<SitePage> {
  const { meeting, item, paper, path } = report;
  const options = { headingLevel: 1, idPrefix: '', item: `item ${item.number}` };
  const rendered = await renderReportText(text, options, drawCharts);
  const recommendations = (front?.recommendations ?? []).map((one, index) =>
    renderMarkdown(one, { ...options, idPrefix: `recommendation-${index + 1}-` }),
  );
  const title = rendered.title ?? paper.title;
  const heading = rendered.heading ?? escaped(paper.title);
  const { meeting: held } = meeting.source.pack;
  const html = press.templates.fill('site/report', {
    ...aroundReport(press, report, title),
    word: false,
    heading,
    particulars: front === undefined ? [] : reportHead(front, title, item.item, held),
    recommendations: recommendations.map((one) => belowOneHeading(one.html)),
    report: belowOneHeading(rendered.body),
    backgroundPapers: backgroundPapers(front?.backgroundPapers, held.nation),
    appendices: rendered.appendices,
    appended: belowOneHeading(rendered.appended),
  });
  return { path, html, images: [...recommendations, rendered].flatMap(({ images }) => images) };
}

/** Of a report in Word: `html` is sanitised, and names its pictures by the addresses of `images`. */
export function wordReportPage(press: SitePress, report: SiteReport, html: string): SitePage {
  const { path, paper } = report;
  const filled = press.templates.fill('site/report', {
    ...aroundReport(press, report, paper.title),
    word: true,
    heading: escaped(paper.title),
    particulars: [],
    recommendations: [],
    report: belowOneHeading(html),
    backgroundPapers: null,
    appendices: [],
    appended: '',
  });
  return { path, html: filled, images: [] };
}

function aroundReport(
  { plan, sizes, showLogo }: SitePress,
  { body, meeting, item, paper, path }: SiteReport,
  title: string,
): object {
  const { meeting: held } = meeting.source.pack;
  const { language } = held;
  return {
    ...frameOf(plan, {
      ...{ path, title: `${title}, ${meetingTitle(meeting)}`, language, showLogo },
      ...{ draft: meeting.state === 'draft', feed: body.feed },
      crumbs: [
        { text: 'Meetings', page: plan.page },
        { text: body.name, page: body.page },
        { text: meetingTitle(meeting), page: meeting.page },
        { text: `Item ${item.number}`, page: item.page },
        { text: paper.title },
      ],
    }),
    ...headOf(held),
    meeting: { text: meetingTitle(meeting), address: wayTo(meeting.page, path) },
    item: { text: `Item ${item.number}: ${item.title}`, address: wayTo(item.page, path) },
    pdf: { text: pdfWords(paper.pdf, sizes), address: wayTo(paper.pdf.path, path) },
    paperLanguage: paper.language,
  };
}

/** The page's own heading is the only one of the first level; tables scroll by themselves. */
function belowOneHeading(html: string): string {
  // Widths of columns are for paper; the page allows no style but that of its style sheet.
  const plain = html.replace(/<(\/?)h1\b/g, '<$1h2').replace(/<col style="[^"]*">/g, '<col>');
  return withScrolling(plain);
}
