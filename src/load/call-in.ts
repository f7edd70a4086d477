/** The key `call-in:`: how long decisions may be called in. Counts nothing. */

import * as z from 'zod';
import { type CallInRule, callInCounts, callInExceptions } from '../model/decision.js';
import { given } from '../model/given.js';
import { choice, count, group } from './values.js';

export const callInSettings = group({
  days: count,
  count: choice(callInCounts).optional(),
  'not-for': z.array(choice(callInExceptions)).optional(),
}).transform(
  ({ days, count: how, 'not-for': notFor }): CallInRule =>
    given({ days, count: how ?? ('working' as const), notFor: notFor ?? [] }),
);
