import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRealDay } from '../../../src/model/date.js';
import { nations } from '../../../src/model/meeting.js';
import type { StandingText } from '../../../src/model/source.js';
import { fillInNames } from '../../../src/resolve/values.js';
import { resolved } from './resolved.js';

const folder = new URL('../../../templates/standing/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.md'));

/** Enough of YAML for these files: one plain value to a line, and comments. */
function read(name: string): StandingText & { readonly sourced: boolean } {
  const written = readFileSync(new URL(name, folder), 'utf8');
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(written) ?? [];
  const value = (key: string) => new RegExp(`^${key}: (.+)$`, 'm').exec(head)?.[1];
  const at = { file: name, line: 1, column: 1 };
  const from = value('from');
  const nation = nations.find((one) => one === value('nation'));
  return {
    name: value('standing') ?? '',
    level: 'built-in',
    title: value('title') ?? '',
    ...(from === undefined ? {} : { from }),
    ...(nation === undefined ? {} : { nation }),
    text: { source: body.trim(), at },
    at,
    sourced: /^# Source: \S/m.test(head),
  };
}

const texts = files.map(read);

describe('the built-in standing texts', () => {
  it.each(files)('%s is headed, sourced and fills in known names only', (name) => {
    const { from, sourced, text, title, ...rest } = read(name);
    expect(rest.name).toMatch(/^[a-z0-9-]+$/);
    expect(name.startsWith(rest.name)).toBe(true);
    expect(title).toMatch(/^[A-Z]/);
    expect(sourced).toBe(true);
    if (from !== undefined) expect(isRealDay(from)).toBe(true);
    for (const [, fillIn] of text.source.matchAll(/\{\{([^}]*)\}\}/g)) {
      expect(fillInNames).toContain(fillIn);
    }
    expect(text.source === '').toBe(rest.name === 'actions');
  });

  const items = [
    'apologies',
    'minutes',
    'disclosures',
    'urgent-business',
    'actions',
    'exclusion',
    'exclusion-parish',
  ];
  const notices = ['filming', 'public-welcome', 'paperless', 'webcast'];
  const at = { file: 'pack.yaml', line: 1, column: 1 };

  it.each(nations)('make a whole agenda in %s, before and after 2024', (nation) => {
    for (const date of ['2019-07-03', '2024-09-12']) {
      const { pack, diagnostics } = resolved({
        council: { nation, website: 'thornmere.example', webcast: 'webcast.example' },
        meeting: {
          date,
          previousMeeting: '2019-03-06',
          notices: notices.map((name) => ({ kind: 'standing', name, at })),
        },
        agenda: items,
        items: [],
        standing: texts,
      });
      expect(diagnostics).toEqual([]);
      expect(pack.partA).toHaveLength(items.length);
      expect(pack.notices).toHaveLength(notices.length);
      const disclosures = pack.partA[2]?.text.source ?? '';
      expect(disclosures).toContain('agenda item 3');
      expect(disclosures.includes('registrable interest')).toBe(
        nation === 'england' && date > '2024',
      );
      const regime = {
        england: 'Part 1 of Schedule 12A',
        wales: 'Part 4 of Schedule 12A',
        scotland: 'Part 1 of Schedule 7A',
        'northern-ireland': 'Part 1 of Schedule 6',
      }[nation];
      expect(pack.partA[5]?.text.source).toContain(regime);
    }
  });
});
