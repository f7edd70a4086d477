import { describe, expect, it } from 'vitest';
import { readableName } from '../../../src/resolve/documents.js';
import { resolved } from './resolved.js';
import { addingTo, document, item, meeting, standing } from './source.js';

function withDocuments(...documents: ReturnType<typeof document>[]) {
  const { pack, diagnostics } = resolved({
    items: [item('first'), item('annual', { title: 'Annual Report', documents })],
  });
  return { documents: pack.partA[1]?.documents ?? [], diagnostics };
}

describe('documents', () => {
  it('keep what is said of a picture, as one line', () => {
    const { documents } = withDocuments(
      document('a.jpg', { alternative: 'The weir\n  in flood', fit: 'size' }),
      document('b.pdf'),
    );
    expect(documents[0]).toMatchObject({ alternative: 'The weir in flood', fit: 'size' });
    expect(documents[1]).not.toHaveProperty('alternative');
  });

  it('are located, numbered, named and given roles', () => {
    const { documents, diagnostics } = withDocuments(
      document('reports/annual-report.pdf'),
      document('../shared\\iro-annual_report-2018-19.md', { language: 'cy' }),
      document('./reports/plan.pdf', { role: 'background', title: ' The plan ' }),
    );
    expect(diagnostics).toEqual([]);
    const at = document('').at;
    const access = { kind: 'public' };
    expect(documents).toEqual([
      {
        id: '2.1',
        role: 'report',
        title: 'Annual report',
        file: `${meeting}/reports/annual-report.pdf`,
        source: 'reports/annual-report.pdf',
        access,
        language: 'en-GB',
        languageGiven: false,
        at,
      },
      {
        id: '2.2',
        role: 'appendix',
        title: 'Iro annual report 2018-19',
        file: '/packs/thornmere/corporate-parenting-panel/shared/iro-annual_report-2018-19.md',
        source: '../shared/iro-annual_report-2018-19.md',
        access,
        language: 'cy',
        languageGiven: true,
        at,
      },
      {
        id: '2.3',
        role: 'background',
        title: 'The plan',
        file: `${meeting}/reports/plan.pdf`,
        source: 'reports/plan.pdf',
        access,
        language: 'en-GB',
        languageGiven: false,
        at,
      },
    ]);
  });

  it('take the item’s title where there is one only', () => {
    expect(withDocuments(document('x.pdf')).documents[0]?.title).toBe('Annual Report');
  });

  it('are minutes under the minutes', () => {
    const { pack } = resolved({
      items: [addingTo('minutes', 'm', { documents: [document('m.md'), document('n.md')] })],
      standing: [standing('minutes', '')],
    });
    expect(pack.partA[0]?.documents.map(({ role }) => role)).toEqual(['minutes', 'appendix']);
  });

  it.each([
    'C:\\Users\\clerk\\report.pdf',
    '/srv/report.pdf',
    '~/report.pdf',
    '\\\\server\\share\\report.pdf',
    'https://thornmere.example/report.pdf',
  ])('may not be called %s', (path) => {
    const { documents, diagnostics } = withDocuments(document(path));
    expect(documents).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'document-path-not-relative', item: 'item 2', at: document(path).at },
    ]);
  });

  it.each([
    '../../../other-council/report.pdf',
    '..\\..\\..\\x.pdf',
    '../../../thornmere-2/x.pdf',
    '../..',
  ])('may not leave the council’s folder: %s', (path) => {
    const { documents, diagnostics } = withDocuments(document(path));
    expect(documents).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'document-outside-council', severity: 'error' }]);
  });

  it('may lie anywhere inside it', () => {
    expect(withDocuments(document('../../..thornmere.pdf')).diagnostics).toEqual([]);
  });

  it('are warned of when listed twice in one item', () => {
    const { documents, diagnostics } = withDocuments(
      document('a.pdf'),
      document('reports/../a.pdf', { at: { file: 'x', line: 9 } }),
    );
    expect(documents).toHaveLength(2);
    expect(diagnostics).toMatchObject([
      { code: 'document-listed-twice', severity: 'warning', at: { line: 9 } },
    ]);
  });

  it('are warned of when listed in two items', () => {
    const { pack, diagnostics } = resolved({
      items: [
        item('a', { documents: [document('x.pdf'), document('y.pdf')] }),
        item('b', { documents: [document('./x.pdf', { at: { file: 'b', line: 3 } })] }),
      ],
    });
    expect(pack.partA[1]?.documents).toHaveLength(1);
    expect(diagnostics).toMatchObject([
      { code: 'document-twice', severity: 'warning', item: 'item 2', at: { file: 'b', line: 3 } },
    ]);
    expect(diagnostics[0]?.message).toContain('“x.pdf” is also a document of item 1');
  });

  const underMinutes = (titles: readonly string[], previousMeeting?: string) =>
    resolved({
      items: [
        addingTo('minutes', 'm', {
          documents: titles.map((title, index) =>
            document(`${index}.md`, { title, role: 'minutes' }),
          ),
        }),
      ],
      standing: [standing('minutes', '')],
      meeting: previousMeeting === undefined ? {} : { previousMeeting },
    }).diagnostics;

  it.each([
    ['Minutes of the meeting held on 11 July 2024', 'Thursday 11 July 2024'],
    ['Minutes, 11th July 2024', 'Thursday 11 July 2024'],
    ['Cofnodion 3 Medi 2024', 'Tuesday 3 September 2024'],
  ])('are minutes of another day: %s', (title, day) => {
    const diagnostics = underMinutes([title], '2024-06-05');
    expect(diagnostics).toMatchObject([
      { code: 'minutes-of-another-day', severity: 'warning', item: 'item 1' },
    ]);
    expect(diagnostics[0]?.message).toContain(`of ${day}, but`);
    expect(diagnostics[0]?.message).toContain('on Wednesday 5 June 2024.');
  });

  it('are no minutes of another day where the day is right, or not said', () => {
    expect(underMinutes(['Minutes of 5 June 2024'], '2024-06-05')).toEqual([]);
    expect(underMinutes(['Draft minutes'], '2024-06-05')).toEqual([]);
    expect(underMinutes(['Minutes of 31 June 2024'], '2024-06-05')).toEqual([]);
    expect(underMinutes(['Minutes of 11 July 2024'])).toEqual([]);
    // Of an extraordinary meeting in between, too.
    expect(underMinutes(['Of 5 June 2024', 'Of 7 June 2024'], '2024-06-05')).toEqual([]);
  });

  it('may be minutes of any day elsewhere', () => {
    const minutes = document('m.pdf', { role: 'minutes', title: 'Planning, 11 July 2024' });
    const { codes } = resolved({
      items: [item('received', { documents: [minutes] })],
      meeting: { previousMeeting: '2019-06-05' },
    });
    expect(codes).toEqual([]);
  });

  it.each([
    ['reports/iro-annual-report.pdf', 'Iro annual report'],
    ['minutes_2019-03-06.md', 'Minutes 2019-03-06'],
    ['Appendix A -- plan.PDF', 'Appendix A plan'],
    ['a\\b\\report.v2.pdf', 'Report.v2'],
  ])('are called readably: %s', (path, name) => {
    expect(readableName(path)).toBe(name);
  });
});

