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
  chair: text.optional().describe('Who takes the chair.'),
  'vice-chair': text.optional().describe('Who takes it in the chair’s absence.'),
  councillors: list.optional().describe('All other councillors, one a line.'),
  'co-optees': coOptees
    .optional()
    .describe('Members who are no councillors: a list, or headings with names under them.'),
}).transform((written): Membership => {
  const viceChair = written['vice-chair'];
  return {
    ...(written.chair === undefined ? {} : { chair: written.chair }),
    ...(viceChair === undefined ? {} : { viceChair }),
    councillors: written.councillors ?? [],
    coOptees: written['co-optees'] ?? [],
  };
});
