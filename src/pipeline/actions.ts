/** load → resolve → minute of each earlier meeting: which of their actions are open. */
import { collect } from '../diagnostics/collect.js';
import { earlierMeetings, readActionStates } from '../load/index.js';
import { type EarlierActions, openActions } from '../minute/index.js';
import type { OpenAction } from '../model/actions.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { PackSource } from '../model/source.js';
import { readEarlier } from './earlier.js';
import { rowOfMinutes } from './minutes.js';

/** The source with the actions that its agenda or a paper is to show; as it is where none are shown. */
export function withOpenActions(source: PackSource): Promise<Checked<PackSource>> {
  return collect(false, async ({ take }) => {
    if (!showsActions(source)) return source;
    const { council, meeting } = source.folders;
    const states = take(await readActionStates(meeting, council)) ?? [];
    const row = take(await readEarlier(source.folders)) ?? [];
    const minutes = take(await rowOfMinutes(row)) ?? [];
    const earlier: EarlierActions[] = [];
    for (const folder of await earlierMeetings(source.folders)) {
      const minuted = minutes.find((one) => one.folder === folder)?.minuted;
      const before = take(await readActionStates(folder, council)) ?? [];
      earlier.push({ states: before, ...given({ minuted }) });
    }
    const open: readonly OpenAction[] = take(openActions(earlier, states)) ?? [];
    return { ...source, openActions: open };
  });
}

/** The setting asks for them, and an item of the agenda is about them. */
function showsActions({ council, committee, meeting, items }: PackSource): boolean {
  const place = [meeting, committee, council].find(({ minutes }) => minutes?.actions !== undefined);
  if (!['agenda', 'paper'].includes(place?.minutes?.actions ?? 'no')) return false;
  return meeting.partA.some(({ name }) => (items.get(name)?.standing?.name ?? name) === 'actions');
}
