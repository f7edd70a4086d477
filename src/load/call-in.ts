/** The key `call-in:`: how long decisions may be called in. Counts nothing. */

import * as z from 'zod';
import { type CallInRule, callInCounts, callInExceptions } from '../model/decision.js';
import { given } from '../model/given.js';
import { choice, count, group } from './values.js';

export const callInSettings = group({
  days: count.describe('How many days there are to call a decision in.'),
  count: choice(callInCounts).optional().describe('Which days count.'),
  'not-for': z
    .array(choice(callInExceptions))
    .optional()
    .describe('Decisions that cannot be called in.'),
}).transform(
  ({ days, count: how, 'not-for': notFor }): CallInRule =>
    given({ days, count: how ?? ('working' as const), notFor: notFor ?? [] }),
);
