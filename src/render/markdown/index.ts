/**
 * Markdown to HTML in the council's report style. Raw HTML is never passed on; knows nothing of files:
 * images are named, not read.
 */
import type { Root as HastRoot } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { diagnose } from '../../diagnostics/index.js';
import { eachElement, readPaper, readTree } from '../../markdown/index.js';
import type { Checked, Diagnostic } from '../../model/diagnostic.js';
import type { Markdown } from '../../model/place.js';
import type { Chart } from '../chart/chart.js';
import { type ChartNode, takeCharts } from './charts.js';
import { checkSource } from './check.js';
import { shapeFigures } from './figures.js';
import { collectImages, type ImageReference } from './images.js';
import { Exceeded, type Excess, excessOfText, excessOfTree, withinLimits } from './limits.js';
import { checkLinks } from './links.js';
import { keepListNumbers } from './list-numbers.js';
import { markTurns, turnPages } from './page-turns.js';
import { numberParagraphs } from './paragraph-numbers.js';
import { type Appendix, frameRecommendations, liftTitle, partAppendices } from './parts.js';
import { placeOf } from './source-place.js';
import { shapeTables } from './tables.js';

export type { ImageReference } from './images.js';

export interface RenderedMarkdown {
  readonly html: string;
  /** The pictures that the HTML shows, by the address it uses for each. */
  readonly images: readonly ImageReference[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A report's text in its parts, as HTML. */
export interface RenderedReportText extends Omit<RenderedMarkdown, 'html'> {
  /** The first heading of the first level. */
  readonly title?: string;
  /** That heading as HTML, where the text begins with it; it is not in `body` then. */
  readonly heading?: string;
  /** Up to the first appendix. */
  readonly body: string;
  readonly appendices: readonly Appendix[];
  /** The appendices and all that follows them. */
  readonly appended: string;
}

export interface MarkdownOptions {
  /** Level of a `#` heading in the HTML, 1 to 6. */
  readonly headingLevel: number;
  /** Put before ids, so that two texts on one page do not clash. */
  readonly idPrefix: string;
  /** Named in diagnostics. */
  readonly item?: string;
}

/** Draws charts as SVG, one for each. */
export type DrawCharts = (charts: readonly Chart[], prefix: string) => Promise<readonly string[]>;

/** Parses GitHub Flavored Markdown (tables, footnotes, strikethrough, task lists) and renders it. */
export function renderMarkdown(text: Markdown, options: MarkdownOptions): RenderedMarkdown {
  const rendered = within(text, options, () => {
    const { tree, diagnostics } = parse(text, options, false);
    const hast = toHast(tree, options, []);
    const links = checkLinks(hast, text, options.item);
    shiftHeadings(hast, options.headingLevel);
    const images = shape(hast, text, options);
    return { html: toHtml(hast), images, diagnostics: [...diagnostics, ...links] };
  });
  return rendered.value ?? { html: '', images: [], diagnostics: rendered.diagnostics };
}

/** Likewise for a report: with its charts, its wide tables on turned pages, and in its parts. */
export async function renderReportText(
  text: Markdown,
  options: MarkdownOptions,
  draw: DrawCharts,
): Promise<RenderedReportText> {
  const parsed = within(text, options, () => parse(text, options, true));
  if (parsed.value === undefined) return { ...noText, diagnostics: parsed.diagnostics };
  const { tree, charts, diagnostics } = parsed.value;
  const drawn = await draw(charts, options.idPrefix);
  const rendered = within(text, options, () => {
    const hast = toHast(tree, options, drawn);
    const links = checkLinks(hast, text, options.item);
    const title = shiftHeadings(hast, options.headingLevel);
    const images = shape(hast, text, options);
    const heading = liftTitle(hast);
    frameRecommendations(hast);
    const { appendices, rest } = partAppendices(hast, options.idPrefix);
    turnPages(hast);
    turnPages(rest);
    return {
      ...(title === undefined ? {} : { title }),
      ...(heading === undefined ? {} : { heading: toHtml(heading) }),
      body: toHtml(hast),
      appendices,
      appended: toHtml(rest),
      images,
      diagnostics: [...diagnostics, ...links],
    };
  });
  return rendered.value ?? { ...noText, diagnostics: [...diagnostics, ...rendered.diagnostics] };
}

const noText = { body: '', appendices: [], appended: '', images: [] } as const;

/** What `work` makes of a text; nothing, and the error `text-too-complex`, where the text asks for too much. */
function within<T>(text: Markdown, { item }: MarkdownOptions, work: () => T): Checked<T> {
  const excess = excessOfText(text.source);
  const done = excess === undefined ? withinLimits(work) : { excess };
  if ('value' in done) return { value: done.value, diagnostics: [] };
  return { diagnostics: [tooComplex(done.excess, text, item)] };
}

function tooComplex({ what, node }: Excess, text: Markdown, item?: string): Diagnostic {
  const at = node === undefined ? text.at : placeOf(node, text);
  return diagnose('text-too-complex', { what }, { at, ...(item === undefined ? {} : { item }) });
}

function parse(text: Markdown, { item }: MarkdownOptions, isReport: boolean) {
  const tree = isReport ? readPaper(text.source) : readTree(text.source);
  const excess = excessOfTree(tree);
  if (excess !== undefined) throw new Exceeded(excess);
  const { charts, diagnostics } = takeCharts(tree, text, isReport, item);
  const found = [
    ...checkSource(tree, text, item),
    ...(isReport ? markTurns(tree, text, item) : []),
    ...diagnostics,
  ];
  numberParagraphs(tree);
  keepListNumbers(tree, text.source);
  return { tree, charts, diagnostics: found };
}

function toHast(tree: Root, { idPrefix }: MarkdownOptions, drawn: readonly string[]): HastRoot {
  return unified()
    .use(remarkRehype, {
      clobberPrefix: idPrefix,
      footnoteLabelTagName: 'h2',
      footnoteLabelProperties: { className: ['footnotes-title'] },
      footnoteLabel: 'Notes',
      // "↩" is in none of our typefaces.
      footnoteBackContent: '↑',
      handlers: {
        chart: (_, { index }: ChartNode) => ({ type: 'raw', value: drawn[index] ?? '' }),
      },
    })
    .runSync(tree) as HastRoot;
}

/** Whatever the style sheets need to know of it; answers the pictures. */
function shape(tree: HastRoot, text: Markdown, options: MarkdownOptions) {
  shapeTables(tree);
  const images = collectImages(tree, text, options.idPrefix);
  shapeFigures(tree);
  return images;
}

/** Raw parts are the charts that were drawn here; an author's HTML has not come this far. */
function toHtml(tree: HastRoot): string {
  return unified().use(rehypeStringify, { allowDangerousHtml: true }).stringify(tree);
}

/** Headings start at `level`; answers the text of the first heading of the author's first level. */
function shiftHeadings(tree: HastRoot, level: number): string | undefined {
  let title: string | undefined;
  eachElement(tree, (element) => {
    const own = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (own === undefined) return undefined;
    if (own === '1') title ??= textOf(element);
    element.tagName = `h${Math.min(6, Number(own) + level - 1)}`;
    return undefined;
  });
  return title;
}
