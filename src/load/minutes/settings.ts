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
  numbers: numbers(['n'])
    .optional()
    .describe('How minutes are numbered, such as "{n}/{yy}": the count and the year.'),
  'exempt-numbers': numbers(['n', 'e'])
    .optional()
    .describe('How minutes of business not for publication are numbered; {e} counts by itself.'),
  restart: choice(restartRules).optional().describe('When the count begins again.'),
  paragraphs: yesNo.optional().describe('Whether paragraphs are numbered.'),
  actions: choice(actionPlaces)
    .optional()
    .describe('Where open actions of earlier meetings are shown: in the agenda, or as a paper.'),
  quorum: count.optional().describe('How many members have to be present.'),
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
