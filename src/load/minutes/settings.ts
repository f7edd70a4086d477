/** What is said of minutes in council.yaml, committee.yaml and pack.yaml. Numbers nothing. */
import * as z from 'zod';
import { given } from '../../model/given.js';
import { actionPlaces, type MinutesSettings, restartRules } from '../../model/minuted.js';
import { choice, count, find, group, yesNo } from '../values.js';

/** "{n}/{yy}": text with the count in it; exempt minutes may count by themselves, `{e}`. */
const numbers = (counts: readonly string[]) =>
  z.string().transform((found, context) => {
    const names = [...found.matchAll(/\{([^}]*)\}?/g)].map(([, name = '']) => name);
    const sound =
      names.some((name) => counts.includes(name)) &&
      names.every((name) => [...counts, 'yy', 'yyyy'].includes(name));
    return sound ? found.trim() : find(context, { kind: 'bad-minute-numbers', found });
  });

export const minutesSettings = group({
  numbers: numbers(['n']).optional(),
  'exempt-numbers': numbers(['n', 'e']).optional(),
  restart: choice(restartRules).optional(),
  paragraphs: yesNo.optional(),
  actions: choice(actionPlaces).optional(),
  quorum: count.optional(),
}).transform(
  ({ numbers: pattern, restart, paragraphs, actions, quorum, ...rest }): MinutesSettings =>
    given({
      numbers: pattern,
      exemptNumbers: rest['exempt-numbers'],
      restart,
      paragraphs,
      actions,
      quorum,
    }),
);
