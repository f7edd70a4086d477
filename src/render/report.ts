/** A Markdown report as a page of its own. Touches nothing: pictures are named, not read. */
import { type AgendaItem, type Document, formatItemNumber } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Meeting } from '../model/meeting.js';
import type { ReportSource } from '../model/report.js';
import { backgroundPapers } from './background-papers.js';
import { drawCharts } from './chart/draw.js';
import { escaped } from './escape.js';
import {
  type DrawCharts,
  type ImageReference,
  renderMarkdown,
  renderReportText,
} from './markdown/index.js';
import { reportHead } from './report-head.js';
import type { Templates } from './templates.js';

export interface RenderedReport {
  readonly html: string;
  readonly images: readonly ImageReference[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Renders a report; its own first heading is the page's title, else the document's title is. Only a report
 * with front matter gets a head: minutes and letters have none.
 */
export async function renderReport(
  templates: Templates,
  meeting: Meeting,
  item: AgendaItem,
  document: Document,
  { front, text }: ReportSource,
  draw: DrawCharts = drawCharts,
): Promise<RenderedReport> {
  const options = { headingLevel: 1, idPrefix: '', item: `item ${formatItemNumber(item.number)}` };
  const rendered = await renderReportText(text, options, draw);
  const title = rendered.title ?? document.title;
  const recommendations = (front?.recommendations ?? []).map((one, index) =>
    renderMarkdown(one, { ...options, idPrefix: `recommendation-${index + 1}-` }),
  );
  const parts = [...recommendations, rendered];
  return {
    html: templates.fill('report', {
      language: document.language,
      title,
      heading: rendered.heading ?? (rendered.title === undefined ? escaped(title) : null),
      particulars: front === undefined ? [] : reportHead(front, title, item, meeting),
      recommendations: recommendations.map(({ html }) => html),
      body: rendered.body,
      backgroundPapers: backgroundPapers(front?.backgroundPapers, meeting.nation),
      appendices: rendered.appendices,
      appended: rendered.appended,
    }),
    images: parts.flatMap(({ images }) => images),
    diagnostics: parts.flatMap(({ diagnostics }) => diagnostics),
  };
}