describe('the status of an item', () => {
  const report = document('a.pdf');

  it('is not “to follow” any more when the report has come', () => {
    const { pack, diagnostics } = resolved({
      items: [item('a', { status: { kind: 'to-follow' }, documents: [report] })],
    });
    expect(pack.partA[0]).not.toHaveProperty('status');
    expect(pack.partA[0]?.documents).toHaveLength(1);
    expect(diagnostics).toMatchObject([{ code: 'status-out-of-date', severity: 'warning' }]);
  });

  it('stays “to follow” without a report', () => {
    const appendix = document('b.pdf', { role: 'appendix' });
    const { pack, diagnostics } = resolved({
      items: [
        item('a', { status: { kind: 'to-follow' } }),
        item('b', { status: { kind: 'to-follow' }, documents: [appendix] }),
        item('c', { status: { kind: 'late', reason: 'Figures came late.' }, documents: [report] }),
      ],
    });
    expect(pack.partA.map(({ status }) => status?.kind)).toEqual([
      'to-follow',
      'to-follow',
      'late',
    ]);
    expect(diagnostics).toEqual([]);
  });
});

describe('a number in a title', () => {
  it.each([
    ['6. Allotments', '6.'],
    ['6.Allotments', '6.'],
    ['12) Allotments', '12)'],
    ['6: Allotments', '6:'],
    ['6 – Allotments', '6'],
    ['Item 6: Allotments', 'Item 6'],
    ['Agenda item 6 Allotments', 'Agenda item 6'],
  ])('%s', (title, number) => {
    const { pack, diagnostics } = resolved({ items: [item('a', { title })] });
    expect(pack.partA[0]?.title).toBe(title);
    expect(diagnostics).toMatchObject([
      { code: 'number-in-title', severity: 'warning', item: 'item 1' },
    ]);
    expect(diagnostics[0]?.message).toContain(`“${number}”`);
  });

  it.each(['20 mph zone', '2024/25 Budget', '6.30 pm licences', '10 – 12 High Street', 'Item'])(
    'not in %s',
    (title) => {
      expect(resolved({ items: [item('a', { title })] }).diagnostics).toEqual([]);
    },
  );
});
