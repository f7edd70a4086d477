/**
 * Mammoth's HTML and what is known beside it become the report's HTML: headings, lists, tables with
 * headings, figures, notes, sections on paper of their own. Takes nothing over that is not allowed.
 */
import type { Element, ElementContent } from 'hast';
import { toHtml as write } from 'hast-util-to-html';
import {
  type Facts,
  markPrefix,
  type ParagraphFacts,
  type PictureFacts,
  type TableFacts,
} from '../marks/facts.js';
import { idPrefix } from '../to-html.js';
import { readHtml } from './from-xml.js';
import { shapeLists } from './lists.js';
import { below, element, isElement, rebuild, shows } from './nodes.js';
import { isNotes, noteSigns, placeSigns, shapeNotes } from './notes.js';
import { type Block, type HeadingScale, shapeParagraph } from './paragraphs.js';
import { shapePicture } from './pictures.js';
import { sanitise } from './sanitise.js';
import { shapeSections } from './sections.js';
import { shapeTable } from './tables.js';

export interface ShapedReport {
  readonly html: string;
  /** Web addresses of links that were left out, since they lead nowhere from a PDF. */
  readonly droppedLinks: readonly string[];
  /** What is known of each picture that the HTML shows. */
  readonly pictures: readonly PictureFacts[];
}

