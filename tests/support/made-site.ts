/** Meetings as the public pages know them, in memory. Reads and writes no file. */
import type { Restriction } from '../../src/model/access.js';
import type { MappedDocument, MappedItem, PageMap } from '../../src/model/map.js';
import type { SiteMeeting, SitePart } from '../../src/model/site.js';
import { packOf } from '../unit/paginate/pack.js';

export const exempt: Restriction = {
  kind: 'exempt',
  paragraphs: [{ number: '3', description: 'Information relating to business affairs' }],
  schedule: 'Part 1 of Schedule 12A',
  act: 'the Local Government Act 1972',
};

/** A paper on these pages, which are sheets as well. */
export function mappedPaper(first: number, last: number, source: string): MappedDocument {
  return {
    ...{ role: 'report', title: `Paper of pages ${first} to ${last}`, access: 'public', source },
    ...{ sha256: 'a'.repeat(64), pages: last - first + 1, tagged: true, language: 'en-GB' },
    range: { first: String(first), last: String(last), sheets: { first, last } },
  } as MappedDocument;
}

export function mappedItem(number: string, more: Partial<MappedItem> = {}): MappedItem {
  return {
    number,
    title: `About ${number}`,
    access: 'public',
    range: null,
    documents: [],
    ...more,
  };
}

export function sitePart(items: readonly MappedItem[], more: Partial<SitePart> = {}): SitePart {
  const pages = {
    ...{ version: 1, edition: 'public', body: 'Drains Committee', date: '2025-03-04' },
    ...{ sheets: 10, lastLabel: '10', claims: [], items },
    pdf: { file: 'pack.pdf', sha256: 'b'.repeat(64) },
    frontMatter: { first: '1', last: '4', sheets: { first: 1, last: 4 } },
  } as unknown as PageMap;
  return { part: { kind: 'pack' }, pages, issued: '2025-02-25', pdf: '/issued/pack.pdf', ...more };
}

/** Items 1, 2 and 3 of the Drains Committee on this day. */
export function siteMeeting(date: string, parts: readonly SitePart[]): SiteMeeting {
  const pack = packOf({ items: { opening: [], drains: [2], lease: [] } });
  const [opening, drains, lease] = pack.partA;
  if (opening === undefined || drains === undefined || lease === undefined) throw new Error();
  return {
    pack: {
      ...pack,
      meeting: { ...pack.meeting, date },
      partA: [opening, drains, { ...lease, access: exempt }],
    },
    name: date,
    parts,
    readable: new Set(['reports/drains.md']),
  };
}

/** The pack with its three items, the second one with a paper. */
export function wholeMeeting(date = '2025-03-04'): SiteMeeting {
  return siteMeeting(date, [
    sitePart([
      mappedItem('1'),
      mappedItem('2', { documents: [mappedPaper(5, 7, 'reports/drains.md')] }),
      mappedItem('3', { access: 'exempt' }),
    ]),
  ]);
}
