/** Brings the structure tree in step with what became of the pages' marks (ISO 32000-2, 14.7.5). Knows no content. */
import { dict, Name, type Ref, type Value } from '../objects/values.js';
import type { SourcePage } from '../prepare/context.js';
import type { PdfFile } from '../read/open.js';
import type { MarkFate } from './content.js';
import { type Element, kidsOf, markOf, type PageOf } from './tree.js';

/** The element of each mark, by page; the first that claims it. */
export function ownersOf(
  file: PdfFile,
  elements: readonly Element[],
  pageOf: PageOf,
): (page: number, mark: number) => Element | undefined {
  const owners = new Map<number, Map<number, Element>>();
  for (const element of elements) {
    for (const kid of kidsOf(file, element.dict)) {
      const found = markOf(file, kid, element, pageOf);
      if (found === undefined) continue;
      const onPage = owners.get(found.page) ?? new Map<number, Element>();
      owners.set(found.page, onPage);
      if (!onPage.has(found.mark)) onPage.set(found.mark, element);
    }
  }
  return (page, mark) => owners.get(page)?.get(mark);
}

/**
 * Takes what is gone out of the elements. Those that say nothing themselves and hold nothing any more go too,
 * such as that of a rule; an empty cell stays. The parent tree is left as it was: whoever prepares the file
 * builds it from the elements.
 */
export function moveMarks(
  file: PdfFile,
  pages: readonly SourcePage[],
  elements: readonly Element[],
  pageOf: PageOf,
  fates: readonly ReadonlyMap<number, MarkFate>[],
): void {
  const gone = new Set<Value>();
  for (const element of elements.toReversed()) {
    const before = kidsOf(file, element.dict);
    const after = before.flatMap((kid): readonly Value[] => {
      if (gone.has(file.get(kid))) return [];
      const found = markOf(file, kid, element, pageOf);
      const fate = found && fates[found.page]?.get(found.mark);
      if (found === undefined || fate === undefined) return [kid];
      if (fate.kind === 'gone') return [];
      const page = pages[found.page]?.ref;
      return page === undefined ? [kid] : [markInForm(page, fate.form, fate.mark)];
    });
    const changed = after.length !== before.length || after.some((kid, at) => kid !== before[at]);
    if (changed) element.dict.set('K', after);
    if (changed && after.length === 0 && element.type === 'NonStruct') gone.add(element.dict);
  }
}

/** A mark in a form's content has to name it (14.7.5.2.2), which the browser does not do. */
function markInForm(page: Ref, form: Ref, mark: number): Value {
  return dict({ Type: Name.of('MCR'), Pg: page, Stm: form, MCID: mark });
}
