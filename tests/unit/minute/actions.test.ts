/** Actions of earlier meetings: which are open, what has become of them, and the table that says so. */
import { describe, expect, test } from 'vitest';
import { openActions } from '../../../src/minute/index.js';
import type { ActionState } from '../../../src/model/actions.js';
import type { Minuted } from '../../../src/model/minuted.js';
import { actionsPaper, withActions } from '../../../src/resolve/actions.js';

const at = { file: '/c/actions.yaml', line: 2 };

function minuted(actions: Readonly<Record<string, readonly object[]>>, day = '2019-03-06') {
  return {
    meeting: { date: day },
    minutes: Object.entries(actions).map(([number, all]): Minuted['minutes'][number] => ({
      number,
      title: '',
      urgent: false,
      access: { kind: 'public' },
      blocks: all.map((one) => ({
        kind: 'action',
        action: { who: 'Ann Reed', what: 'write', ...one, at },
      })),
      at,
    })),
  };
}

const march = {
  minuted: minuted({
    '3/19': [{ by: '2019-05-01' }, { what: 'ring' }],
    '4/19': [{ done: '2019-03-20' }],
  }),
  states: [],
};

function open(earlier: Parameters<typeof openActions>[0], ...states: Omit<ActionState, 'at'>[]) {
  const { value, diagnostics } = openActions(
    earlier,
    states.map((state) => ({ ...state, at })),
  );
  return {
    lines: value?.map(({ minute, what, state }) => `${minute} ${what}: ${state}`),
    codes: diagnostics.map(({ code }) => code),
  };
}

describe('open actions', () => {
  test('are those that are not done', () => {
    expect(open([march])).toEqual({ lines: ['3/19 write: Open', '3/19 ring: Open'], codes: [] });
  });

  test('have the state that this meeting is told of', () => {
    const states = [
      { minute: '3/19', which: 1, done: '2019-05-02' },
      { minute: '3/19', which: 2, state: 'In hand' },
    ];
    expect(open([march], ...states).lines).toEqual([
      '3/19 write: Done on 2 May 2019',
      '3/19 ring: In hand',
    ]);
  });

  test('are shown as done once, and not again', () => {
    const july = { states: [{ minute: '3/19', which: 1, done: '2019-05-02', at }] };
    expect(open([march, july]).lines).toEqual(['3/19 ring: Open']);
    const stillOpen = { states: [{ minute: '3/19', which: 1, state: 'In hand', at }] };
    expect(open([march, stillOpen]).lines).toEqual(['3/19 write: Open', '3/19 ring: Open']);
  });

  test.each([
    ['3/19', 2, []],
    ['3/19', 3, ['action-state-unknown']],
    ['9/19', 1, ['action-state-unknown']],
  ])('%s, number %s', (minute, which, codes) => {
    expect(open([march], { minute, which }).codes).toEqual(codes);
  });
});

const agreed = '2019-03-06';
const head = '| Minute | Action | Who | By | State |\n| --- | --- | --- | --- | --- |';

describe('the table', () => {
  const text = { source: 'To note:', at };
  test('stands behind the text; signs of Markdown are words', () => {
    const action = {
      minute: '3/19',
      agreed,
      who: 'A | B',
      what: 'write',
      by: '2019-05-01',
      state: 'Open',
    };
    expect(withActions(text, [action]).source).toBe(
      'To note:\n\n| Minute | Action | Who | By | State |\n| --- | --- | --- | --- | --- |\n| 3\\/19 | Write | A \\| B | 1\u00a0May\u00a02019 | Open |',
    );
  });
  test('says that there are none', () => {
    expect(withActions({ source: '', at }, []).source).toBe('No actions are open.');
  });
  test('is not there where nobody asked for it', () => {
    expect(withActions(text, undefined)).toBe(text);
  });
});

describe('the paper', () => {
  const action = { minute: '3/19', agreed, who: 'Ann', what: 'write', state: 'Open' };
  test('has a table for each meeting that agreed any', () => {
    const later = { ...action, minute: '12/19', agreed: '2019-07-03', what: 'ring' };
    expect(actionsPaper([action, { ...action, what: 'sing' }, later], 'en-GB', at)).toEqual({
      source: [
        '## Agreed on Wednesday 6 March 2019',
        `${head}\n| 3\\/19 | Write | Ann |  | Open |\n| 3\\/19 | Sing | Ann |  | Open |`,
        '## Agreed on Wednesday 3 July 2019',
        `${head}\n| 12\\/19 | Ring | Ann |  | Open |`,
      ].join('\n\n'),
      at,
    });
  });
  test('says that there are none', () => {
    expect(actionsPaper([], 'en-GB', at).source).toBe('No actions are open.');
  });
});
