/** What belongs to a pack once it is issued, and to a supplement: items, papers, numbers, and what nobody is told. */
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../../src/model/access.js';
import type { IssuedPart, PackPart } from '../../../src/model/issue.js';
import type { MappedItem } from '../../../src/model/map.js';
import { isNews, resolvePack, sourceOfPart } from '../../../src/resolve/index.js';
import { document, item, source } from './source.js';

const exempt = { kind: 'exempt', paragraphs: ['3'], reason: 'A bid of zebrafish' } as const;
const pack: PackPart = { kind: 'pack' };
const first: PackPart = { kind: 'supplement', number: 1 };

interface Mapped extends Partial<Omit<MappedItem, 'documents'>> {
  readonly papers?: readonly (readonly [source: string, first: string, last: string])[];
}

function range(from: string, to: string) {
  return { first: from, last: to, sheets: { first: 1, last: 1 } };
}

/** An item’s own range leaves its restricted papers out. */
function openRange(papers: NonNullable<Mapped['papers']>) {
  const open = papers.filter(([, from]) => !from.startsWith('R'));
  return open.length === 0 ? null : range(open[0]?.[1] ?? '', open.at(-1)?.[2] ?? '');
}

/** As far as a part's map goes here. */
function issued(items: readonly Mapped[], part = pack, edition: Edition = 'public'): IssuedPart {
  return {
    part,
    edition,
    pages: {
      edition,
      frontMatter: range('1', '2'),
      items: items.map(({ papers = [], ...fields }, index) => ({
        number: String(index + 1),
        title: `Title ${index + 1}`,
        access: 'public',
        range: openRange(papers),
        documents: papers.map(([file, from, to]) => ({
          ...{ role: 'report', title: `Issued ${file}`, access: 'public', source: file },
          ...{ sha256: file, range: range(from, to) },
        })),
        ...fields,
      })),
    },
  } as unknown as IssuedPart;
}

function made(
  wanted: Parameters<typeof source>[0],
  parts: readonly IssuedPart[],
  part: PackPart,
  edition: Edition = 'public',
) {
  const own = sourceOfPart({ ...source(wanted), issued: parts }, part, edition);
  const { value } = resolvePack(own.source, edition, own.supplement);
  if (value === undefined) throw new Error('There is no pack.');
  const items = value.partA.map((one) => ({
    number: one.number.ordinal,
    status: one.status?.kind,
    papers: one.documents.map(({ title, role }) => [title, role]),
    earlier: one.earlier?.map(({ title, place, status }) => [title, place.first, status]),
    absent: one.absent?.map(({ title }) => title),
  }));
  return { items, news: own.news, pack: value };
}

const before = issued([{ papers: [['a.md', '3', '4']] }, { status: 'to-follow' }]);
const now = {
  items: [
    item('a', { documents: [document('new.md'), document('a.md')] }),
    item('b', { documents: [document('b.md')] }),
    item('c'),
  ],
};

describe('an issued pack', () => {
  it('holds what was issued, under its title and role, with the status that it had', () => {
    const { items } = made(now, [before], pack);
    expect(items).toEqual([
      {
        number: 1,
        status: undefined,
        papers: [['Issued a.md', 'appendix']],
        earlier: undefined,
        absent: undefined,
      },
      { number: 2, status: 'to-follow', papers: [], earlier: undefined, absent: undefined },
    ]);
  });

  it('says what is new', () => {
    const { news } = made(now, [before], pack);
    expect(news).toMatchObject({
      items: ['3'],
      documents: [
        { item: '1', source: 'new.md' },
        { item: '2', source: 'b.md' },
      ],
      withheld: 0,
    });
    expect(isNews(news)).toBe(true);
    const same = { items: [item('a', { documents: [document('a.md')] }), item('b')] };
    expect(isNews(made(same, [before], pack).news)).toBe(false);
  });

  it('does not call new what a supplement has', () => {
    const second = issued([{ papers: [['new.md', '5', '8']] }, {}, {}], first);
    const { items, news } = made(now, [before, second], pack);
    expect(items).toHaveLength(2);
    expect(news).toMatchObject({
      items: [],
      documents: [{ item: '2', source: 'b.md' }],
      withheld: 0,
    });
  });

  it('keeps a paper that was withdrawn or superseded since', () => {
    const gone = { ...document('a.md'), status: { kind: 'withdrawn' } as const };
    const { items, news } = made(
      { items: [item('a', { documents: [gone] }), item('b')] },
      [before],
      pack,
    );
    expect(items[0]?.papers).toEqual([['Issued a.md', 'report']]);
    expect(news).toMatchObject({ documents: [], withdrawn: [{ item: '1', source: 'a.md' }] });
  });

  it('names the paper that was to follow where it has come', () => {
    const waits = {
      role: 'report',
      title: 'Costs',
      access: 'public',
      status: 'to-follow',
    } as const;
    const told = issued([{ papers: [['a.md', '3', '4']], absent: [waits] }]);
    const come = [document('a.md'), document('costs.md', { title: 'Costs' })];
    const { items } = made({ items: [item('a', { documents: come })] }, [told], pack);
    expect(items[0]).toMatchObject({ papers: [['Issued a.md', 'report']], absent: ['Costs'] });
  });

  it('is the whole pack where nothing is issued', () => {
    expect(made(now, [], pack).items).toHaveLength(3);
  });
});

