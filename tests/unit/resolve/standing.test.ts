import { describe, expect, it } from 'vitest';
import { resolved } from './resolved.js';
import { addingTo, item, standing, type Wanted } from './source.js';

const disclosures = [
  standing('disclosures', 'The first wording.', { nation: 'england' }),
  standing('disclosures', 'The wording of 2024.', { nation: 'england', from: '2024-05-01' }),
  standing('disclosures', 'The Welsh wording.', { nation: 'wales' }),
];

function textOf(wanted: Wanted): string | undefined {
  return resolved({ agenda: ['disclosures'], items: [], ...wanted }).pack.partA[0]?.text.source;
}

describe('a standing text', () => {
  it.each([
    ['2019-07-03', 'The first wording.'],
    ['2024-04-30', 'The first wording.'],
    ['2024-05-01', 'The wording of 2024.'],
    ['2026-01-06', 'The wording of 2024.'],
  ])('is the one in force on %s', (date, text) => {
    expect(textOf({ meeting: { date }, standing: disclosures })).toBe(text);
    expect(textOf({ meeting: { date }, standing: [...disclosures].reverse() })).toBe(text);
  });

  it('is that of the nation', () => {
    const council = { nation: 'wales' } as const;
    expect(textOf({ council, meeting: { date: '2025-01-01' }, standing: disclosures })).toBe(
      'The Welsh wording.',
    );
  });

  it('is the nation’s own before a newer general one', () => {
    const general = standing('disclosures', 'General.', { from: '2018-01-01' });
    expect(textOf({ standing: [general, ...disclosures] })).toBe('The first wording.');
  });

  it('is the nearest, even where a farther one is newer', () => {
    const texts = [
      standing('disclosures', 'Council.', { level: 'council', from: '2019-01-01' }),
      standing('disclosures', 'Committee.', { level: 'committee' }),
      ...disclosures,
    ];
    expect(textOf({ standing: texts })).toBe('Committee.');
    const own = standing('disclosures', 'Meeting.', { level: 'meeting' });
    expect(textOf({ standing: [...texts, own] })).toBe('Meeting.');
  });

  it('gives way to a farther one while it is not in force', () => {
    const later = standing('disclosures', 'Later.', { level: 'council', from: '2020-01-01' });
    expect(textOf({ standing: [later, ...disclosures] })).toBe('The first wording.');
  });

  it('names the item that is made of it', () => {
    const { pack } = resolved({ agenda: ['disclosures'], items: [], standing: disclosures });
    expect(pack.partA[0]).toMatchObject({
      name: 'disclosures',
      title: 'Standing disclosures',
      number: { part: 'A', ordinal: 1 },
      documents: [],
      at: disclosures[0]?.at,
    });
  });

  it('is missing for this nation', () => {
    const { codes, diagnostics, pack } = resolved({
      agenda: ['scorecard', 'disclosures'],
      council: { nation: 'scotland' },
      standing: disclosures,
    });
    expect(codes).toEqual(['standing-not-in-force']);
    expect(diagnostics[0]?.message).toContain('Scotland');
    expect(diagnostics[0]).toMatchObject({ item: 'item 2', at: { line: 11 } });
    expect(pack.partA).toHaveLength(1);
  });
});

describe('an item file that adds to a standing item', () => {
  const texts = [standing('minutes', 'Standing words.')];

  it('takes title and text from it', () => {
    const { pack } = resolved({ items: [addingTo('minutes', '02-minutes')], standing: texts });
    expect(pack.partA[0]).toMatchObject({
      name: '02-minutes',
      title: 'Standing minutes',
      text: { source: 'Standing words.', at: texts[0]?.text.at },
    });
  });

  it('replaces them with its own', () => {
    const own = addingTo('minutes', '02-minutes');
    const { pack } = resolved({
      items: [{ ...own, title: ' Own  title ', text: { ...own.text, source: 'Own words.' } }],
      standing: texts,
    });
    expect(pack.partA[0]).toMatchObject({ title: 'Own title', text: { source: 'Own words.' } });
  });

  it('is told where there is no such standing item', () => {
    const { diagnostics } = resolved({
      items: [addingTo('minuets', '02-minutes')],
      standing: texts,
    });
    expect(diagnostics).toMatchObject([
      { code: 'standing-unknown', at: { line: 2 }, item: 'item 1' },
    ]);
    expect(diagnostics[0]?.hints).toContain('Did you mean “minutes”?');
  });

  it('comes before a standing item of the same name', () => {
    const { pack } = resolved({ items: [item('minutes')], standing: texts });
    expect(pack.partA[0]?.title).toBe('Title of minutes');
  });
});

describe('the agenda', () => {
  it('names what it does not know, and keeps the other numbers', () => {
    const { pack, diagnostics } = resolved({
      agenda: ['scorecrad', 'scorecard'],
    });
    expect(diagnostics).toMatchObject([{ code: 'agenda-entry-unknown', at: { line: 10 } }]);
    expect(diagnostics[0]?.hints).toContain('Did you mean “scorecard”?');
    expect(pack.partA.map(({ number }) => number.ordinal)).toEqual([2]);
  });

  it('puts documents in binding order, by the items’ own names', () => {
    const { pack, diagnostics } = resolved({
      items: [item('a'), addingTo('minutes', 'b'), item('scorecard')],
      standing: [standing('minutes', '')],
      bindingOrder: ['scorecard', 'minutes', 'scorecard', 'scorecards'],
    });
    expect(pack.bindingOrder).toEqual(['scorecard', 'b']);
    expect(diagnostics).toMatchObject([
      { code: 'binding-order-unknown', at: { line: 53 }, hints: ['Did you mean “scorecard”?'] },
    ]);
  });

  it('fills the notices', () => {
    const at = { file: '/c/council.yaml', line: 9, column: 5 };
    const { pack, diagnostics } = resolved({
      council: {
        notices: [
          { kind: 'standing', name: 'paperless', at },
          { kind: 'text', text: { source: 'Meeting on {{meeting-date}}.', at } },
          { kind: 'standing', name: 'paperles', at },
        ],
        website: 'www.thornmere.example/meetings',
      },
      standing: [standing('paperless', 'Read it at {{website}}.')],
    });
    expect(pack.notices.map((notice) => notice.source)).toEqual([
      'Read it at [www\\.thornmere\\.example\\/meetings](<https://www.thornmere.example/meetings>).',
      'Meeting on Wednesday 3 July 2019.',
    ]);
    expect(diagnostics).toMatchObject([{ code: 'standing-unknown', at }]);
  });
});
