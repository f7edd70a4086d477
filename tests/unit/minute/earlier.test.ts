/** The row of earlier meetings: each is read once, and none that cannot be read is passed over. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { loadPack } from '../../../src/load/index.js';
import { withOpenActions } from '../../../src/pipeline/actions.js';
import { readMinutes } from '../../../src/pipeline/minutes.js';
import { type Files, writeFiles } from '../load/folder.js';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return { ...real, readFile: vi.fn(real.readFile) };
});

const committee = 'council/panel';

function meeting(day: string): Files {
  const folder = `${committee}/${day}`;
  return {
    [`${folder}/pack.yaml`]: `date: ${day}\npublished: ${day.replace(/..$/, '01')}\nagenda:\n  - 01-trees\n  - 02-actions\n`,
    [`${folder}/items/01-trees.md`]: '---\ntitle: Trees\n---\n\nTo note.\n',
    [`${folder}/items/02-actions.md`]: '---\nstanding: actions\n---\n',
    [`${folder}/minutes.md`]:
      '---\npresent: [Ada Lane]\nended: "20:00"\n---\n\n## 1. Trees\n\nACTION: Ada Lane to plant one, by 30 September 2024.\n\n## 2. Actions\n\nNoted.\n',
  };
}

const days = ['2024-02-15', '2024-03-15', '2024-04-15', '2024-05-15', '2024-06-15'];
const sound: Files = {
  'council/council.yaml':
    'name: Borough Council\nnation: england\nminutes:\n  actions: agenda\n  numbers: "{n}"\n',
  'council/panel/committee.yaml': 'name: Panel\ntime: "10:00"\nvenue: Town Hall\n',
  ...Object.assign({}, ...days.map(meeting)),
};
const last = `${committee}/${days.at(-1)}`;

async function actions(changes: Files) {
  const root = await writeFiles({ ...sound, ...changes });
  const { value } = await loadPack(join(root, last), 'public');
  if (value === undefined) throw new Error('There is no pack.');
  return withOpenActions(value);
}

async function minutes(changes: Files) {
  const root = await writeFiles({ ...sound, ...changes });
  const order = { edition: 'public', strict: false } as const;
  return readMinutes(join(root, last), order, async () => ({ diagnostics: [] }));
}

test('numbers and actions go on from meeting to meeting', async () => {
  const open = await actions({});
  expect(open.diagnostics).toEqual([]);
  expect(open.value?.openActions?.map(({ minute }) => minute)).toEqual(['1', '3', '5', '7']);
  const { value } = await minutes({});
  expect(value?.minuted?.minutes.map(({ number }) => number)).toEqual(['9', '10']);
});

const unread: Readonly<Record<string, Files>> = {
  'its minutes have no sound head': { [`${committee}/2024-03-15/minutes.md`]: '---\npresent: [\n' },
  'its minutes have an unknown key': {
    [`${committee}/2024-03-15/minutes.md`]: '---\nattended: [A]\n---\n\n## 1. Trees\n\nNoted.\n',
  },
  'its agenda cannot be read': { [`${committee}/2024-03-15/pack.yaml`]: 'date: [\n' },
};

test.each(Object.entries(unread))('it is named, where %s', async (_, changes) => {
  for (const made of [await actions(changes), await minutes(changes)]) {
    const found = made.diagnostics.filter(({ code }) => code === 'earlier-minutes-unreadable');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'error' });
    expect(found[0]?.message).toContain('panel/2024-03-15');
  }
});

test('no minutes are no mistake', async () => {
  const without = { [`${committee}/2024-03-15/minutes.md`]: undefined };
  expect((await actions(without)).diagnostics).toEqual([]);
  expect((await minutes(without)).value?.minuted?.minutes[0]?.number).toBe('7');
});

test('the row is read once, however long it is', async () => {
  const read = vi.mocked(readFile);
  read.mockClear();
  await actions({});
  const first = read.mock.calls.filter(([path]) => String(path).includes(`${days[0]}/minutes.md`));
  expect(first.length).toBe(1);
});
