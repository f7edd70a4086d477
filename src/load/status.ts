/** What an item or a document says of where it stands, as it is written. Decides nothing about what is shown. */
import { diagnose } from '../diagnostics/index.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import {
  type DocumentStatus,
  documentStatuses,
  type ItemStatus,
  itemStatuses,
} from '../model/status.js';
import { choice, text } from './values.js';
import type { YamlSource } from './yaml.js';

export const itemStatusShape = {
  status: choice(itemStatuses)
    .optional()
    .describe('Where the item stands, if not simply on the agenda.'),
  'late-reason': text.optional().describe('Why the report comes late; needed with status: late.'),
  'special-circumstances': text
    .optional()
    .describe('Why it cannot wait for the next meeting; needed with status: urgent.'),
};

export const documentStatusShape = {
  status: choice(documentStatuses)
    .optional()
    .describe('Where the paper stands, if not simply there.'),
  'late-reason': text.optional().describe('Why the paper comes late; needed with status: late.'),
  'superseded-by': text
    .optional()
    .describe('The paper that takes its place: its title or file; needed with status: superseded.'),
};

/** A status and the key that it cannot do without. */
const partners = {
  late: 'late-reason',
  urgent: 'special-circumstances',
  superseded: 'superseded-by',
} as const;

type Word = ItemStatus['kind'] | DocumentStatus['kind'];
type Partner = (typeof partners)[keyof typeof partners];

/** What is written of a status, by key; undefined where a key is not written. */
export interface WrittenStatus {
  readonly status?: Word | undefined;
  readonly 'late-reason'?: string | undefined;
  readonly 'special-circumstances'?: string | undefined;
  readonly 'superseded-by'?: string | undefined;
}

export type StatusFault =
  | { readonly kind: 'status-incomplete'; readonly status: Word; readonly key: Partner }
  | { readonly kind: 'status-not-said'; readonly key: Partner; readonly status: Word };

/** What keeps `written` from being a whole status: a reason without its status, or the other way round. */
export function statusFaults(written: WrittenStatus): readonly StatusFault[] {
  const { status } = written;
  const faults: StatusFault[] = [];
  for (const [word, key] of Object.entries(partners) as [keyof typeof partners, Partner][]) {
    const given = written[key] !== undefined;
    if (status === word && !written[key]) faults.push({ kind: 'status-incomplete', status, key });
    // What is late may be urgent as well, and says both.
    const goesWith =
      status === word || ((status === 'late' || status === 'urgent') && word !== 'superseded');
    if (given && !goesWith) faults.push({ kind: 'status-not-said', key, status: word });
  }
  return faults;
}

/** The item's status; one without its reason is told of, and kept without it. */
export function itemStatusOf(
  values: { readonly [Key in keyof typeof itemStatusShape]: string | undefined },
  front: YamlSource,
  item: string,
): Checked<ItemStatus> {
  const written = values as WrittenStatus;
  const diagnostics = statusFaults(written).map(({ kind, key, status }): Diagnostic => {
    const at = kind === 'status-incomplete' ? front.valueAt(['status']) : front.keyAt([key]);
    return diagnose(kind, { key, status }, { at, item });
  });
  const reason = written['late-reason'];
  const circumstances = written['special-circumstances'];
  const value = ((): ItemStatus | undefined => {
    switch (written.status) {
      case 'late':
        return given({ kind: 'late' as const, reason: reason ?? '', circumstances });
      case 'urgent':
        return given({ kind: 'urgent' as const, circumstances: circumstances ?? '', reason });
      case 'to-follow':
      case 'withdrawn':
        return { kind: written.status };
      default:
        return undefined;
    }
  })();
  return { ...given({ value }), diagnostics };
}

/** The status of a document; what is missing from it has been told of. */
export function documentStatusOf(written: WrittenStatus): DocumentStatus | undefined {
  switch (written.status) {
    case 'late':
      return { kind: 'late', reason: written['late-reason'] ?? '' };
    case 'superseded':
      return { kind: 'superseded', by: written['superseded-by'] ?? '' };
    case 'to-follow':
    case 'withdrawn':
      return { kind: written.status };
    default:
      return undefined;
  }
}
