import { describe, expect, it } from 'vitest';
import type { PackSource } from '../../../src/model/source.js';
import { resolvePack } from '../../../src/resolve/index.js';
import { resolved } from './resolved.js';
import { document, item, source, standing, type Wanted } from './source.js';

const exempt = { kind: 'exempt', paragraphs: ['3'], reason: 'Zebrafish reason' } as const;
const confidential = {
  kind: 'confidential',
  ground: 'court-order',
  words: 'Zebrafish words',
} as const;

/** Every restricted thing here says "zebrafish", unless it is for the public; nothing public does. */
const wanted = {
  agenda: ['open', 'zebrafish-item', 'exclusion', 'last'],
  partB: ['zebrafish-part-b'],
  bindingOrder: ['zebrafish-item', 'last'],
  items: [
    item('open', {
      title: 'Open item',
      text: {
        source: 'See items {{item last}} and {{item zebrafish-item}}.',
        at: { file: 'open.md', line: 3 },
      },
      documents: [
        document('reports/zebrafish-1.pdf', {
          title: 'Zebrafish appraisal',
          publicTitle: 'Appendix B',
          access: exempt,
          at: { file: 'items/open.md', line: 4, column: 9 },
        }),
        document('reports/open.pdf'),
        document('../../../zebrafish.pdf', {
          access: confidential,
          at: { file: 'items/open.md', line: 6, column: 9 },
        }),
      ],
    }),
    item('zebrafish-item', {
      title: 'Zebrafish {{nonsense}}',
      access: confidential,
      documents: [document('reports/zebrafish-2.pdf')],
      text: { source: 'Zebrafish {{nonsense}}', at: { file: 'z.md' } },
      backgroundPapers: ['Zebrafish paper'],
      at: { file: 'items/zebrafish.md', line: 1, column: 1 },
    }),
    item('zebrafish-part-b', {
      title: 'Zebrafish of Quay Road',
      publicTitle: 'Land at Quay Road',
      access: { ...exempt, paragraphs: ['1', '3'] },
      officer: { name: 'Zebrafish officer' },
      documents: [
        document('reports/zebrafish-3.pdf'),
        document('reports/zebrafish-4.pdf', { title: 'Zebrafish plan', access: confidential }),
      ],
    }),
    item('zebrafish-not-listed', { access: exempt }),
    item('last', { documents: [document('reports/last.pdf')] }),
  ],
  standing: [standing('exclusion', '{{exempt-information}} {{confidential-business}}')],
} satisfies Wanted;
const secret = source(wanted);

