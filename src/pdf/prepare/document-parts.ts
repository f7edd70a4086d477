/**
 * What hangs on a document as a whole, or on its pages, and has no place in a piece (ISO 32000-2, 7.7.2, 7.11.4,
 * 12.6): it is counted, not taken.
 */
import { isArray, isDict, type Value } from '../objects/values.js';
import { kindOf, loseAction, loseFurther } from './actions.js';
import type { Context } from './context.js';
import { readNameTree } from './name-tree.js';

export function loseDocumentParts(context: Context): void {
  const { file, catalog, ledger, pages, step } = context;
  const names = file.get(catalog.get('Names'));
  if (isDict(names)) {
    ledger.lose('javascript', readNameTree(file, names.get('JavaScript')).size);
  }
  ledger.lose(
    'attachment',
    attachedFiles(context, isDict(names) ? names.get('EmbeddedFiles') : null),
  );
  // Where a document is opened does not matter in a file with others.
  const opening = file.get(catalog.get('OpenAction'));
  if (isDict(opening) && kindOf(file, opening) !== 'GoTo') loseAction(file, ledger, opening);
  loseFurther(file, ledger, catalog);
  for (const page of pages) {
    loseFurther(file, ledger, page.dict);
    step();
  }
}

/** Files by name, and those that are only associated with the document or a page (14.13). */
function attachedFiles({ file, catalog, pages }: Context, byName: Value | undefined): number {
  const files = new Set<Value>();
  for (const written of readNameTree(file, byName).values()) files.add(file.get(written));
  const seen = new Set<Value>();
  for (const holder of [catalog, ...pages.map(({ dict }) => dict)]) {
    const associated = file.get(holder.get('AF'));
    if (!isArray(associated) || seen.has(associated)) continue;
    seen.add(associated);
    for (const written of associated) files.add(file.get(written));
  }
  files.delete(null);
  return files.size;
}
