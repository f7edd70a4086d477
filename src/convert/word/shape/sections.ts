/** Sections of another paper than A4 upright get pages of their own; a page that begins is marked. */
import type { ElementContent } from 'hast';
import type { SectionFacts } from '../marks/index.js';
import { element } from './nodes.js';
import type { Block } from './paragraphs.js';

export function shapeSections(
  blocks: readonly Block[],
  sections: readonly SectionFacts[],
): ElementContent[] {
  const children: ElementContent[] = [];
  let group: { readonly page: SectionFacts['page']; readonly nodes: ElementContent[] } | undefined;
  let last: number | undefined;
  for (const block of blocks) {
    const index = block.section ?? last;
    const section = index === undefined ? undefined : sections[index];
    // A section without anything in it is passed over, and still begins its page.
    const begins =
      last !== undefined &&
      index !== undefined &&
      sections.slice(last + 1, index + 1).some(({ newPage }) => newPage);
    const page = section?.page ?? 'portrait';
    if (group === undefined || group.page !== page) {
      group = { page, nodes: [] };
      children.push(element('section', { className: [page] }, group.nodes));
    }
    group.nodes.push(block.newPage || begins ? onNewPage(block) : block.node);
    last = index;
  }
  return children;
}

function onNewPage({ node }: Block): ElementContent {
  const before = node.properties.className;
  const names = Array.isArray(before) ? before : [];
  return { ...node, properties: { ...node.properties, className: [...names, 'new-page'] } };
}
