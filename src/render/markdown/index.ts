/**
 * Markdown to HTML in the council's report style. Raw HTML is never passed on; knows nothing of files:
 * images are named, not read.
 */
import type { Root as HastRoot } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Root } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Markdown } from '../../model/place.js';
import { checkSource } from './check.js';
import { shapeFigures } from './figures.js';
import { collectImages, type ImageReference } from './images.js';
import { checkLinks } from './links.js';
import { keepListNumbers } from './list-numbers.js';
import { numberParagraphs } from './paragraph-numbers.js';
import { shapeTables } from './tables.js';

export type { ImageReference } from './images.js';

export interface RenderedMarkdown {
  readonly html: string;
  /** The pictures that the HTML shows, by the address it uses for each. */
  readonly images: readonly ImageReference[];
  /** The text of the first heading of the first level. */
  readonly title?: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface MarkdownOptions {
  /** Level of a `#` heading in the HTML, 1 to 6. */
  readonly headingLevel: number;
  /** Put before ids, so that two texts on one page do not clash. */
  readonly idPrefix: string;
  /** Named in diagnostics. */
  readonly item?: string;
}

/** Parses GitHub Flavored Markdown (tables, footnotes, strikethrough, task lists) and renders it. */
export function renderMarkdown(text: Markdown, options: MarkdownOptions): RenderedMarkdown {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(text.source) as Root;
  const found = checkSource(tree, text, options.item);
  numberParagraphs(tree);
  keepListNumbers(tree, text.source);
  const hast = unified()
    .use(remarkRehype, {
      clobberPrefix: options.idPrefix,
      footnoteLabelTagName: 'h2',
      footnoteLabelProperties: { className: ['footnotes-title'] },
      footnoteLabel: 'Notes',
      // "↩" is in none of our typefaces.
      footnoteBackContent: '↑',
    })
    .runSync(tree) as HastRoot;
  const links = checkLinks(hast, text, options.item);
  const title = shiftHeadings(hast, options.headingLevel);
  shapeTables(hast);
  const images = collectImages(hast, text, options.idPrefix);
  shapeFigures(hast);
  return {
    html: unified().use(rehypeStringify).stringify(hast),
    images,
    ...(title === undefined ? {} : { title }),
    diagnostics: [...found, ...links],
  };
}

/** Headings start at `level`; answers the text of the first heading of the author's first level. */
function shiftHeadings(tree: HastRoot, level: number): string | undefined {
  let title: string | undefined;
  visit(tree, 'element', (element) => {
    const own = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (own === undefined) return;
    if (own === '1') title ??= textOf(element);
    element.tagName = `h${Math.min(6, Number(own) + level - 1)}`;
  });
  return title;
}
