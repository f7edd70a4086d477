/** XML as Word writes it: parsed without entities, and walked by local name. Knows no part of a document. */
import { DOMParser, type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom';
import { NotWord } from './not-word.js';

export type { Document, Element, Node };
export { NotWord };

/**
 * Parses a part. A document type is refused: Word never writes one, and it is the door to
 * entities that grow without end or fetch files.
 *
 * @throws NotWord
 */
export function parseXml(part: string, bytes: Uint8Array): Document {
  const text = decode(bytes);
  if (/<!DOCTYPE/i.test(text)) throw new NotWord(`${part} declares a document type`);
  if (depthOf(text) > deepest) throw new NotWord(`${part} is nested too deeply`);
  try {
    return new DOMParser({
      locator: false,
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    }).parseFromString(text, 'application/xml');
  } catch (cause) {
    throw new NotWord(`${part} is not sound XML`, { cause });
  }
}

/** Tables in tables in text boxes stay far below; a parser's stack and time end far above. */
export const deepest = 1_000;

/** About how many elements stand within each other; counted before anything is built of them. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 0x2f) {
      depth--;
    } else if (next !== 0x21 && next !== 0x3f) {
      const end = text.indexOf('>', at);
      if (end >= 0 && text.charCodeAt(end - 1) !== 0x2f) depth++;
      if (depth > most) most = depth;
    }
  }
  return most;
}

export function writeXml(document: Document): string {
  return new XMLSerializer().serializeToString(document);
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** Word's own vocabulary, as Word writes it and as the strict variant of the standard does. */
const wordNames = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

/** Whether a node is the element `w:name`. */
export function isW(node: Node | null | undefined, ...names: readonly string[]): node is Element {
  return (
    isElement(node) &&
    wordNames.has(node.namespaceURI ?? '') &&
    (names.length === 0 || names.includes(node.localName ?? ''))
  );
}

export function isElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === 1;
}

export function elementsIn(parent: Node): readonly Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node)) found.push(node);
  }
  return found;
}

/** The first child `w:name`, on a way of several steps. */
export function child(parent: Element | undefined, ...way: readonly string[]): Element | undefined {
  let at = parent;
  for (const name of way) {
    at = at === undefined ? undefined : elementsIn(at).find((element) => isW(element, name));
  }
  return at;
}

/** Every `w:name` below, in document order, as they are now: the tree may be changed meanwhile. */
export function descendants(parent: Node, ...names: readonly string[]): readonly Element[] {
  return allBelow(parent).filter((element) => isW(element, ...names));
}

/** Every element below of any vocabulary, by local name. */
export function anyBelow(parent: Node, ...names: readonly string[]): readonly Element[] {
  return allBelow(parent).filter((element) => names.includes(element.localName ?? ''));
}

/** Without recursion: how deeply a file nests is its author's choice, and our stack is not. */
function allBelow(parent: Node): readonly Element[] {
  const found: Element[] = [];
  const waiting = [...elementsIn(parent)].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...[...elementsIn(next)].reverse());
  }
  return found;
}

/** An attribute by its local name, whatever its prefix. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  if (element === undefined) return undefined;
  for (let index = 0; index < element.attributes.length; index++) {
    const each = element.attributes.item(index);
    if (each !== null && (each.localName ?? each.name) === name) return each.value;
  }
  return undefined;
}

/** `w:val` of the child `w:name`. */
export function valOf(parent: Element | undefined, name: string): string | undefined {
  return attribute(child(parent, name), 'val');
}

export function numberOf(text: string | undefined): number | undefined {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A property that is on by being there; undefined where nothing is said (ECMA-376-1, 17.3.2, toggles). */
export function isOn(parent: Element | undefined, name: string): boolean | undefined {
  const element = child(parent, name);
  if (element === undefined) return undefined;
  return !['0', 'false', 'off', 'none'].includes(attribute(element, 'val') ?? 'true');
}

/** A new element of the same vocabulary and prefix as `like`. */
export function makeLike(
  like: Element,
  name: string,
  values: Record<string, string> = {},
): Element {
  const prefix = like.prefix ? `${like.prefix}:` : '';
  const document = like.ownerDocument as Document;
  const made = document.createElementNS(like.namespaceURI, `${prefix}${name}`);
  // Attributes need the prefix even where elements go without.
  for (const [key, value] of Object.entries(values)) {
    made.setAttributeNS(like.namespaceURI, `${like.prefix || 'w'}:${key}`, value);
  }
  return made;
}

export function removeNode(node: Node): void {
  node.parentNode?.removeChild(node);
}

/** Replaces a node by its children. */
export function unwrap(node: Element): void {
  while (node.firstChild !== null) node.parentNode?.insertBefore(node.firstChild, node);
  removeNode(node);
}

/** The text of `w:t` below, without anything computed. */
export function textBelow(parent: Node): string {
  return descendants(parent, 't')
    .map((element) => element.textContent ?? '')
    .join('');
}
