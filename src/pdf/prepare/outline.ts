/**
 * A document's bookmarks (ISO 32000-2, 12.3.3). Real ones lead in circles, or nest without end; that must not
 * matter.
 */
import { type Dict, isArray, isDict } from '../objects/values.js';
import type { Loss, OutlineNode } from '../piece/piece.js';
import { kindOf, loseFurther } from './actions.js';
import type { Context } from './context.js';
import { type Destinations, placeOf } from './destinations.js';
import { wordsOf } from './entries.js';

export interface ReadOutline {
  readonly nodes: readonly OutlineNode[];
  /** How many entries, before and after. */
  readonly before: number;
  readonly after: number;
}

/** Entries further down come along as siblings of the last ones above. */
const deepest = 64;

interface Draft {
  readonly node: Omit<OutlineNode, 'children'>;
  readonly children: Draft[];
  /** Why it leads nowhere. */
  readonly astray?: Loss;
}

export function readOutline(context: Context, destinations: Destinations): ReadOutline {
  const { file, catalog, ledger } = context;
  const root = file.get(catalog.get('Outlines'));
  const seen = new Set<Dict>();
  const top: Draft[] = [];
  /** The next entry on each level, and where it belongs. */
  const levels = [{ next: isDict(root) ? root.get('First') : undefined, into: top, depth: 1 }];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const entry = file.get(level.next);
    if (!isDict(entry) || seen.has(entry)) {
      if (entry !== null) ledger.lose('malformed-outline');
      levels.pop();
      continue;
    }
    seen.add(entry);
    context.step();
    level.next = entry.get('Next');
    const draft = draftOf(context, destinations, entry);
    level.into.push(draft);
    if (!entry.has('First')) continue;
    const isDeep = level.depth >= deepest;
    levels.push({
      next: entry.get('First'),
      into: isDeep ? level.into : draft.children,
      depth: isDeep ? level.depth : level.depth + 1,
    });
  }
  const nodes = finished(ledger, top);
  return { nodes, before: seen.size, after: count(nodes) };
}

function draftOf(context: Context, destinations: Destinations, entry: Dict): Draft {
  const { file, ledger } = context;
  const action = file.get(entry.get('A'));
  const kind = kindOf(file, action);
  const title = wordsOf(file.get(entry.get('Title')));
  const total = file.get(entry.get('Count'));
  const node = {
    title,
    open: typeof total === 'number' && total > 0,
    ...lookOf(context, entry),
  };
  if (isDict(action) && kind !== 'GoTo') {
    return { node, children: [], astray: kind === 'JavaScript' ? 'javascript' : 'action' };
  }
  if (isDict(action)) loseFurther(file, ledger, action);
  // A heading that never led anywhere.
  if (!isDict(action) && !entry.has('Dest')) return { node, children: [] };
  const found = destinations.find(isDict(action) ? action.get('D') : entry.get('Dest'));
  if (found === undefined) return { node, children: [], astray: 'dangling-destination' };
  return { node: { ...node, place: placeOf(found) }, children: [] };
}

/** Colour and style (table 151). */
function lookOf({ file }: Context, entry: Dict): Pick<OutlineNode, 'colour' | 'style'> {
  const written = file.get(entry.get('C'));
  const colour = isArray(written)
    ? written
        .slice(0, 3)
        .map(file.get)
        .filter((part) => typeof part === 'number')
        .map((part) => Math.min(1, Math.max(0, part)))
    : [];
  const flags = file.get(entry.get('F'));
  const style = typeof flags === 'number' ? flags & 3 : 0;
  return {
    ...(colour.length === 3 && colour.some((part) => part !== 0) && { colour }),
    ...(style !== 0 && { style }),
  };
}

/** Without entries that lead nowhere, unless there are others below them. Never deeper than `deepest`. */
function finished(ledger: Context['ledger'], drafts: readonly Draft[]): readonly OutlineNode[] {
  return drafts.flatMap(({ node, children: below, astray }) => {
    const children = finished(ledger, below);
    if (children.length > 0) return [{ ...node, children }];
    if (astray !== undefined || node.title === '') {
      ledger.lose(astray ?? 'malformed-outline');
      return [];
    }
    return [{ ...node, children }];
  });
}

function count(nodes: readonly OutlineNode[]): number {
  return nodes.reduce((sum, { children }) => sum + 1 + count(children), 0);
}
