/** A Markdown report as a page of its own. Touches nothing: pictures are named, not read. */
import { type AgendaItem, type Document, formatItemNumber } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Markdown } from '../model/place.js';
import { type ImageReference, renderMarkdown } from './markdown/index.js';
import type { Templates } from './templates.js';

export interface RenderedReport {
  readonly html: string;
  readonly images: readonly ImageReference[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Renders a report; its own first heading is the page's title, else the document's title is. */
export function renderReport(
  templates: Templates,
  item: AgendaItem,
  document: Document,
  text: Markdown,
): RenderedReport {
  const body = renderMarkdown(text, {
    headingLevel: 1,
    idPrefix: '',
    item: `item ${formatItemNumber(item.number)}`,
  });
  return {
    html: templates.fill('report', {
      language: document.language,
      title: body.title ?? document.title,
      heading: body.title === undefined ? document.title : null,
      body: body.html,
    }),
    images: body.images,
    diagnostics: body.diagnostics,
  };
}
