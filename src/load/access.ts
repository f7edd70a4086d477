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
  exempt: group({ paragraphs: listOrText, reason: text.optional() }).optional(),
  confidential: group({ ground: text.optional(), words: text.optional() }).optional(),
}).transform(({ exempt, confidential }, context): Access => {
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
});

/** `public`, `exempt`, `confidential`, or one of the latter two with its paragraphs or ground. */
export const access = z.union([word, full]);
