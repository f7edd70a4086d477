/** A letter that came by e-mail, as its pages begin. */
import type { Day, TimeOfDay } from './meeting.js';

export interface LetterHead {
  readonly subject?: string;
  /** Names; the address where somebody has no name. Missing where nobody is named. */
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  /** As the sender's clock had it; in London where the file does not say. */
  readonly sent?: { readonly day: Day; readonly time: TimeOfDay };
}
