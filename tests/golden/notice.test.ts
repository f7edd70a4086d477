/** What `pack check` says of a meeting's notice, day by day, in each nation, and of an executive's notices. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { packVersion } from '../../src/commands/version.js';
import { type Nation, nations } from '../../src/model/meeting.js';
import { type CouncilFolder, councilYaml, makeCouncil } from '../support/council-folder.js';
import { runHere } from '../support/run-command.js';
import { openTranscripts, type Told } from '../support/transcripts.js';

const { section } = openTranscripts(
  new URL('./notice.md', import.meta.url),
  'Notice of a meeting',
  'Written by `UPDATE_GOLDEN=1 npm test`; every command is run in the folder of a small council of the nation named.',
);

let cache: string;
const councils = new Map<Nation, CouncilFolder>();

const meetingOn = (date: string, published: string | undefined, more = '') =>
  `date: ${date}\n${published === undefined ? '' : `published: ${published}\n`}${more}agenda:\n  - apologies\n`;

/** Meetings, by date, with the day of publication and what else is said of it. */
const meetings: readonly (readonly [date: string, published?: string, more?: string])[] = [
  ['1990-05-01', '1990-04-26'],
  ['2019-04-23', '2019-04-15'],
  ['2019-07-03', '2019-06-25'],
  ['2019-07-10', '2019-07-05', 'short-notice: The lift bridge has to be closed this week.\n'],
  ['2019-07-17'],
  ['2025-07-16', '2025-07-07'],
  ['2026-01-06', '2025-12-29'],
];

const key = `---
title: Purchase of a dredger
key-decision: yes
notice-published: 2019-06-05
---

To agree the purchase.
`;

/** Listed in time as a key decision, and nobody said that it is private. */
const unflagged = `---
title: Lease of the cold store
public-title: Fish quay
key-decision: yes
notice-published: 2019-05-20
access:
  exempt:
    paragraphs: [3]
    reason: The tenant asked for the figures to be kept.
---

To agree the lease.
`;

const flagged = `---
title: Write-off of berthing dues
public-title: Berthing dues
private-notice:
  published: 2019-05-20
  again: 2019-06-25
access:
  exempt:
    paragraphs: [3]
    reason: The debtor’s affairs.
---

To agree the write-off.
`;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  for (const nation of nations) {
    const parish = {
      'parish/committee.yaml':
        'name: Parish Council\ntime: "19:30"\nvenue: Church Hall\nnotice:\n  body: parish\n',
    };
    const cabinet = {
      'cabinet/committee.yaml': 'name: Cabinet\ntime: "18:00"\nvenue: Town Hall\nexecutive: yes\n',
      'cabinet/2019-07-03/pack.yaml':
        'date: 2019-07-03\npublished: 2019-06-25\nagenda:\n  part-a:\n    - apologies\n    - dredger\n    - exclusion\n  part-b:\n    - cold-store\n    - dues\n',
      'cabinet/2019-07-03/items/dredger.md': key,
      'cabinet/2019-07-03/items/cold-store.md': unflagged,
      'cabinet/2019-07-03/items/dues.md': flagged,
    };
    const folder = await makeCouncil(new Uint8Array(), {
      'council.yaml': councilYaml
        .replace(/^nation: .*$/m, `nation: ${nation}`)
        .replace('Parish Council', 'Borough Council')
        .replace('notice:\n  body: parish\n', ''),
      ...Object.fromEntries(
        meetings.map(([date, published, more]) => [
          `planning/${date}/pack.yaml`,
          meetingOn(date, published, more),
        ]),
      ),
      ...parish,
      'parish/2024-09-12/pack.yaml': meetingOn('2024-09-12', '2024-09-06'),
      ...cabinet,
    });
    councils.set(nation, folder);
  }
});

afterAll(async () => {
  for (const folder of councils.values()) await folder.remove();
  await rm(cache, { recursive: true });
});

function told(nation: Nation, line: string): () => Promise<Told> {
  return async () => {
    const folder = councils.get(nation);
    if (folder === undefined) throw new Error(`No council in ${nation}.`);
    const [, ...args] = line.split(' ');
    const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
    const replace = [
      [folder.around, ''],
      [packVersion, '<version>'],
    ] as const;
    return { command: line, replace, ...(await runHere(args, where)) };
  };
}

section(
  'England: just enough',
  'Five clear days, of which none is a weekend.',
  told('england', 'pack check planning/2019-07-03'),
);
section(
  'England: Easter forgotten',
  'What looks like five days is three.',
  told('england', 'pack check planning/2019-04-23'),
);
section(
  'England: New Year',
  'The last day in law is a Sunday; the last working day is before Christmas.',
  told('england', 'pack check planning/2026-01-06'),
);
section(
  'Scotland: New Year',
  '2 January does not count there, and three days are enough.',
  told('scotland', 'pack check planning/2026-01-06'),
);
section(
  'Wales: a weekend before a meeting',
  'Friday and Monday are two days, where three are needed; what bank holidays there were is not sure so long ago.',
  told('wales', 'pack check planning/1990-05-01'),
);
section(
  'Northern Ireland: the Twelfth',
  'On a Saturday, so that the Monday after it does not count.',
  told('northern-ireland', 'pack check planning/2025-07-16'),
);
section(
  'A parish',
  'Saturdays count; how sure that is stands below.',
  told('england', 'pack check parish/2024-09-12'),
);
section(
  'A parish where no rule is known',
  'Nothing is counted, and that is said.',
  told('scotland', 'pack check parish/2024-09-12'),
);
section(
  'Not published yet',
  'The last days are named.',
  told('england', 'pack check planning/2019-07-17'),
);
section(
  'Convened at shorter notice',
  'With the reason, and without a warning.',
  told('england', 'pack check planning/2019-07-10'),
);
section(
  'Planning it',
  'A warning, and the pages.',
  told('england', 'pack plan planning/2019-04-23'),
);
section(
  'An executive',
  'The notice of a key decision is a day short; another matter was listed in time, but not as private. What stands in a restricted item’s own file is not told.',
  told('england', 'pack check cabinet/2019-07-03'),
);
section(
  'An executive, for members',
  'The notices of restricted items too.',
  told('england', 'pack check --edition members cabinet/2019-07-03'),
);
section(
  'For a script',
  'Every day, counted or not and why, and the rule with its source.',
  told('scotland', 'pack check --json planning/2026-01-06'),
);
