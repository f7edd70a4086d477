/** After a supplement: messages, minutes, decisions and notices call each item by the number that was issued. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agendaItems, formatItemNumber } from '../../../src/model/agenda.js';
import { decisionsOf } from '../../../src/pipeline/decisions.js';
import { readMinutes } from '../../../src/pipeline/minutes.js';
import { tellNotices } from '../../../src/pipeline/notices.js';
import { type Files, writeFiles } from '../load/folder.js';

const folder = 'council/cabinet/2024-09-12';
const order = { edition: 'public', strict: false } as const;

/** One part's page map and its line of the register. `items`: number, and B where it is of that part. */
function part(name: string, items: readonly (readonly [number, 'A' | 'B'])[], number?: number) {
  const range = { first: '1', last: '1', sheets: { first: 1, last: 1 } };
  const map = JSON.stringify({
    ...{ version: 1, edition: 'public', sheets: 1, lastLabel: '1', frontMatter: range },
    items: items.map(([ordinal, list]) => ({
      ...{ number: String(ordinal), title: `Title ${ordinal}`, range: null, documents: [] },
      ...(list === 'B' ? { part: 'B', access: 'exempt' } : { access: 'public' }),
    })),
  });
  const sha256 = createHash('sha256').update(map).digest('hex');
  const issue = {
    ...(number === undefined ? { part: 'pack' } : { part: 'supplement', number }),
    ...{ edition: 'public', 'prepared-by': 'A', 'checked-by': 'B', issued: '2024-09-04' },
    ...{ pdf: { file: `${name}.pdf`, sha256 }, map: { file: `${name}.json`, sha256 } },
    tools: { pack: '1', browser: '1', node: '1', zlib: '1' },
  };
  return { issue, files: { [`${folder}/issued/${name}.json`]: map } };
}

const pack = part('pack', [
  [1, 'A'],
  [2, 'A'],
  [3, 'B'],
]);
const supplement = part(
  'supplement',
  [
    [1, 'A'],
    [2, 'A'],
    [4, 'A'],
    [3, 'B'],
  ],
  1,
);

const exempt = 'access:\n  exempt:\n    paragraphs: [3]\n    reason: A bid\n';
const files: Files = {
  'council/council.yaml': 'name: Borough Council\nnation: england\n',
  'council/cabinet/committee.yaml':
    'name: Cabinet\nexecutive: true\ntime: "10:00"\nvenue: Town Hall\n',
  [`${folder}/pack.yaml`]: [
    ...['date: 2024-09-12', 'published: 2024-09-04', 'agenda:', '  part-a:'],
    ...['    - 01-roads', '    - 02-exclusion', '    - 04-trees', '  part-b:', '    - 03-bid', ''],
  ].join('\n'),
  [`${folder}/items/01-roads.md`]: '---\ntitle: Roads\n---\n',
  [`${folder}/items/02-exclusion.md`]: '---\ntitle: Exclusion of the public\n---\n',
  [`${folder}/items/04-trees.md`]: '---\ntitle: Trees\nkey-decision: yes\n---\n',
  [`${folder}/items/03-bid.md`]: `---\ntitle: A bid\npublic-title: Land\n${exempt}---\n`,
  [`${folder}/decisions/trees.md`]:
    '---\nitem: "4"\n---\n\n## Decision\n\nTo plant.\n\n## Reasons\n\nShade.\n',
  [`${folder}/issued/register.json`]: JSON.stringify({
    version: 1,
    issues: [pack.issue, supplement.issue],
  }),
  ...pack.files,
  ...supplement.files,
};

async function read(changes: Files = {}) {
  const root = await writeFiles({ ...files, ...changes });
  return readMinutes(join(root, folder), order, async () => ({ diagnostics: [] }));
}

test('the agenda of minutes and decisions has the numbers that were issued', async () => {
  const { value, diagnostics } = await read();
  expect(diagnostics).toEqual([]);
  if (value === undefined) throw new Error('Nothing was read.');
  const items = agendaItems(value.pack).map(({ number, title }) => [
    formatItemNumber(number),
    title,
  ]);
  expect(items).toEqual([
    ['1', 'Roads'],
    ['2', 'Exclusion of the public'],
    ['4', 'Trees'],
    ['3', 'Land'],
  ]);
  const decisions = await decisionsOf(value.source, value.pack);
  expect(decisions.value).toMatchObject([{ item: '4', title: 'Trees', keyDecision: true }]);
});

test('so have the notices of its items', async () => {
  const { value } = await read();
  if (value === undefined) throw new Error('Nothing was read.');
  const notices = await tellNotices(value.source, order);
  expect(notices.value?.items.map(({ item }) => item)).toEqual(['4', '3']);
});

test('so have mistakes in its items, also where the public is only told that there are some', async () => {
  const { diagnostics } = await read({
    [`${folder}/items/04-trees.md`]: '---\ntitle: Trees\nstatus: lost\n---\n',
    [`${folder}/items/03-bid.md`]: `---\ntitle: A bid\nstatus: lost\n${exempt}---\n`,
  });
  expect(diagnostics.map(({ item }) => item)).toEqual(['item 4', 'item 3']);
});
