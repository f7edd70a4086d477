/** Actions that earlier meetings agreed, and what has become of them. */
import type { Day } from './meeting.js';
import type { Action } from './minutes.js';
import type { Place } from './place.js';

/** A line of actions.yaml. */
export interface ActionState {
  /** "18/19" */
  readonly minute: string;
  /** Which of the minute's actions, from 1. */
  readonly which: number;
  readonly done?: Day;
  /** In words: "in hand, a report comes in September". */
  readonly state?: string;
  readonly at: Place;
}

/** An action as the next agenda shows it. */
export interface OpenAction extends Omit<Action, 'at' | 'done'> {
  readonly minute: string;
  /** The day of the meeting that agreed it. */
  readonly agreed: Day;
  /** "Open", "Done on 20 May 2019", or the clerk's words. */
  readonly state: string;
}
