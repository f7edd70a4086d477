/** The paper of open actions: when an item has it, and when it is still to follow. */
import { expect, test } from 'vitest';
import { type Files, itemFile, loadWith, meetingPath, packYaml } from './folder.js';

const item = (more: string) => `---\nstanding: actions\n${more}---\n`;
const asPaper = (place: string) => ({
  [packYaml]: `date: 2019-07-03\npublished: 2019-06-25\nagenda: [apologies, 03-budget]\nminutes:\n  actions: ${place}\n`,
  'built-in/actions.md': '---\nstanding: actions\ntitle: About actions\n---\n',
  [itemFile]: item(''),
});
const states = { [`${meetingPath}/actions.yaml`]: 'actions: []\n' };
const own = 'documents:\n  - reports/letter.pdf\n';

const waits = { status: { kind: 'to-follow' }, role: 'report', listsActions: true };
const isHere = { file: 'actions.yaml', role: 'report', listsActions: true };

const cases: readonly [string, Files, readonly object[]][] = [
  ['is there with its file', { ...asPaper('paper'), ...states }, [isHere]],
  ['is to follow without it', asPaper('paper'), [waits]],
  [
    'is to follow as long as the item says so',
    { ...asPaper('paper'), ...states, [itemFile]: item('status: to-follow\n') },
    [waits],
  ],
  [
    'stands before other papers',
    { ...asPaper('paper'), ...states, [itemFile]: item(own) },
    [isHere, { file: 'reports/letter.pdf' }],
  ],
  ['is not there where the agenda has the table', { ...asPaper('agenda'), ...states }, []],
];

test.each(cases)('%s', async (_, files, documents) => {
  const { value, diagnostics } = await loadWith(files);
  expect(diagnostics).toEqual([]);
  const found = value?.items.get('03-budget')?.documents ?? [];
  expect(found).toHaveLength(documents.length);
  expect(found).toMatchObject(documents);
});

test('an agenda that names the standing text alone has it too', async () => {
  const { value, diagnostics } = await loadWith({
    ...asPaper('paper'),
    ...states,
    [packYaml]:
      'date: 2019-07-03\npublished: 2019-06-25\nagenda: [apologies, actions]\nminutes:\n  actions: paper\n',
    [itemFile]: undefined,
  });
  expect(diagnostics).toEqual([]);
  expect(value?.items.get('actions')?.documents).toMatchObject([isHere]);
});
