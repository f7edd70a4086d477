/** How the nations are called in sentences. Knows nothing of their laws. */
import type { Nation } from '../model/meeting.js';

export const nationNames: Readonly<Record<Nation, string>> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};