describe('the public pack', () => {
  const { value, diagnostics } = resolvePack(secret, 'public');

  it('holds nothing that is not public', () => {
    expect(diagnostics).toEqual([]);
    expect(JSON.stringify(value)).not.toMatch(/zebrafish/i);
    expect(value).not.toHaveProperty('restricted');
  });

  it('holds what is public, under the numbers of the agenda', () => {
    expect(
      value?.partA.map(({ number, text, documents }) => [
        number.ordinal,
        text.source.slice(0, 20),
        documents.map(({ id, source: path, role }) => [id, path, role]),
      ]),
    ).toEqual([
      [1, 'See items 4 and 2.', [['1.1', 'reports/open.pdf', 'appendix']]],
      [2, '', []],
      [3, 'the paragraphs of Pa', []],
      [4, '', [['4.1', 'reports/last.pdf', 'report']]],
    ]);
    expect(value?.bindingOrder).toEqual(['last']);
  });

  it('states restricted business under its public title, or none, and the law', () => {
    const [, confidentialItem] = value?.partA ?? [];
    expect(confidentialItem).toMatchObject({
      name: 'not-for-publication-2',
      title: 'Confidential business',
      access: { kind: 'confidential', ground: expect.stringContaining('order of a court') },
    });
    expect(value?.partB).toMatchObject([
      { name: 'not-for-publication-5', title: 'Land at Quay Road', number: { ordinal: 5 } },
    ]);
    const [exemptItem] = value?.partB ?? [];
    expect(exemptItem?.access).toEqual({
      kind: 'exempt',
      schedule: 'Part 1 of Schedule 12A',
      act: 'the Local Government Act 1972',
      paragraphs: [
        { number: '1', description: 'Information relating to any individual' },
        { number: '3', description: expect.stringContaining('financial or business affairs') },
      ],
    });
  });

  it('says of restricted papers of a public item that there are some', () => {
    expect(
      value?.partA[0]?.withheld?.map(({ role, title, access }) => [role, title, access.kind]),
    ).toEqual([
      ['report', 'Appendix B', 'exempt'],
      ['appendix', undefined, 'confidential'],
    ]);
  });

  it('names the business in the motion, and what needs no motion apart from it', () => {
    const words = value?.partA[2]?.text.source.replaceAll('\\', '') ?? '';
    expect(words).toMatch(
      /^the paragraphs of Part 1 of Schedule 12A to that Act that are named for each item: Appendix B of item 1, Open item \(paragraph 3: information relating to the financial .*\); item 5, Land at Quay Road \(paragraphs 1 and 3: information relating to any individual; .*\) No resolution/,
    );
    expect(words).toMatch(
      / No resolution is needed .* \(section 100A\(2\)\): an appendix of item 1, Open item \(.*court\); item 2, Confidential business \(.*court\)\.$/,
    );
  });

  it('speaks of no business where there is none', () => {
    const { pack } = resolved({ ...wanted, agenda: ['exclusion'], partB: [], bindingOrder: [] });
    expect(pack.partA[0]?.text.source.replaceAll('\\', '').trim()).toBe(
      'the paragraphs of Part 1 of Schedule 12A to that Act that are named for each item',
    );
  });

  it('offers no restricted name as a suggestion', () => {
    const { diagnostics: found } = resolvePack(
      source({
        agenda: ['open', 'zebrafish-item', 'zebrafish-itme'],
        items: [
          item('open', {
            text: { source: '{{item zebrafish-itm}}', at: { file: 'open.md', line: 3 } },
          }),
          item('zebrafish-item', { access: exempt }),
        ],
        bindingOrder: ['zebrafish-itm'],
      }),
      'public',
    );
    expect(found.map(({ code }) => code)).toEqual([
      'agenda-entry-unknown',
      'fill-in-item-unknown',
      'no-exclusion-motion',
      'binding-order-unknown',
    ]);
    expect(JSON.stringify(found.map(({ hints }) => hints))).not.toContain('zebrafish-item');
  });
});

describe('the members’ pack', () => {
  const sound = {
    ...wanted,
    items: wanted.items.map((one) => ({
      ...one,
      title: one.title?.replace('{{nonsense}}', 'fish') ?? '',
      text: { ...one.text, source: one.text.source.replace('{{nonsense}}', 'fish') },
      documents: one.documents.filter(({ file }) => !file?.startsWith('..')),
    })),
  };
  const { value: open } = resolvePack(source(sound), 'public');
  const { value, diagnostics } = resolvePack(source(sound), 'members');

  it('is the public one, and Part B', () => {
    expect(diagnostics).toEqual([]);
    const { restricted, edition, ...rest } = value ?? {};
    expect(edition).toBe('members');
    expect(rest).toEqual({ ...open, edition: undefined, keepsNames: undefined });
    expect(restricted?.heading).toBe('Agenda – Part B');
  });

  it('has restricted items in full, and restricted papers of public ones', () => {
    expect(
      value?.restricted?.items.map(({ number, title, access, documents }) => [
        number.ordinal,
        title,
        access.kind,
        documents.map(({ id, title: name, access: own }) => [id, name, own.kind]),
      ]),
    ).toEqual([
      [1, 'Open item', 'public', [['1.R1', 'Zebrafish appraisal', 'exempt']]],
      [2, 'Zebrafish fish', 'confidential', [['2.R1', 'Zebrafish fish', 'confidential']]],
      [
        5,
        'Zebrafish of Quay Road',
        'exempt',
        [
          ['5.R1', 'Zebrafish 3', 'exempt'],
          ['5.R2', 'Zebrafish plan', 'confidential'],
        ],
      ],
    ]);
  });

  it('has the reasons', () => {
    expect(value?.restricted?.items.map(({ access }) => Reflect.get(access, 'reason'))).toEqual([
      undefined,
      'Zebrafish words',
      'Zebrafish reason',
    ]);
  });

  it('finds the mistakes of restricted texts, which the public build never reads', () => {
    const { diagnostics: found } = resolvePack(secret, 'members');
    expect(found.map(({ code }) => code).sort()).toEqual([
      'document-outside-council',
      'fill-in-unknown',
      'fill-in-unknown',
    ]);
  });

  it('has no Part B where nothing is restricted', () => {
    expect(resolvePack(source(), 'members').value).not.toHaveProperty('restricted');
  });
});

