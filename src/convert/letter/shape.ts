/** The tree of a web page or a letter as it is printed: nothing hidden, no tables for looks, headings in their order. Pure. */
import type { Element, ElementContent, Root, RootContent } from 'hast';

/** How a place's picture is shown: under an address of ours, or not at all. */
export type PlacePicture = (src: string, element: Element) => string | undefined;

type Node = RootContent | ElementContent;

/** Puts in order what allowing or forbidding elements cannot. `highest` is the level of the first heading. */
export function shapeLetter(tree: Root, highest: number, place: PlacePicture): Root {
  let level = highest - 1;
  return { ...tree, children: tree.children.flatMap(shape) as RootContent[] };

  function shape(node: Node): Node[] {
    if (node.type === 'comment' || node.type === 'doctype') return [];
    if (node.type !== 'element') return [node];
    if (isHidden(node)) return [];
    if (node.tagName === 'img') return pictureOf(node);
    const inner = node.children.flatMap(shape) as ElementContent[];
    const heading = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (heading !== undefined) {
      if (!shows(inner)) return [];
      // Each at most one below the one before it (ISO 14289-1, 7.4.2).
      level = Math.min(Number(heading) + highest - 1, level + 1, 6);
      return [{ ...node, tagName: `h${level}`, children: inner }];
    }
    if (node.tagName === 'table' && isForLooks(node)) return inner.flatMap(unwrapTable);
    return [{ ...node, children: inner }];
  }

  function pictureOf(node: Element): Node[] {
    const src = place(String(node.properties.src ?? ''), node);
    const alt = String(node.properties.alt ?? '');
    return src === undefined ? [] : [{ ...node, properties: { src, alt } }];
  }
}

/** As senders hide a preview line from their readers, or a picture that tells them who has read the letter. */
function isHidden({ properties, tagName }: Element): boolean {
  const style = String(properties.style ?? '');
  if (properties.hidden === true || properties.hidden === '') return true;
  if (
    /display:\s*none|visibility:\s*hidden|mso-hide:\s*all|font-size:\s*[01](px|pt)?\s*(;|$)/i.test(
      style,
    )
  )
    return true;
  const tiny = (size: unknown): boolean => /^[01]$/.test(String(size ?? ''));
  return tagName === 'img' && tiny(properties.width) && tiny(properties.height);
}

/** A table within a table or without a second column holds no table of figures. */
function isForLooks(table: Element): boolean {
  const role = String(table.properties.role ?? '');
  if (/^(presentation|none)$/.test(role)) return true;
  if (elementsBelow(table, 'table').length > 0) return true;
  const rows = elementsBelow(table, 'tr');
  return rows.length < 2 || rows.every((row) => cellsOf(row) < 2);
}

function cellsOf(row: Element): number {
  return row.children.filter(
    (cell) => cell.type === 'element' && (cell.tagName === 'td' || cell.tagName === 'th'),
  ).length;
}

function unwrapTable(node: ElementContent): ElementContent[] {
  if (node.type !== 'element')
    return node.type === 'text' && node.value.trim() === '' ? [] : [node];
  if (['thead', 'tbody', 'tfoot', 'tr'].includes(node.tagName)) {
    return node.children.flatMap(unwrapTable);
  }
  if (!['td', 'th', 'caption'].includes(node.tagName)) return [node];
  return shows(node.children)
    ? [{ type: 'element', tagName: 'div', properties: {}, children: node.children }]
    : [];
}

export function elementsBelow(parent: Element | Root, name: string): readonly Element[] {
  return parent.children.flatMap((node) =>
    node.type === 'element'
      ? [...(node.tagName === name ? [node] : []), ...elementsBelow(node, name)]
      : [],
  );
}

function shows(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return /[^\s\u00a0\u200b\u200c]/.test(node.value);
    return node.type === 'element' && (node.tagName === 'img' || shows(node.children));
  });
}
