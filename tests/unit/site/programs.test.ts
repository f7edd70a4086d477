/** What programs read of the public pages: calendar, feed and JSON, by the rules of their formats. */
import { describe, expect, test } from 'vitest';
import type { SiteMeeting, SiteMeetingPage } from '../../../src/model/site.js';
import {
  itemJson,
  meetingJson,
  planSite,
  writeCalendar,
  writeFeed,
} from '../../../src/site/index.js';
import { siteMeeting, sitePart, wholeMeeting } from '../../support/made-site.js';

function meetingsOf(...meetings: readonly SiteMeeting[]): readonly SiteMeetingPage[] {
  const { value } = planSite({ council: 'Testbourne Council', language: 'en-GB', meetings });
  return value?.bodies[0]?.meetings ?? [];
}

function titled(title: string): SiteMeeting {
  const { parts, ...rest } = wholeMeeting();
  const items = (parts[0]?.pages.items ?? []).map((item) => ({ ...item, title }));
  return { ...rest, parts: [sitePart(items)] };
}

/** Long lines whole, as RFC 5545, 3.1 has them unfolded. */
function unfolded(calendar: string): readonly string[] {
  return calendar.replaceAll('\r\n ', '').split('\r\n');
}

describe('the calendar', () => {
  const write = (meeting: SiteMeeting, address?: string): string =>
    writeCalendar('Drains', 'Testbourne Council', meetingsOf(meeting), address);

  test('has no line above 75 octets, and parts no character', () => {
    const calendar = write(titled(`${'Überlandgräben und Dränagen – '.repeat(9)}Ende`));
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThan(76);
    expect(unfolded(calendar).join('\n')).toContain('Überlandgräben und Dränagen – Überland');
    expect(calendar).not.toContain('\ufffd');
    expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('escapes what has a meaning, and nothing begins a line of its own', () => {
    const lines = unfolded(write(titled('Pipes, tubes; and \\ more\nEND:VEVENT')));
    expect(lines.find((line) => line.startsWith('DESCRIPTION'))).toContain(
      'Pipes\\, tubes\\; and \\\\ more\\nEND:VEVENT',
    );
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  });

  test('knows the meeting by the same name each time, and another by another', () => {
    const uid = (meeting: SiteMeeting) =>
      unfolded(write(meeting)).find((line) => line.startsWith('UID:'));
    expect(uid(titled('One'))).toBe(uid(titled('Two')));
    expect(uid(wholeMeeting('2025-03-04'))).not.toBe(uid(wholeMeeting('2025-03-11')));
    expect(uid(wholeMeeting())).toMatch(/^UID:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test('says when, in the time of the place, and has a link only where the address is known', () => {
    const lines = unfolded(write(wholeMeeting()));
    expect(lines).toContain('DTSTART;TZID=Europe/London:20250304T100000');
    expect(lines).toContain('DTSTAMP:20250225T000000Z');
    expect(lines).toContain('TZID:Europe/London');
    expect(lines.some((line) => line.startsWith('URL'))).toBe(false);
    expect(unfolded(write(wholeMeeting(), 'https://council.example/m/'))).toContain(
      'URL:https://council.example/m/committee/2025-03-04/index.html',
    );
  });
});

describe('the feed', () => {
  const about = {
    ...{ name: 'Drains', council: 'Testbourne & Co', language: 'en-GB' },
    ...{ path: 'committee/feed.xml', page: 'committee/index.html' },
  };

  test('has the latest change first, escaped, with the way to each page', () => {
    const late = siteMeeting('2025-01-07', [sitePart([], { issued: '2025-03-02' })]);
    const feed = writeFeed(about, meetingsOf(titled('Pipes <b> & "tubes"'), late));
    expect(feed).toContain('<updated>2025-03-02T00:00:00Z</updated>\n  <author>');
    expect(feed.indexOf('7 January 2025')).toBeLessThan(feed.indexOf('4 March 2025'));
    expect(feed).toContain('Pipes &lt;b&gt; &amp; &quot;tubes&quot;');
    expect(feed).toContain('<name>Testbourne &amp; Co</name>');
    expect(feed).toContain('href="2025-03-04/index.html"');
    expect(feed).not.toContain('rel="self"');
  });

  test('has whole addresses where the address is known', () => {
    const feed = writeFeed({ ...about, address: 'https://c.example/' }, meetingsOf(wholeMeeting()));
    expect(feed).toContain('rel="self" type="application/atom+xml" href="https://c.example/comm');
    expect(feed).toContain('href="https://c.example/committee/2025-03-04/index.html"');
  });
});

describe('JSON', () => {
  const [meeting] = meetingsOf(wholeMeeting());
  if (meeting === undefined) throw new Error('There is no meeting.');

  test('of a meeting has its items, papers and sizes', () => {
    const sizes = new Map([['committee/2025-03-04/pages-5-7.pdf', 1234]]);
    expect(meetingJson(meeting, sizes)).toMatchObject({
      ...{ version: 1, date: '2025-03-04', state: 'issued', venue: { remote: true } },
      items: [
        { number: '1', access: 'public', documents: [] },
        {
          number: '2',
          documents: [{ bytes: 1234, first: '5', last: '7', html: expect.any(String) }],
        },
        { number: '3', access: 'exempt', restriction: { paragraphs: [{ number: '3' }] } },
      ],
    });
  });

  test('of a restricted item has no text, no officer and no reason', () => {
    const item = meeting.items[2];
    if (item === undefined) throw new Error('There is no item 3.');
    const told = {
      ...item,
      restriction: { ...item.item.access, reason: 'Quokka' },
      item: {
        ...item.item,
        text: { ...item.item.text, source: 'Quokka' },
        officer: { name: 'Quokka' },
        wards: ['Quokka'],
      },
    } as typeof item;
    expect(JSON.stringify(itemJson(meeting, told, new Map()))).not.toContain('Quokka');
  });
});