describe('what cannot be put in a pack', () => {
  const codesOf = (sources: PackSource) =>
    resolvePack(sources, 'public').diagnostics.map(({ code, severity, item: where, at }) => [
      code,
      severity,
      where,
      at?.line,
    ]);

  it('is an entry of Part B that does not say why it is there', () => {
    const found = source({
      agenda: ['open'],
      partB: ['zebrafish', 'zebrafish-standing'],
      items: [item('open'), item('zebrafish', { documents: [document('zebrafish.pdf')] })],
      standing: [standing('zebrafish-standing', 'Zebrafish')],
    });
    expect(codesOf(found)).toEqual([
      ['part-b-without-access', 'error', 'item 2', 40],
      ['part-b-without-access', 'error', 'item 3', 41],
    ]);
    expect(JSON.stringify(resolvePack(found, 'public'))).not.toMatch(/zebrafish/i);
  });

  it('is something public with a public title: was it to be restricted?', () => {
    const at = { file: 'items/open.md', line: 7, column: 5 };
    expect(
      codesOf(
        source({
          items: [
            item('open', {
              publicTitle: 'Land',
              documents: [document('a.pdf', { publicTitle: 'Plan', at })],
            }),
          ],
        }),
      ),
    ).toEqual([
      ['public-title-of-public', 'error', 'item 1', 1],
      ['public-title-of-public', 'error', 'item 1', 7],
    ]);
  });

  it('is a file that is public here and restricted there', () => {
    const restricted = item('secret', {
      access: exempt,
      documents: [document('reports\\plan.pdf')],
    });
    const open = item('open', {
      text: { source: 'To exclude the public.', at: { file: 'open.md', line: 3 } },
      documents: [document('./reports/plan.pdf')],
    });
    expect(codesOf(source({ items: [open, restricted] }))).toEqual([
      ['document-also-restricted', 'error', 'item 1', 4],
    ]);
  });

  it('is an empty agenda', () => {
    const { value, diagnostics } = resolvePack(source({ agenda: [], partB: ['x'] }), 'public');
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['agenda-empty']);
  });
});

describe('names and statuses beside what is restricted', () => {
  it.each([
    [
      'in the binding order',
      { bindingOrder: ['zebrafish-itm'], items: [item('open')] },
      'binding-order-unknown',
    ],
    [
      'in a public text',
      {
        items: [item('open', { text: { source: '{{item zebrafish-itm}}', at: { file: 'o.md' } } })],
      },
      'fill-in-item-unknown',
    ],
  ])('the name of a restricted item, misspelt %s, is not repeated', (_, given, code) => {
    const { items = [], ...others }: Wanted = given;
    const { diagnostics } = resolved({
      agenda: ['open', 'zebrafish-item'],
      items: [item('zebrafish-item', { access: confidential }), ...items],
      ...others,
    });
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
    expect(JSON.stringify(diagnostics)).not.toMatch(/zebrafish/i);
  });

  it('no file is to be suggested, where anything is or may be restricted', () => {
    const open = { agenda: ['open'] };
    const keeps = (...items: NonNullable<Wanted['items']>) =>
      resolved({ ...open, items }).pack.keepsNames;
    expect(keeps(item('open'))).toBeUndefined();
    expect(keeps(item('open', { documents: [document('a.pdf', { access: exempt })] }))).toBe(true);
    expect(keeps(item('open'), item('other', { access: exempt }))).toBe(true);
    expect(keeps(item('open'), item('other', { standIn: true, inDoubt: true }))).toBe(true);
    expect(keeps(item('open'), item('other', { standIn: true }))).toBeUndefined();
  });

  it('a report that is not for publication is not to follow', () => {
    const report = document('a.pdf', { access: exempt });
    const open = item('open', { status: { kind: 'to-follow' }, documents: [report] });
    const { pack, codes } = resolved({ agenda: ['open'], items: [open] });
    expect(pack.partA[0]?.status).toBeUndefined();
    expect(codes).toEqual(['status-out-of-date', 'no-exclusion-motion']);
  });
});

