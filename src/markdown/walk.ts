/**
 * Goes through trees of Markdown and HTML, each node before what is in it. A report is gone through a dozen times: nothing is made
 * anew for each node, which is what a library's general way of doing it takes its time for. Knows no node in particular.
 */
import type { Element, Root as HtmlRoot } from 'hast';
import type { Nodes, Parents, Root } from 'mdast';

/**
 * Called with a node and its place in what holds it. Answers nothing where all that is in the node comes next, also what was put
 * there just now; or the place at which to go on in what holds the node, and nothing in the node is gone through.
 */
type Visit<N, P> = (
  node: N,
  index: number | undefined,
  parent: P | undefined,
) => number | undefined;

/** A node of either kind of tree. */
interface AnyNode {
  readonly type: string;
  readonly children?: readonly AnyNode[];
}

/** Every node of a text in Markdown. */
export function eachNode(tree: Root, visit: Visit<Nodes, Parents>): void {
  walk(tree, undefined, visit as Visit<AnyNode, AnyNode>);
}

/** Every node of one type. */
export function eachOf<T extends Nodes['type']>(
  tree: Root,
  type: T,
  visit: Visit<Extract<Nodes, { readonly type: T }>, Parents>,
): void {
  walk(tree, type, visit as unknown as Visit<AnyNode, AnyNode>);
}

/** Every element of HTML; `tree` itself too, where it is one. */
export function eachElement(
  tree: HtmlRoot | Element,
  visit: Visit<Element, HtmlRoot | Element>,
): void {
  walk(tree, 'element', visit as unknown as Visit<AnyNode, AnyNode>);
}

function walk(tree: AnyNode, type: string | undefined, visit: Visit<AnyNode, AnyNode>): void {
  const go = (
    node: AnyNode,
    index: number | undefined,
    parent: AnyNode | undefined,
  ): number | undefined => {
    const next = type === undefined || node.type === type ? visit(node, index, parent) : undefined;
    if (next !== undefined) return next;
    // Asked for anew each time, since a visit may change them.
    for (let at = 0; at < (node.children?.length ?? 0); ) {
      const child = node.children?.[at];
      at = (child && go(child, at, node)) ?? at + 1;
    }
    return undefined;
  };
  go(tree, undefined, undefined);
}
