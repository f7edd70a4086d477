/** Which actions of earlier meetings are open, and what has become of them. Pure. */
import { diagnose } from '../diagnostics/index.js';
import type { ActionState, OpenAction } from '../model/actions.js';
import { formatDayWords } from '../model/date.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { Day } from '../model/meeting.js';
import type { Minuted } from '../model/minuted.js';
import type { Action } from '../model/minutes.js';

/** An earlier meeting: its minutes, if it has any, and what was known then of actions before it. */
export interface EarlierActions {
  readonly minuted?: MinutedActions;
  readonly states: readonly ActionState[];
}

type MinutedActions = Pick<Minuted, 'minutes'> & {
  readonly meeting: Pick<Minuted['meeting'], 'date'>;
};

/**
 * In the order in which they were agreed: those that neither the minutes nor an earlier meeting's list call done. `states`
 * is this meeting's own list; what it calls done is shown once more, as done. Errors: `action-state-unknown`.
 */
export function openActions(
  earlier: readonly EarlierActions[],
  states: readonly ActionState[],
): Checked<readonly OpenAction[]> {
  const agreed = earlier.flatMap(({ minuted }) =>
    minuted === undefined ? [] : actionsOf(minuted),
  );
  const isOf = (state: ActionState, one: Agreed): boolean =>
    state.minute === one.minute && state.which === one.which;
  const diagnostics = states.flatMap((state): Diagnostic[] => {
    if (agreed.some((one) => isOf(state, one))) return [];
    const count = agreed.filter(({ minute }) => minute === state.minute).length;
    const { minute, which, at } = state;
    return [diagnose('action-state-unknown', { minute, which, count }, { at })];
  });
  const past = earlier.flatMap((one) => one.states.filter(({ done }) => done !== undefined));
  const value = agreed
    .filter((one) => one.action.done === undefined && !past.some((state) => isOf(state, one)))
    .map((one): OpenAction => {
      const { at: _at, done: _done, ...action } = one.action;
      const state = states.find((other) => isOf(other, one));
      return { ...action, minute: one.minute, agreed: one.day, state: stateWords(state) };
    });
  return { value, diagnostics };
}

interface Agreed {
  readonly minute: string;
  readonly which: number;
  readonly day: Day;
  readonly action: Action;
}

function actionsOf({ minutes, meeting }: MinutedActions): readonly Agreed[] {
  return minutes.flatMap(({ number, blocks }) =>
    blocks
      .flatMap((block) => (block.kind === 'action' ? [block.action] : []))
      .map((action, index) => ({ minute: number, which: index + 1, day: meeting.date, action })),
  );
}

function stateWords(state: ActionState | undefined): string {
  if (state?.done === undefined) return state?.state ?? 'Open';
  const done = `Done on ${formatDayWords(state.done)}`;
  return state.state === undefined ? done : `${done}: ${state.state}`;
}