describe('the motion to exclude the public', () => {
  const codes = (agenda: readonly string[], changes: Partial<Wanted> = {}): readonly string[] =>
    resolvePack(
      source({
        agenda,
        items: [
          item('open', { documents: [document('reports/a.pdf', { access: exempt })] }),
          item('moved', {
            text: { source: 'To exclude the public.', at: { file: 'm.md', line: 1 } },
          }),
          item('shut', { access: confidential }),
        ],
        standing: [standing('exclusion', 'To exclude the public.')],
        ...changes,
      } as Wanted),
      'public',
    ).diagnostics.map(({ code }) => code);

  it('is missed where something is exempt and nobody moves it', () => {
    expect(codes(['open'])).toContain('no-exclusion-motion');
    expect(codes(['open', 'exclusion'])).not.toContain('no-exclusion-motion');
    expect(codes(['open', 'moved'])).not.toContain('no-exclusion-motion');
  });

  it('is not missed for what is confidential, which needs no resolution', () => {
    expect(codes(['shut', 'moved'])).not.toContain('no-exclusion-motion');
    expect(codes(['shut'])).not.toContain('no-exclusion-motion');
  });

  describe('where all that it was meant for is withdrawn', () => {
    const gone = { kind: 'withdrawn' } as const;
    const text = (changes: Partial<Wanted>) => {
      const { pack, codes: found } = resolved({
        agenda: ['open', 'exclusion'],
        items: [item('open'), item('shut', { access: exempt, status: gone })],
        partB: ['shut'],
        standing: [standing('exclusion', 'To exclude the public.')],
        ...changes,
      });
      return { words: pack.partA[1]?.text.source, number: pack.partA[1]?.number.ordinal, found };
    };
    const notNeeded =
      'This motion is not needed: all business that it was meant for has been withdrawn.';

    it('says that it is not needed, under its number', () => {
      expect(text({})).toEqual({ words: notNeeded, number: 2, found: [] });
    });

    it.each([
      ['the public item', { status: gone }, {}],
      ['the paper', {}, { status: gone }],
    ])('%s may be what was withdrawn', (_, about, paper) => {
      const documents = [document('a.pdf', { access: exempt, ...paper })];
      const items = [item('open', { documents, ...about })];
      expect(text({ items, partB: [] }).words).toBe(notNeeded);
    });

    it('stays where any of it is left, or there never was any', () => {
      const left = [
        item('open'),
        item('shut', { access: exempt, status: gone }),
        item('more', { access: exempt }),
      ];
      expect(text({ items: left, partB: ['shut', 'more'] }).words).toBe('To exclude the public.');
      expect(text({ items: [item('open')], partB: [] }).words).toBe('To exclude the public.');
    });

    it('is left to the clerk where the clerk wrote it', () => {
      const own = { source: 'To exclude everybody.', at: { file: 'm.md', line: 1 } };
      const items = [
        item('open'),
        item('exclusion', { text: own }),
        item('shut', { access: exempt, status: gone }),
      ];
      expect(text({ items })).toMatchObject({
        words: 'To exclude everybody.',
        found: ['exclusion-not-needed'],
      });
    });
  });
});
