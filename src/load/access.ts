/** Who may read an item or a document, as it is written. Decides nothing about what is shown. */
import * as z from 'zod';
import type { Access } from '../model/access.js';
import { given } from '../model/given.js';
import { choice, find, group, listOrText, text } from './values.js';

const word = choice(['public', 'exempt', 'confidential']).transform((kind): Access => {
  if (kind === 'public') return { kind };
  return kind === 'exempt' ? { kind, paragraphs: [] } : { kind };
});

const full = group({
  exempt: group({
    paragraphs: listOrText.describe(
      'The paragraphs of the Act of the council’s nation, such as [3].',
    ),
    reason: text
      .optional()
      .describe(
        'Why the public interest is against disclosure. Members read this; the public does not.',
      ),
  })
    .optional()
    .describe('Exempt information: may be kept from the public.'),
  confidential: group({
    ground: text
      .optional()
      .describe('What it rests on: government-department, enactment or court-order.'),
    words: text.optional().describe('The words that stand for it, such as the enactment.'),
  })
    .optional()
    .describe('Confidential information: must be kept from the public.'),
})
  .transform(({ exempt, confidential }, context): Access => {
    if ((exempt === undefined) === (confidential === undefined)) {
      return find(context, { kind: 'bad-exemption' });
    }
    if (exempt !== undefined) {
      const { paragraphs, reason } = exempt;
      return { kind: 'exempt', paragraphs, ...(reason === undefined ? {} : { reason }) };
    }
    return given({
      kind: 'confidential' as const,
      ground: confidential?.ground,
      words: confidential?.words,
    });
  })
  .meta({ oneOf: [{ required: ['exempt'] }, { required: ['confidential'] }] });

/** `public`, `exempt`, `confidential`, or one of the latter two with its paragraphs or ground. */
export const access = z.union([word, full]);