/** `shown` are the addresses of pictures that can be printed. */
export function shapeReport(html: string, facts: Facts, shown: ReadonlySet<string>): ShapedReport {
  const raw = readHtml(html);
  const droppedLinks = badLinks(raw.children.filter((node) => node.type === 'element'));
  const clean = sanitise(raw).children as ElementContent[];
  const targets = new Set(
    below(clean, 'a').map((link) => String(link.properties.href ?? '').replace(/^#/, '')),
  );
  const scale: HeadingScale = {
    shift: facts.paragraphs.some(({ heading }) => heading === 0) ? 1 : 0,
  };
  const pictures: PictureFacts[] = [];
  const notes = clean.find((node): node is Element => isNotes(node));
  const signs = noteSigns(notes);
  const text = placeSigns(
    clean.filter((node) => node !== notes),
    signs,
  );
  const blocks = shapeBlocks(text);
  const children = [
    ...shapeSections(blocks, facts.sections),
    ...(notes === undefined
      ? []
      : [shapeNotes(notes, signs, (nodes) => nodesOf(shapeBlocks(nodes)))]),
  ];
  return { html: write({ type: 'root', children }), droppedLinks, pictures };

  function shapeBlocks(nodes: readonly ElementContent[]): readonly Block[] {
    const blocks: Block[] = [];
    let newPage = false;
    const push = (block: Block): void => {
      blocks.push(newPage ? { ...block, newPage } : block);
      newPage = false;
    };
    for (const node of gatherLoose(nodes)) {
      if (isElement(node, 'table')) {
        push(tableBlock(node));
      } else if (isElement(node, 'p')) {
        const { facts: known, children } = readMarks(node.children);
        const shaped = shapeParagraph(children, known, scale);
        for (const block of shaped.blocks) push(block);
        newPage ||= shaped.endsPage;
      } else if (isElement(node)) {
        push({ node, newPage: false });
      }
    }
    return joinCaptions(shapeLists(blocks));
  }

  function tableBlock(node: Element): Block {
    let about: TableFacts | undefined;
    let section: number | undefined;
    const table = shapeTable(
      node,
      (cell) => {
        const first = firstFacts(cell);
        about ??= first?.table;
        section ??= first?.section;
        const children = nodesOf(shapeBlocks(cell.children)) as ElementContent[];
        return { node: { ...cell, children: unwrapSingle(children) }, facts: first?.cell };
      },
      () => about,
    );
    return { node: table, newPage: false, ...(section === undefined ? {} : { section }) };
  }

  function firstFacts(node: Element): ParagraphFacts | undefined {
    const mark = below([node], 'a').find((link) => indexOf(link, 'paragraph') !== undefined);
    return mark === undefined ? undefined : facts.paragraphs[indexOf(mark, 'paragraph') ?? -1];
  }

  /** Takes our marks out, puts pictures in, and drops anchors that nothing leads to. */
  function readMarks(nodes: readonly ElementContent[]): {
    readonly facts: ParagraphFacts | undefined;
    readonly children: ElementContent[];
  } {
    let known: ParagraphFacts | undefined;
    let picture: number | undefined;
    const children = rebuild(nodes, (node) => {
      if (node.tagName === 'img') {
        const src = String(node.properties.src ?? '');
        const about = picture === undefined ? undefined : facts.pictures[picture];
        picture = undefined;
        if (!shown.has(src)) return [];
        pictures.push(about ?? { text: '', decorative: false });
        return [shapePicture(src, about)];
      }
      if (node.tagName !== 'a') return undefined;
      const paragraph = indexOf(node, 'paragraph');
      if (paragraph !== undefined) {
        // A paragraph that was joined with another begins with both marks; the last is its own.
        known = facts.paragraphs[paragraph];
        return [];
      }
      const image = indexOf(node, 'picture');
      if (image !== undefined) {
        picture = image;
        return [];
      }
      return keepAnchor(node);
    });
    return { facts: known, children };
  }

  function keepAnchor(node: Element): ElementContent[] | undefined {
    const { id, href } = node.properties;
    if (href !== undefined) return undefined;
    if (id === undefined) return rebuild(node.children, () => undefined);
    return targets.has(String(id)) ? [element('span', { id }, [])] : [];
  }
}

function indexOf(node: Element, kind: 'paragraph' | 'picture'): number | undefined {
  const start = `${idPrefix}${markPrefix}${kind}:`;
  const id = String(node.properties.id ?? '');
  return id.startsWith(start) ? Number(id.slice(start.length)) : undefined;
}

/** A picture or words outside of any paragraph (old pictures follow the one they stood in). */
function gatherLoose(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const gathered: ElementContent[] = [];
  let loose: ElementContent[] = [];
  const end = (): void => {
    if (loose.length > 0) gathered.push(element('p', {}, loose));
    loose = [];
  };
  for (const node of nodes) {
    if (isElement(node, 'p', 'table', 'ol', 'ul', 'li')) {
      end();
      gathered.push(node);
    } else {
      loose.push(node);
    }
  }
  end();
  return gathered;
}

/** "Table 3" above a table is its caption, and "Figure 2" under a figure is its. */
function joinCaptions(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const before = joined.at(-1);
    const isCaption = (each: Block | undefined): boolean =>
      each?.facts?.caption === true && each.node.tagName === 'p';
    if (block.node.tagName === 'table' && before !== undefined && isCaption(before)) {
      joined.pop();
      const caption = element('caption', {}, before.node.children);
      const node = { ...block.node, children: [caption, ...block.node.children] };
      joined.push({ ...block, node, newPage: before.newPage });
    } else if (isCaption(block) && before?.node.tagName === 'figure') {
      joined.pop();
      const caption = element('figcaption', {}, block.node.children);
      joined.push({
        ...before,
        node: { ...before.node, children: [...before.node.children, caption] },
      });
    } else {
      joined.push(block);
    }
  }
  return joined;
}

function nodesOf(blocks: readonly Block[]): ElementContent[] {
  return blocks.map(({ node }) => node);
}

/** A cell with one plain paragraph needs none. */
function unwrapSingle(children: ElementContent[]): ElementContent[] {
  const [only, ...more] = children;
  if (more.length > 0 || !isElement(only, 'p')) return children;
  return Object.keys(only.properties).length === 0 ? only.children : children;
}

function badLinks(nodes: readonly Element[]): readonly string[] {
  const bad = below(nodes, 'a')
    .filter((link) => shows(link.children))
    .map((link) => link.properties.href)
    .filter((href) => href !== undefined && !/^(https?:|mailto:|tel:|#)/i.test(String(href)));
  return [...new Set(bad.map(String))];
}
