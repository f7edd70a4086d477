/** What is written of notices and statuses arrives, and the law that comes with the program is sound. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readNoticeLaw } from '../../../src/load/notice-law.js';
import { nations } from '../../../src/model/meeting.js';
import { itemFile, loadWith, packYaml } from './folder.js';

const council = 'council/council.yaml';
const committee = 'council/panel/committee.yaml';
const itemWith = (...lines: readonly string[]): string =>
  `---\n${lines.join('\n')}\n---\n\nTo note.\n`;

describe('what is written', () => {
  test('of the council, the committee and the meeting', async () => {
    const { value, diagnostics } = await loadWith({
      [council]:
        'name: A\nnation: england\nnotice:\n  body: Town\n  weekends: skip\n  days-left-out: [2019-07-01 Regatta Day, 2019-06-28]\n',
      [committee]: 'name: Panel\nexecutive: yes\nnotice: {executive-days: working}\n',
      [packYaml]:
        'date: 2019-07-03\npublished: 2019-07-01\ntime: "17:00"\nvenue: Hall\nshort-notice: The bridge is shut.\nprivate-notice: {published: 2019-05-01, again: 2019-06-20}\nnotice: {days: 4}\nagenda:\n  part-a:\n    - apologies\n    - 03-budget\n',
    });
    expect(diagnostics).toEqual([]);
    expect(value?.council.notice).toEqual({
      body: 'parish',
      weekends: 'skip',
      daysLeftOut: [{ day: '2019-07-01', name: 'Regatta Day' }, { day: '2019-06-28' }],
    });
    expect(value?.committee).toMatchObject({
      executive: true,
      notice: { executiveDays: 'working' },
    });
    expect(value?.meeting).toMatchObject({
      notice: { days: 4 },
      shortNotice: { reason: 'The bridge is shut.', at: { line: 5 } },
      privateNotice: { kind: 'notice', published: '2019-05-01', again: '2019-06-20' },
    });
  });

  test('of an item and its papers', async () => {
    const { value, diagnostics } = await loadWith({
      [itemFile]: itemWith(
        'title: Budget',
        'status: urgent',
        'special-circumstances: The roof is down.',
        'late-reason: The storm came on Monday.',
        'key-decision: yes',
        'notice-published: 2019-05-01',
        'general-exception: {notice: 2019-06-20, reason: New offer}',
        'special-urgency: {agreed-by: Councillor A, reason: Storm}',
        'private-notice: {agreed-by: Councillor A, reason: Storm}',
        'documents:',
        '  - status: to follow',
        '    title: Report',
        '  - {file: old.md, status: superseded, superseded-by: new.md}',
        '  - {file: new.md, status: late, late-reason: Figures}',
        '  - {status: withdrawn, title: Never came}',
      ),
    });
    expect(diagnostics).toEqual([]);
    const item = value?.items.get('03-budget');
    expect(item?.status).toEqual({
      kind: 'urgent',
      circumstances: 'The roof is down.',
      reason: 'The storm came on Monday.',
    });
    expect(item?.decision).toEqual({
      published: '2019-05-01',
      generalException: { notice: '2019-06-20', reason: 'New offer' },
      specialUrgency: { agreedBy: 'Councillor A', reason: 'Storm' },
    });
    expect(item?.privateNotice).toMatchObject({ kind: 'agreed', agreedBy: 'Councillor A' });
    expect(item?.documents.map(({ file, status }) => [file, status])).toEqual([
      [undefined, { kind: 'to-follow' }],
      ['old.md', { kind: 'superseded', by: 'new.md' }],
      ['new.md', { kind: 'late', reason: 'Figures' }],
      [undefined, { kind: 'withdrawn' }],
    ]);
  });

  test('a paper with half a status is kept, so that it is looked at in the same run', async () => {
    const { value, diagnostics } = await loadWith({
      [itemFile]: itemWith('title: A', 'documents:', '  - {file: a.md, status: late}'),
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['status-incomplete']);
    expect(value?.items.get('03-budget')?.documents).toMatchObject([{ file: 'a.md' }]);
  });

  test('a pack without a day of publication is read, one with a wrong day is not', async () => {
    const pack = (line: string) =>
      `date: 2019-07-03\n${line}time: "17:00"\nvenue: Hall\nagenda:\n  part-a:\n    - apologies\n    - 03-budget\n`;
    const without = await loadWith({ [packYaml]: pack('') });
    expect(without.diagnostics).toEqual([]);
    expect(without.value?.meeting).not.toHaveProperty('published');
    const empty = await loadWith({ [packYaml]: pack('published:\n') });
    expect(empty.value?.meeting).not.toHaveProperty('published');
    const wrong = await loadWith({ [packYaml]: pack('published: 2019-06-31\n') });
    expect(wrong.value).toBeUndefined();
    expect(wrong.diagnostics.map(({ code }) => code)).toEqual(['impossible-date']);
  });

  test.each(['{published: 2019-05-01, reason: x}', '{again: 2019-05-01}', '{agreed-by: A}'])(
    'a private notice that is neither given nor agreed: %s',
    async (written) => {
      const { diagnostics } = await loadWith({
        [packYaml]: `date: 2019-07-03\npublished: 2019-06-25\ntime: "17:00"\nvenue: Hall\nprivate-notice: ${written}\nagenda:\n  part-a:\n    - apologies\n    - 03-budget\n`,
      });
      expect(diagnostics.map(({ code }) => code)).toEqual(['bad-private-notice']);
    },
  );
});

describe('the law of notice', () => {
  test.each(nations)('of %s is sound', async (nation) => {
    const law = await readNoticeLaw(nation);
    expect(law.rules.length).toBeGreaterThan(0);
    for (const { days, source, law: act } of law.rules) {
      expect(days).toBeGreaterThan(0);
      expect(source).not.toBe('');
      expect(act).toContain('Act');
    }
  });

  test('that is broken, or of another nation, is a fault of the program', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'notice-'));
    const url = pathToFileURL(`${folder}/`);
    const own = new URL('../../../templates/notice/', import.meta.url);
    const copy = async (name: string, change: (text: string) => string): Promise<void> =>
      writeFile(join(folder, name), change(await readFile(new URL(name, own), 'utf8')));
    try {
      await copy('bank-holidays.yaml', (text) => text);
      await copy('wales.yaml', (text) => text.replace('days: 3', 'days: three'));
      await expect(readNoticeLaw('wales', url)).rejects.toThrow('not sound');
      await copy('wales.yaml', (text) => text.replace('nation: wales', 'nation: england'));
      await expect(readNoticeLaw('wales', url)).rejects.toThrow('another nation');
      await copy('wales.yaml', (text) => text);
      expect((await readNoticeLaw('wales', url)).nation).toBe('wales');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
