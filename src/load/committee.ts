/** Reads committee.yaml. Knows nothing of the council and of meetings. */
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { CommitteeSource } from '../model/source.js';
import { readFields } from './fields.js';
import { membership } from './membership.js';
import { settingsOf, settingsShape } from './settings.js';
import { text, yesNo } from './values.js';
import type { YamlSource } from './yaml.js';

export const shape = {
  name: text.describe('The committee’s name, as it stands at the head of the agenda.'),
  membership: membership.optional().describe('Who sits on the committee.'),
  executive: yesNo
    .optional()
    .describe('Whether this is the cabinet or a committee of it, which has notices of its own.'),
  ...settingsShape,
};

/** No value where the name is missing. */
export function readCommittee(written: YamlSource): Checked<CommitteeSource> {
  const { values, source, diagnostics } = readFields(written, shape);
  if (values.name === undefined) return { diagnostics };
  return {
    value: {
      name: values.name,
      membership: values.membership ?? { councillors: [], coOptees: [] },
      ...given({ executive: values.executive }),
      ...settingsOf(values, source),
      at: source.keyAt([]),
    },
    diagnostics,
  };
}
