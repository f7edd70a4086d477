/** Reads committee.yaml. Knows nothing of the council and of meetings. */
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { CommitteeSource } from '../model/source.js';
import { readFields } from './fields.js';
import { membership } from './membership.js';
import { settingsOf, settingsShape } from './settings.js';
import { text, yesNo } from './values.js';
import type { YamlSource } from './yaml.js';

const shape = {
  name: text,
  membership: membership.optional(),
  executive: yesNo.optional(),
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
