/** What a Markdown text must not hold, found before anything is rendered: nothing is dropped silently. */
import type { Root } from 'mdast';
import type { Node } from 'unist';
import { diagnose } from '../../diagnostics/index.js';
import { eachNode } from '../../markdown/index.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { hiddenSign } from '../../model/hidden-sign.js';
import type { Markdown } from '../../model/place.js';
import { placeOf } from './source-place.js';

/** Finds raw HTML, which is left out, and pictures that say nothing to those who cannot see them. */
export function checkSource(tree: Root, text: Markdown, item?: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const where = (node: Parameters<typeof placeOf>[0]) => ({
    at: placeOf(node, text),
    ...(item === undefined ? {} : { item }),
  });
  eachNode(tree, (node, _index, parent) => {
    if (node.type === 'html') {
      const comment = /^<!--[\s\S]*-->$/.test(node.value.trim());
      if (!comment && !closes(node.value, parent?.children ?? [])) {
        found.push(diagnose('raw-html', { html: node.value.slice(0, 60) }, where(node)));
      }
    } else if ('value' in node || node.type === 'image') {
      const sign = hiddenSign('value' in node ? node.value : (node.alt ?? ''));
      if (sign !== undefined) found.push(diagnose('hidden-sign', { sign }, where(node)));
    }
    if (node.type === 'image' && (node.alt ?? '').trim() === '') {
      found.push(diagnose('image-without-text', { url: node.url }, where(node)));
    }
    return undefined;
  });
  return found;
}

/** "</b>" after "<b>" is one mistake with it. */
function closes(html: string, siblings: readonly Node[]): boolean {
  const name = /^<\/([a-z][a-z0-9-]*)\s*>$/i.exec(html.trim())?.[1];
  if (name === undefined) return false;
  const opening = new RegExp(`^<${name}[\\s>]`, 'i');
  return siblings.some((one) => 'value' in one && opening.test(String(one.value)));
}
