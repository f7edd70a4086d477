/**
 * The parts that every report has, found by their headings: its title, its recommendations, its appendices.
 * Knows nothing of what stands in them.
 */
import type { Element, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

/** "Recommendations", "1. Recommendations", "Officer recommendation"; in Welsh too. */
const recommending = /^([\d.]+\s+)?((officers?[’']?\s+)?recommendations?|argymhell(iad|ion))$/i;
const appended = /^(appendix|annex|atodiad)\s+\S/i;

export interface Appendix {
  readonly id: string;
  readonly title: string;
}

/** Takes the title out of the text, where the text begins with it. */
export function liftTitle(tree: Root): Root | undefined {
  const index = tree.children.findIndex((node) => node.type === 'element');
  const first = tree.children[index];
  if (first?.type !== 'element' || first.tagName !== 'h1') return undefined;
  tree.children.splice(index, 1);
  return { type: 'root', children: first.children };
}

/** Puts everything under a heading "Recommendations" into a section; its numbers are (1), (2), as minutes cite them. */
export function frameRecommendations(tree: Root): void {
  const start = tree.children.findIndex((node) => isHeading(node, recommending));
  const heading = tree.children[start];
  if (heading?.type !== 'element') return;
  const level = levelOf(heading) ?? 1;
  const after = tree.children.findIndex(
    (node, index) => index > start && (levelOf(node) ?? Number.POSITIVE_INFINITY) <= level,
  );
  const end = after === -1 ? tree.children.length : after;
  const content = tree.children.slice(start, end).filter((node) => node.type === 'element');
  for (const list of content.filter(({ tagName }) => tagName === 'ol')) {
    list.properties.className = ['cited'];
  }
  tree.children.splice(start, end - start, {
    type: 'element',
    tagName: 'section',
    properties: { className: ['recommendations'] },
    children: content,
  });
}

/** Marks the headings of appendices, each of which starts a page, and parts the first and all that follows from the text. */
export function partAppendices(
  tree: Root,
  idPrefix: string,
): { readonly appendices: readonly Appendix[]; readonly rest: Root } {
  const headings = tree.children.filter((node) => isHeading(node, appended)) as Element[];
  const appendices = headings.map((heading, index) => {
    const id = `${idPrefix}appendix-${index + 1}`;
    heading.properties.id = id;
    heading.properties.className = ['appendix'];
    return { id, title: textOf(heading) };
  });
  const first = headings[0];
  const start = first === undefined ? tree.children.length : tree.children.indexOf(first);
  return { appendices, rest: { type: 'root', children: tree.children.splice(start) } };
}

function isHeading(node: RootContent, pattern: RegExp): boolean {
  return node.type === 'element' && levelOf(node) !== undefined && pattern.test(textOf(node));
}

function levelOf(node: RootContent): number | undefined {
  const level = node.type === 'element' ? /^h([1-6])$/.exec(node.tagName)?.[1] : undefined;
  return level === undefined ? undefined : Number(level);
}
