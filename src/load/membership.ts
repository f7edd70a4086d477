/** Who sits on the committee, as it is written. Knows nothing of how it is printed. */
import * as z from 'zod';
import type { MemberGroup, Membership } from '../model/meeting.js';
import { group, list, listOrText, text } from './values.js';

const coOptees = z.union([
  list.transform((names): MemberGroup[] => [{ names }]),
  z
    .record(z.string(), listOrText)
    .transform((groups): MemberGroup[] =>
      Object.entries(groups).map(([heading, names]) => ({ heading, names })),
    ),
]);

export const membership = group({
  chair: text.optional(),
  'vice-chair': text.optional(),
  councillors: list.optional(),
  'co-optees': coOptees.optional(),
}).transform((written): Membership => {
  const viceChair = written['vice-chair'];
  return {
    ...(written.chair === undefined ? {} : { chair: written.chair }),
    ...(viceChair === undefined ? {} : { viceChair }),
    councillors: written.councillors ?? [],
    coOptees: written['co-optees'] ?? [],
  };
});
