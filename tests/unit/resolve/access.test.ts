import { describe, expect, it } from 'vitest';
import { resolvePack } from '../../../src/resolve/index.js';
import { document, item, source, standing } from './source.js';

const exempt = { kind: 'exempt', paragraphs: ['3'], reason: 'Zebrafish reason' } as const;
const confidential = { kind: 'confidential', ground: 'Zebrafish ground' } as const;

/** Every restricted thing here says "zebrafish"; nothing public does. */
const secret = source({
  agenda: ['open', 'zebrafish-item', 'last'],
  partB: ['zebrafish-part-b', 'standing-b'],
  bindingOrder: ['zebrafish-item', 'last'],
  items: [
    item('open', {
      title: 'Open item',
      text: { source: 'See item {{item last}}.', at: { file: 'open.md', line: 3 } },
      documents: [
        document('reports/zebrafish-1.pdf', {
          title: 'Zebrafish appraisal',
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
      at: { file: 'items/02.md', line: 1, column: 1 },
    }),
    item('zebrafish-part-b', { documents: [document('reports/zebrafish-3.pdf')] }),
    item('zebrafish-not-listed', { access: exempt }),
    item('last', { documents: [document('reports/last.pdf')] }),
  ],
  standing: [standing('standing-b', 'Zebrafish')],
});

describe('the public pack', () => {
  const { value, diagnostics } = resolvePack(secret, 'public');

  it('holds nothing that is not public', () => {
    expect(value?.partA.map(({ name }) => name)).toEqual(['open', 'last']);
    expect(JSON.stringify(value)).not.toMatch(/zebrafish/i);
  });

  it('holds what is public, under the numbers of the agenda', () => {
    expect(
      value?.partA.map(({ number, text, documents }) => [
        number.ordinal,
        text.source,
        documents.map(({ id, source: path, role }) => [id, path, role]),
      ]),
    ).toEqual([
      [1, 'See item 3.', [['1.1', 'reports/open.pdf', 'appendix']]],
      [3, '', [['3.1', 'reports/last.pdf', 'report']]],
    ]);
    expect(value?.bindingOrder).toEqual(['last']);
  });

  it('says where everything restricted is, each an error, and does not say what', () => {
    expect(
      diagnostics.map(({ code, severity, item: where, at }) => [code, severity, where, at?.line]),
    ).toEqual([
      ['part-b-not-yet', 'error', undefined, 40],
      ['part-b-not-yet', 'error', undefined, 41],
      ['not-public-yet', 'error', 'item 2', 11],
      ['not-public-yet', 'error', 'item 1', 4],
      ['not-public-yet', 'error', 'item 1', 6],
    ]);
    expect(JSON.stringify(diagnostics)).not.toMatch(/zebrafish/i);
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
      'not-public-yet',
      'agenda-entry-unknown',
      'fill-in-item-unknown',
      'binding-order-unknown',
    ]);
    expect(JSON.stringify(found.map(({ hints }) => hints))).not.toContain('zebrafish-item');
  });
});

describe('what cannot be built yet', () => {
  it('is the members’ edition', () => {
    const { value, diagnostics } = resolvePack(source(), 'members');
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'members-not-yet', severity: 'error' }]);
  });

  it('is an empty agenda', () => {
    const { value, diagnostics } = resolvePack(source({ agenda: [], partB: ['x'] }), 'public');
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['part-b-not-yet', 'agenda-empty']);
  });
});
