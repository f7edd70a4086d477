/** Which checks somebody accepts for a document, as it is written. Knows no findings. */
import * as z from 'zod';
import { type Acceptance, checkNames } from '../model/finding.js';
import { choice, eachCheck, group, text } from './values.js';

const name = choice(checkNames);

/** "large-file", [large-file, page-sizes], or each with a reason: { large-file: Drawings at 1:500 }. */
export const acceptances = z.union([
  name.transform((check): Acceptance[] => [{ check }]),
  z.array(name).transform((checks): Acceptance[] => checks.map((check) => ({ check }))),
  group(
    eachCheck((check) =>
      text.optional().describe(`Why what the check ${check} found is accepted.`),
    ),
  ).transform((reasons): Acceptance[] =>
    checkNames.flatMap((check) => {
      // A name with nothing behind it is a name on a list.
      if (!Object.hasOwn(reasons, check)) return [];
      const reason = reasons[check];
      return [{ check, ...(reason ? { reason } : {}) }];
    }),
  ),
]);
