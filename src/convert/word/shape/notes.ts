/** Footnotes and endnotes, which mammoth numbers in one row and puts at the end of everything. */
import type { Element, ElementContent } from 'hast';
import { formatCount } from '../numbering/formats.js';
import { idPrefix } from '../to-html.js';
import { classes, element, isElement, rebuild } from './nodes.js';

/** The list of notes, if it is one. */
export function isNotes(node: ElementContent): boolean {
  const first = isElement(node, 'ol') ? node.children.find((each) => isElement(each)) : undefined;
  return isElement(first, 'li') && kindOf(String(first.properties.id ?? '')) !== undefined;
}

type NoteKind = 'footnote' | 'endnote';

function kindOf(id: string): NoteKind | undefined {
  const found = new RegExp(`^${idPrefix}(footnote|endnote)-(ref-)?-?\\d+$`).exec(id)?.[1];
  return found === 'footnote' || found === 'endnote' ? found : undefined;
}

/** What stands at the place of each note, by the id of the note: 1, 2 for footnotes, i, ii for endnotes. */
export function noteSigns(notes: Element | undefined): ReadonlyMap<string, string> {
  const signs = new Map<string, string>();
  const count = { footnote: 0, endnote: 0 };
  for (const node of notes?.children ?? []) {
    const id = isElement(node, 'li') ? String(node.properties.id ?? '') : '';
    const kind = kindOf(id);
    if (kind === undefined || signs.has(id)) continue;
    count[kind]++;
    signs.set(id, formatCount(count[kind], kind === 'endnote' ? 'lowerRoman' : 'decimal'));
  }
  return signs;
}

/** "[3]" in mammoth's text becomes the note's own sign. */
export function placeSigns(
  nodes: readonly ElementContent[],
  signs: ReadonlyMap<string, string>,
): ElementContent[] {
  return rebuild(nodes, (node) => {
    const id = String(node.properties.href ?? '').replace(/^#/, '');
    const sign = node.tagName === 'a' ? signs.get(id) : undefined;
    if (sign === undefined) return undefined;
    return [{ ...node, children: [{ type: 'text', value: sign }] }];
  });
}

/** `shape` makes blocks of a note's paragraphs. */
export function shapeNotes(
  notes: Element,
  signs: ReadonlyMap<string, string>,
  shape: (children: readonly ElementContent[]) => ElementContent[],
): Element {
  const seen = new Set<string>();
  const items = notes.children.flatMap((note) => {
    const id = isElement(note, 'li') ? String(note.properties.id ?? '') : '';
    const sign = signs.get(id);
    // A note that is referred to twice is printed once.
    if (!isElement(note) || sign === undefined || seen.has(id)) return [];
    seen.add(id);
    const number = element('span', classes('number'), [{ type: 'text', value: sign }]);
    const blocks = shape(note.children);
    const [first, ...rest] = blocks;
    const begun = isElement(first)
      ? { ...first, children: [number, { type: 'text' as const, value: ' ' }, ...first.children] }
      : element('p', {}, [number]);
    return [element('li', { id }, [begun, ...rest])];
  });
  const title = element('h2', classes('footnotes-title'), [{ type: 'text', value: 'Notes' }]);
  return element('section', classes('footnotes'), [
    title,
    element('ol', classes('as-numbered', 'room-1'), items),
  ]);
}