describe('a supplement', () => {
  it('holds what is new, and says where the rest is', () => {
    const { items, pack: made1 } = made(now, [before], first);
    expect(items).toMatchObject([
      { papers: [['New', 'report']], earlier: [['Issued a.md', '3', undefined]] },
      { papers: [['Title of b', 'report']], earlier: undefined },
      { number: 3, papers: [] },
    ]);
    expect(made1.supplement).toEqual({
      number: 1,
      after: { public: 4, restricted: 0 },
      newItems: ['3'],
      changedItems: [],
    });
  });

  it('says what has become of an issued paper', () => {
    const gone = { ...document('a.md'), status: { kind: 'superseded', by: 'new.md' } as const };
    const { items } = made(
      { items: [item('a', { documents: [gone, document('new.md')] })] },
      [before],
      first,
    );
    expect(items[0]?.earlier).toEqual([['Issued a.md', '3', 'superseded']]);
  });

  it('goes on after the supplements before it, whichever have papers', () => {
    const second = issued([{ papers: [['new.md', '5', '8']] }, {}, {}], first);
    const { pack: made2, items } = made(now, [before, second], { kind: 'supplement', number: 2 });
    expect(made2.supplement?.after.public).toBe(8);
    expect(items[0]).toMatchObject({
      papers: [],
      earlier: [
        ['Issued new.md', '5', undefined],
        ['Issued a.md', '3', undefined],
      ],
    });
  });

  it('numbers a new public item after restricted ones, which keep their numbers', () => {
    const closed = issued([{}, { part: 'B', access: 'exempt' }]);
    const wanted = {
      items: [item('a'), item('late'), item('land', { access: exempt })],
      agenda: ['a', 'late'],
      partB: ['land'],
    };
    const { items, pack: made3 } = made(wanted, [closed], first);
    expect(items.map(({ number }) => number)).toEqual([1, 3]);
    expect(made3.partB.map(({ number }) => number.ordinal)).toEqual([2]);
  });
});

describe('of restricted papers', () => {
  const secret = (file: string) => document(file, { title: 'Zebrafish', access: exempt });
  const papers = (...files: string[]) => ({
    items: [item('a', { documents: [document('a.md'), ...files.map(secret)] })],
  });

  it('a public pack tells as many as when it was issued, and names none', () => {
    const told = issued([{ papers: [['a.md', '3', '4']], withheld: 1 }]);
    const { pack: open, news } = made(papers('zebra-1.md', 'zebra-2.md'), [told], pack);
    expect(open.partA[0]?.withheld).toHaveLength(1);
    expect(news).toMatchObject({ items: [], documents: [], withheld: 1 });
    expect(JSON.stringify([open, news])).not.toMatch(/zebra/i);
  });

  it('members’ packs hold those that were issued to members', () => {
    const told = issued(
      [
        {
          papers: [
            ['a.md', '3', '4'],
            ['zebra-1.md', 'R3', 'R4'],
          ],
          withheld: 1,
        },
      ],
      pack,
      'members',
    );
    const wanted = papers('zebra-1.md', 'zebra-2.md');
    const { pack: closed } = made(wanted, [told], pack, 'members');
    expect(closed.restricted?.items[0]?.documents.map(({ source: file }) => file)).toEqual([
      'zebra-1.md',
    ]);
    const more = made(wanted, [told], first, 'members');
    expect(more.pack.restricted?.items[0]?.documents.map(({ source: file }) => file)).toEqual([
      'zebra-2.md',
    ]);
    expect(more.pack.supplement?.after).toEqual({ public: 4, restricted: 4 });
  });
});

