/** Word's styles: what a paragraph or a run inherits from them. Must not know what is made of it. */
import {
  attribute,
  child,
  type Document,
  type Element,
  elementsIn,
  isOn,
  isW,
  numberOf,
  valOf,
} from './xml.js';

export interface Styles {
  /** The style's id; the default paragraph style's where it names none. */
  readonly ofParagraph: (paragraph: Element) => string | undefined;
  /** Name as Word stores it, in lower case: "heading 1", "title", "caption". */
  readonly nameOf: (style: string | undefined) => string;
  /** The nearest style, from this one up, that answers. */
  readonly inherit: <T>(
    style: string | undefined,
    ask: (style: Element) => T | undefined,
  ) => T | undefined;
  /** Whether text in this style is hidden; undefined where no style says so. */
  readonly hides: (style: string | undefined) => boolean | undefined;
  /** From 0; undefined for body text (ECMA-376-1, 17.3.1.20). */
  readonly outlineLevel: (paragraph: Element) => number | undefined;
  readonly byId: (style: string) => Element | undefined;
}

export function readStyles(document: Document | undefined): Styles {
  const styles = new Map<string, Element>();
  let normal: string | undefined;
  for (const style of document?.documentElement ? elementsIn(document.documentElement) : []) {
    const id = attribute(style, 'styleId');
    if (!isW(style, 'style') || id === undefined) continue;
    styles.set(id, style);
    const isDefault = ['1', 'true', 'on'].includes(attribute(style, 'default') ?? '');
    if (isDefault && attribute(style, 'type') === 'paragraph') normal = id;
  }

  const inherit: Styles['inherit'] = (style, ask) => {
    const seen = new Set<string>();
    // Styles that are based on each other in a circle end the search.
    for (let id = style; id !== undefined && !seen.has(id); id = parentOf(id)) {
      seen.add(id);
      const element = styles.get(id);
      const answer = element === undefined ? undefined : ask(element);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
  const parentOf = (id: string) => valOf(styles.get(id), 'basedOn');
  const ofParagraph = (paragraph: Element) => {
    const id = valOf(child(paragraph, 'pPr'), 'pStyle');
    return id !== undefined && styles.has(id) ? id : normal;
  };
  const nameOf = (style: string | undefined) =>
    (style === undefined ? '' : (valOf(styles.get(style), 'name') ?? style)).toLowerCase();

  return {
    ofParagraph,
    nameOf,
    inherit,
    hides: (style) => inherit(style, (element) => isOn(child(element, 'rPr'), 'vanish')),
    outlineLevel(paragraph) {
      const own = ofParagraph(paragraph);
      const level =
        numberOf(valOf(child(paragraph, 'pPr'), 'outlineLvl')) ??
        inherit(own, (style) => levelOf(style));
      return level === undefined || level > 8 || level < 0 ? undefined : level;
    },
    byId: (style) => styles.get(style),
  };

  /** Some programs name the built-in headings and leave their level out. */
  function levelOf(style: Element): number | undefined {
    const said = numberOf(valOf(child(style, 'pPr'), 'outlineLvl'));
    const byName = /^heading ([1-9])$/i.exec(valOf(style, 'name') ?? '')?.[1];
    return said ?? (byName === undefined ? undefined : Number(byName) - 1);
  }
}
