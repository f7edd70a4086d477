/** Reads actions.yaml: what has become of actions that earlier meetings agreed. Knows no minutes. */
import { join } from 'node:path';
import * as z from 'zod';
import type { ActionState } from '../model/actions.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import { readFields } from './fields.js';
import { kindOfPath, readTextFile } from './text-file.js';
import { count, day, group, text } from './values.js';
import { parseYaml } from './yaml.js';

export const actionsFile = 'actions.yaml';

export const shape = {
  actions: z
    .array(
      group({
        minute: text.describe('The number of the minute that has the action.'),
        which: count
          .optional()
          .describe('Which of its actions, where it has several: 1 is the first.'),
        done: day.optional().describe('The day on which it was done.'),
        state: text.optional().describe('What has become of it, in a few words.'),
      }),
    )
    .describe('What has become of actions that earlier meetings agreed.'),
};

/** Of the meeting in the folder `meeting`; an empty list where it says nothing. */
export async function readActionStates(
  meeting: string,
  root: string,
): Promise<Checked<readonly ActionState[]>> {
  const file = join(meeting, actionsFile);
  if ((await kindOfPath(file)) === 'nothing') return { value: [], diagnostics: [] };
  const read = await readTextFile(file, root);
  const yaml = read.value === undefined ? undefined : parseYaml(read.value, file);
  if (yaml?.value === undefined) {
    return { value: [], diagnostics: [...read.diagnostics, ...(yaml?.diagnostics ?? [])] };
  }
  const { values, source, diagnostics } = readFields(yaml.value, shape);
  const value = (values.actions ?? []).map(({ minute, which, done, state }, index) =>
    given({
      minute,
      which: which ?? 1,
      done,
      state,
      at: source.valueAt(['actions', index, 'minute']),
    }),
  );
  return { value, diagnostics: [...yaml.diagnostics, ...diagnostics] };
}
