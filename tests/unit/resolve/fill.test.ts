import { describe, expect, it } from 'vitest';
import { fillInNames } from '../../../src/resolve/values.js';
import { processorTime } from '../../support/processor-time.js';
import { resolved } from './resolved.js';
import { addingTo, document, item, standing, type Wanted } from './source.js';

const file = '/packs/x.md';

/** The text of item 2 of three, as filled. */
function filled(text: string, wanted: Wanted = {}) {
  const own = item('second', { text: { source: text, at: { file, line: 7, column: 3 } } });
  const { pack, diagnostics } = resolved({
    items: [item('first'), own, addingTo('minutes', '03-minutes')],
    standing: [standing('minutes', '')],
    ...wanted,
  });
  return { text: pack.partA[1]?.text.source, at: pack.partA[1]?.text.at, diagnostics };
}

describe('fill-ins', () => {
  it.each([
    ['{{this-item}}', '2'],
    ['{{item first}}', '1'],
    ['{{item 03-minutes}}', '3'],
    ['{{item items/03-minutes.md}}', '3'],
    ['{{item minutes}}', '3'],
    ['{{body}}', 'Corporate Parenting Panel'],
    ['{{ council }}', 'Thornmere Borough Council'],
    ['{{{council}}}', 'Thornmere Borough Council'],
    ['{{chair}}', 'Councillor Marian Achebe'],
    ['{{meeting-date}}', 'Wednesday 3 July 2019'],
    ['{{published}}', 'Tuesday 25 June 2019'],
    ['{{venue}}', 'Committee Room 2\\, Town Hall'],
    ['A {{body}} and\n{{council}}.', 'A Corporate Parenting Panel and\nThornmere Borough Council.'],
  ])('fills %s', (written, text) => {
    expect(filled(written)).toEqual({ text, at: { file, line: 7, column: 3 }, diagnostics: [] });
  });

  it('fills the previous meeting in the language of the pack', () => {
    const meeting = { previousMeeting: '2019-03-06' };
    expect(filled('{{previous-meeting}}', { meeting }).text).toBe('Wednesday 6 March 2019');
    expect(filled('{{previous-meeting}}', { meeting, council: { language: 'cy' } }).text).toBe(
      'Dydd Mercher 6 Mawrth 2019',
    );
  });

  it('keeps a value as it is, whatever Markdown would make of it', () => {
    const committee = { name: '*North_ & South*\n [Area] <Panel> 1.' };
    expect(filled('{{body}}', { committee }).text).toBe(
      '\\*North\\_ \\& South\\* \\[Area\\] \\<Panel\\> 1\\.',
    );
  });

  it('links an address, and completes a link that is written', () => {
    const council = { website: 'https://thornmere.example/a_b' };
    expect(filled('See {{website}}.', { council }).text).toBe(
      'See [https\\:\\/\\/thornmere\\.example\\/a\\_b](<https://thornmere.example/a_b>).',
    );
    expect(filled('[our site]({{website}})', { council }).text).toBe(
      '[our site](<https://thornmere.example/a_b>)',
    );
    expect(filled('{{webcast}}', { meeting: { webcast: 'the channel' } }).text).toBe('the channel');
  });

  it('leaves brackets that are meant', () => {
    expect(filled('Write \\{{body}} or \\\\{{body}}.')).toMatchObject({
      text: 'Write \\{{body}} or \\\\Corporate Parenting Panel.',
      diagnostics: [],
    });
  });

  it('fills titles as plain text', () => {
    const { pack } = resolved({
      items: [
        item('a', {
          title: '  Report to the {{body}}: \\{{x}} ',
          documents: [document('a.pdf', { title: 'For item {{this-item}}' })],
        }),
      ],
      committee: { name: 'North_Area *Panel*' },
    });
    expect(pack.partA[0]?.title).toBe('Report to the North_Area *Panel*: {{x}}');
    expect(pack.partA[0]?.documents[0]?.title).toBe('For item 1');
  });
});

