import { describe, expect, it } from 'vitest';
import type { DocumentSource } from '../../../src/model/source.js';
import { resolvePack } from '../../../src/resolve/index.js';
import { resolved } from './resolved.js';
import { document, item, source, standing, type Wanted } from './source.js';

describe('settings', () => {
  it('takes each from its nearest definition', () => {
    const { pack } = resolved({
      council: {
        contact: { name: 'Council contact', phone: '01632 960000' },
        website: 'www.thornmere.example',
        properOfficer: { name: 'Caroline Ashdown' },
        language: 'cy',
        address: ['Town Hall'],
        time: '10:00',
      },
      committee: { contact: { name: 'Committee contact' }, webcast: 'committee.example' },
      meeting: { webcast: 'meeting.example' },
    });
    expect(pack.meeting).toEqual({
      council: 'Thornmere Borough Council',
      nation: 'england',
      body: 'Corporate Parenting Panel',
      date: '2019-07-03',
      time: '17:00',
      venue: { kind: 'place', address: 'Committee Room 2, Town Hall' },
      published: '2019-06-25',
      membership: {
        chair: 'Councillor Marian Achebe',
        councillors: ['Patrick Oduya'],
        coOptees: [],
      },
      substitutes: [],
      address: ['Town Hall'],
      properOfficer: { name: 'Caroline Ashdown' },
      contact: { name: 'Committee contact' },
      website: 'www.thornmere.example',
      webcast: 'meeting.example',
      language: 'cy',
    });
    expect(pack.bodySlug).toBe('corporate-parenting-panel');
  });

  it('heads the agenda by its parts', () => {
    expect(resolved().pack.agendaHeading).toBe('Agenda – Part A');
    expect(resolved({ meeting: { inParts: false } }).pack.agendaHeading).toBe('Agenda');
  });

  it('tells of a webcast once', () => {
    const at = { file: '/packs/thornmere/council.yaml', line: 9, column: 5 };
    const notices = (wanted: Wanted) =>
      resolved({
        standing: [standing('webcast', 'Watch {{webcast}}.'), standing('filming', 'Film.')],
        ...wanted,
      }).pack.notices.map(({ source }) => source);
    const webcast = 'the channel';
    const named = (name: string) => ({ kind: 'standing', name, at }) as const;
    const own = { kind: 'text', text: { source: 'See {{ webcast }}!', at } } as const;
    expect(notices({ council: { webcast, notices: [named('filming')] } })).toEqual([
      'Film.',
      'Watch the channel.',
    ]);
    expect(
      notices({ meeting: { webcast, notices: [named('webcast'), named('filming')] } }),
    ).toEqual(['Watch the channel.', 'Film.']);
    expect(notices({ meeting: { webcast, notices: [own] } })).toEqual(['See the channel!']);
    expect(notices({ meeting: { webcast }, items: [], agenda: ['webcast'] })).toEqual([]);
    expect(notices({ council: { notices: [named('filming')] } })).toEqual(['Film.']);
  });

  it('settles the fields of numbering one by one', () => {
    const { pack } = resolved({
      council: { numbering: { from: 'documents', duplex: true } },
      committee: { numbering: { duplex: false } },
    });
    expect(pack.numbering).toEqual({ from: 'documents', duplex: false, partB: 'separate' });
  });

  it('decides on comments at the nearest level, the document’s own first', () => {
    const rules = (settings: Wanted, own: Partial<DocumentSource> = {}) => {
      const papers = [document('a.pdf', own), document('b.pdf')];
      const { pack } = resolved({ ...settings, items: [item('first', { documents: papers })] });
      return pack.partA[0]?.documents.map(({ comments }) => comments);
    };
    expect(rules({})).toEqual([undefined, undefined]);
    expect(rules({ council: { comments: 'keep' } })).toEqual(['keep', 'keep']);
    const levels = { council: { comments: 'keep' }, committee: { comments: 'flatten' } } as const;
    expect(rules(levels)).toEqual(['flatten', 'flatten']);
    const all = { ...levels, meeting: { comments: 'drop' } } as const;
    expect(rules(all, { comments: 'keep' })).toEqual(['keep', 'drop']);
  });

  it('has defaults, and leaves out what nobody says', () => {
    const { pack, diagnostics } = resolved();
    expect(diagnostics).toEqual([]);
    expect(pack.numbering).toEqual({
      from: 'front-sheet',
      duplex: true,
      partB: 'separate',
    });
    expect(pack.meeting.language).toBe('en-GB');
    expect(Object.keys(pack.meeting)).not.toContain('webcast');
    expect(pack.notices).toEqual([]);
  });

  it('lets a meeting have members of its own', () => {
    const { pack } = resolved({ meeting: { membership: { councillors: ['One'], coOptees: [] } } });
    expect(pack.meeting.membership).toEqual({ councillors: ['One'], coOptees: [] });
  });

  it('asks for time and venue, and goes on so that other mistakes are found too', () => {
    const wanted = source({ partB: ['x'] });
    const { time: _time, venue: _venue, ...meeting } = wanted.meeting;
    const { value, diagnostics } = resolvePack({ ...wanted, meeting }, 'public');
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'setting-missing',
      'setting-missing',
      'agenda-entry-unknown',
    ]);
    expect(diagnostics[0]?.message).toContain('time');
    expect(diagnostics[0]?.hints[0]).toContain('time: "17:00"');
    expect(diagnostics[1]?.message).toContain('venue');
    expect(diagnostics[0]?.at).toEqual(meeting.at);
    expect(value?.partA).toHaveLength(1);
  });
});
