import { describe, expect, it } from 'vitest';
import { resolvePack } from '../../../src/resolve/index.js';
import { resolved } from './resolved.js';
import { source } from './source.js';

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

  it('settles the fields of numbering one by one', () => {
    const { pack } = resolved({
      council: { numbering: { from: 'documents', duplex: true } },
      committee: { numbering: { duplex: false } },
    });
    expect(pack.numbering).toEqual({ from: 'documents', duplex: false });
  });

  it('has defaults, and leaves out what nobody says', () => {
    const { pack, diagnostics } = resolved();
    expect(diagnostics).toEqual([]);
    expect(pack.numbering).toEqual({ from: 'front-sheet', duplex: true });
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
      'part-b-not-yet',
    ]);
    expect(diagnostics[0]?.message).toContain('time');
    expect(diagnostics[0]?.hints[0]).toContain('time: "17:00"');
    expect(diagnostics[1]?.message).toContain('venue');
    expect(diagnostics[0]?.at).toEqual(meeting.at);
    expect(value?.partA).toHaveLength(1);
  });
});