describe('a fill-in that cannot be filled', () => {
  it('is unknown: place and suggestion', () => {
    const { diagnostics, text } = filled('Line one\n and {{ chiar }} here');
    expect(diagnostics).toMatchObject([
      { code: 'fill-in-unknown', item: 'item 2', at: { file, line: 8, column: 6 } },
    ]);
    expect(diagnostics[0]?.hints).toContain('Did you mean “{{chair}}”?');
    expect(text).toContain('{{ chiar }}');
  });

  it('counts columns on the first line from where the text begins', () => {
    expect(filled('ab {{zzzzzzzzz}}').diagnostics).toMatchObject([{ at: { line: 7, column: 6 } }]);
    expect(filled('{{zzzzzzzzz}}').diagnostics[0]?.hints[0]).toContain(fillInNames.join(', '));
  });

  it('is not taken from JavaScript’s own names', () => {
    expect(filled('{{constructor}}').diagnostics).toMatchObject([{ code: 'fill-in-unknown' }]);
  });

  it('names an item that is not there', () => {
    const { diagnostics } = filled('{{item frist}}');
    expect(diagnostics).toMatchObject([
      { code: 'fill-in-item-unknown', hints: ['Did you mean “{{item first}}”?'] },
    ]);
  });

  it('has no value: where to write it', () => {
    const { diagnostics } = filled('On {{previous-meeting}}');
    expect(diagnostics).toMatchObject([{ code: 'fill-in-missing', at: { line: 7, column: 6 } }]);
    expect(diagnostics[0]?.hints[0]).toContain('previous-meeting:');
    expect(diagnostics[0]?.hints[0]).toContain('pack.yaml');
  });

  it('has no value in a text of the program’s: the clerk’s own file is named', () => {
    const texts = { standing: [standing('minutes', 'On {{previous-meeting}}.')] };
    const line = { file: '/packs/thornmere/corporate-parenting-panel/2019-07-03/pack.yaml' };
    for (const wanted of [
      { ...texts, items: [], agenda: ['minutes'] },
      { ...texts, items: [addingTo('minutes', '02-minutes')] },
    ]) {
      const { diagnostics } = resolved(wanted);
      expect(diagnostics).toMatchObject([
        { code: 'fill-in-missing', item: 'item 1', at: { ...line, line: 10, column: 7 } },
      ]);
      expect(diagnostics[0]?.message).toContain('“minutes” needs “previous-meeting”');
    }
    const at = { file: '/packs/thornmere/council.yaml', line: 9, column: 5 };
    const notice = { kind: 'standing', name: 'minutes', at } as const;
    expect(resolved({ ...texts, council: { notices: [notice] } }).diagnostics).toMatchObject([
      { code: 'fill-in-missing', at },
    ]);
  });

  it('has no value in a text of the council’s, or of the item’s own: there', () => {
    const own = standing('minutes', 'On {{previous-meeting}}.', { level: 'council' });
    const { diagnostics } = resolved({ items: [], agenda: ['minutes'], standing: [own] });
    expect(diagnostics).toMatchObject([
      { code: 'fill-in-missing', at: { ...own.text.at, column: 4 } },
    ]);
    const text = { source: 'On {{previous-meeting}}.', at: { file, line: 7, column: 1 } };
    const item = resolved({
      items: [addingTo('minutes', '02-minutes', { text })],
      standing: [standing('minutes', '')],
    });
    expect(item.diagnostics).toMatchObject([
      { code: 'fill-in-missing', at: { ...text.at, column: 4 } },
    ]);
  });

  it('is not closed', () => {
    expect(filled('On {{body\n}} or {{ {{body}}').diagnostics).toMatchObject([
      { code: 'fill-in-not-closed', at: { line: 7, column: 6 } },
      { code: 'fill-in-not-closed', at: { line: 8, column: 7 } },
    ]);
  });

  it('has no own item in a notice', () => {
    const at = { file: '/c/council.yaml', line: 9, column: 5 };
    const { diagnostics } = resolved({
      council: { notices: [{ kind: 'text', text: { source: '{{this-item}}', at } }] },
    });
    expect(diagnostics).toMatchObject([{ code: 'fill-in-not-here', at }]);
  });

  it('does not slow a long text down', () => {
    const taken = processorTime(() => {
      filled('{'.repeat(300_000));
      filled('\\'.repeat(300_000));
      filled(`{{${'x'.repeat(300_000)}`);
    });
    expect(taken).toBeLessThan(8_000);
  });
});
