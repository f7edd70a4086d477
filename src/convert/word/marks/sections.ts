/** Sections: the paper of each, and which one a paragraph belongs to. */
import {
  attribute,
  child,
  type Document,
  descendants,
  type Element,
  isW,
  numberOf,
  valOf,
} from '../../../docx/xml.js';
import type { SectionFacts } from './facts.js';

/** Sections in order. A paragraph that holds the properties is the last of its section. */
export function readSections(document: Document): {
  readonly sections: SectionFacts[];
  readonly endsAt: ReadonlyMap<Element, number>;
} {
  const all = descendants(document, 'sectPr').filter(
    (each) => !isW(each.parentNode, 'sectPrChange'),
  );
  const endsAt = new Map<Element, number>();
  const sections = all.map((properties, index): SectionFacts => {
    const holder = properties.parentNode?.parentNode;
    if (isW(holder, 'p')) endsAt.set(holder, index);
    const type = valOf(properties, 'type') ?? 'nextPage';
    return {
      page: paperOf(child(properties, 'pgSz')),
      newPage: index > 0 && type !== 'continuous' && type !== 'nextColumn',
    };
  });
  return { sections, endsAt };
}

/** Widest A4 or Letter page, and a little: what is larger needs A3. In twips. */
const longestA4 = 16_900;

function paperOf(size: Element | undefined): SectionFacts['page'] {
  const width = numberOf(attribute(size, 'w')) ?? 11_906;
  const height = numberOf(attribute(size, 'h')) ?? 16_838;
  const large = Math.max(width, height) > longestA4 && Math.min(width, height) > 12_300;
  if (width > height) return large ? 'a3-landscape' : 'landscape';
  return large ? 'a3' : 'portrait';
}
