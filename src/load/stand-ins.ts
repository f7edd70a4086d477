/** What stands for an item that cannot be had, so that later stages go on and find other mistakes. */
import type { ItemSource, PackSource } from '../model/source.js';
import type { AgendaSource } from './meeting.js';

/** An item with no more than its name; a mistake has been reported in its place. */
export function standInItem(name: string, at: ItemSource['at'], inDoubt = false): ItemSource {
  return {
    name,
    title: name,
    standIn: true,
    ...(inDoubt ? { inDoubt } : {}),
    documents: [],
    keyDecision: false,
    wards: [],
    access: { kind: 'public' },
    backgroundPapers: [],
    text: { source: '', at },
    at,
  };
}

/**
 * `items` completed, so that each line of the agenda and each `standing` leads somewhere: what
 * leads nowhere has been reported, and is not to be reported again.
 */
export function withStandIns(
  items: ReadonlyMap<string, ItemSource>,
  agenda: AgendaSource,
  standing: ReadonlySet<string>,
): PackSource['items'] {
  const complete = new Map<string, ItemSource>();
  for (const [name, item] of items) {
    const { standing: link, ...own } = item;
    const leads = link === undefined || standing.has(link.name);
    complete.set(name, leads ? item : { ...own, title: item.title ?? name });
  }
  for (const { name, at } of [...agenda.partA, ...agenda.partB]) {
    if (!items.has(name) && !standing.has(name)) complete.set(name, standInItem(name, at));
  }
  return complete;
}