describe('what has changed since', () => {
  const gone = { kind: 'withdrawn' } as const;
  const two = { items: [item('a', { documents: [document('a.md')] }), item('b')] };
  const plain = issued([{ papers: [['a.md', '3', '4']] }, {}]);

  it('is nothing where nothing has', () => {
    expect(isNews(made(two, [plain], first).news)).toBe(false);
  });

  it('is an item that is withdrawn, until a supplement has said so', () => {
    const wanted = {
      items: [item('a', { documents: [document('a.md')] }), item('b', { status: gone })],
    };
    const told = made(wanted, [plain], first);
    expect(told.news.withdrawn).toEqual([{ item: '2' }]);
    expect(isNews(told.news)).toBe(true);
    expect(told.pack.supplement?.changedItems).toEqual(['2']);
    const issuedOnce = issued([{}, { status: 'withdrawn' }], first);
    const again = made(wanted, [plain, issuedOnce], { kind: 'supplement', number: 2 });
    expect(isNews(again.news)).toBe(false);
    // The pack that was issued does not say so.
    expect(made(wanted, [plain], pack).pack.partA[1]?.status).toBeUndefined();
  });

  it('is a restricted item that is withdrawn; the issued pack does not say so', () => {
    const closed = issued([{}, { part: 'B', access: 'exempt' }]);
    const wanted = {
      items: [item('a'), item('land', { access: exempt, status: gone })],
      agenda: ['a'],
      partB: ['land'],
    };
    for (const edition of ['public', 'members'] as const) {
      expect(made(wanted, [closed], pack, edition).pack.partB[0]?.status).toBeUndefined();
    }
    const { news, pack: next } = made(wanted, [closed], first);
    expect(news.withdrawn).toEqual([{ item: '2' }]);
    expect(next.partB[0]?.status).toEqual(gone);
  });

  it('is an item that is not for publication any more, until a supplement has said so', () => {
    const wanted = {
      items: [item('a', { documents: [document('a.md')], access: exempt }), item('b')],
    };
    const { news, pack: next } = made(wanted, [plain], first);
    expect(news.closed).toMatchObject([
      {
        item: '1',
        whole: true,
        sources: ['a.md'],
        ranges: [{ first: '3', last: '4' }],
        isNew: true,
      },
    ]);
    expect(isNews(news)).toBe(true);
    expect(next.supplement?.changedItems).toEqual(['1']);
    const once = issued([{ access: 'exempt' }, {}], first);
    const again = made(wanted, [plain, once], { kind: 'supplement', number: 2 });
    expect(again.news.closed).toMatchObject([{ item: '1', isNew: false }]);
    expect(isNews(again.news)).toBe(false);
  });

  it('is a paper that is not for publication any more', () => {
    const wanted = {
      items: [item('a', { documents: [document('a.md', { access: exempt })] }), item('b')],
    };
    const { news } = made(wanted, [plain], first);
    expect(news.closed).toMatchObject([
      { item: '1', whole: false, sources: ['a.md'], isNew: true },
    ]);
    expect(made(two, [plain], first).news.closed).toEqual([]);
  });

  it('a supplement says when it is published, where the pack does', () => {
    const meeting = { supplementsPublished: ['2019-06-28'] } as const;
    const late = { items: [item('a'), item('b'), item('late')], meeting };
    expect(made(late, [plain], first).pack.supplement?.published).toBe('2019-06-28');
    const second = { kind: 'supplement', number: 2 } as const;
    const { pack: next } = made(late, [plain, issued([{}, {}], first)], second);
    expect(next.supplement).not.toHaveProperty('published');
  });
});
