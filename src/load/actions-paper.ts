/** Open actions of earlier meetings as a paper of the standing item “actions”. Looks whether its file is there; opens none. */
import { join } from 'node:path';
import type { DocumentSource, ItemSource, PackSource, Settings } from '../model/source.js';
import { actionsFile } from './action-states.js';
import type { AgendaSource } from './meeting.js';
import { kindOfPath } from './text-file.js';

/**
 * The items, of which that on actions has the paper as its first document, where the nearest of `levels` that says
 * anything asks for one. It is to follow until `actions.yaml` says what has become of actions, and while the item says so.
 */
export async function withActionsPaper(
  items: PackSource['items'],
  { partA }: AgendaSource,
  meeting: string,
  levels: readonly Settings[],
): Promise<PackSource['items']> {
  const nearest = levels.find(({ minutes }) => minutes?.actions !== undefined);
  if (nearest?.minutes?.actions !== 'paper') return items;
  const isReady = (await kindOfPath(join(meeting, actionsFile))) === 'file';
  const complete = new Map(items);
  for (const { name, at } of partA) {
    const item = items.get(name) ?? plainItem(name, at);
    if (item.standing?.name !== 'actions') continue;
    const waits = !isReady || item.status?.kind === 'to-follow';
    const paper: DocumentSource = {
      ...(waits ? { status: { kind: 'to-follow' } } : { file: actionsFile }),
      role: 'report',
      listsActions: true,
      access: { kind: 'public' },
      at: item.at,
    };
    complete.set(name, { ...item, documents: [paper, ...item.documents] });
  }
  return complete;
}

/** An item that the agenda takes straight from a standing text, as if a file added to it. */
function plainItem(name: string, at: ItemSource['at']): ItemSource {
  return {
    ...{ name, standing: { name, at }, documents: [], keyDecision: false, wards: [] },
    ...{ access: { kind: 'public' }, backgroundPapers: [], text: { source: '', at }, at },
  };
}
