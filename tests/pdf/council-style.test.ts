/** A council's own style: what its pages ask for and do not get is told, each time. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planPack } from '../../src/pipeline.js';
import { writePack } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;

beforeAll(async () => {
  test = await openWorkshop();
});
afterAll(() => test.close());

it('warns of what style sheets and templates ask for, also when the page comes from the cache', async () => {
  const meeting = await writePack(test.folder, {
    items: {
      drains: {
        title: 'Drains',
        documents: [{ file: 'drains.md', content: '# Drains\n\nText.\n' }],
      },
    },
    files: {
      'templates/report.css':
        'h1 { background: url(https://example.org/ground.png) } p { background: url(pictures/p.png) }',
      'templates/front-matter.css': 'h1 { background: url("crest.png") }',
    },
  });
  const order = { edition: 'public', strict: false } as const;
  for (const round of ['printed', 'from the cache']) {
    const { value, diagnostics } = await planPack(meeting, order, test.shop);
    expect(value, round).toBeDefined();
    const found = diagnostics.filter(({ code }) => code === 'page-asked-for-more');
    expect(found, round).toHaveLength(2);
    expect(found, round).toMatchObject([
      { severity: 'warning', item: 'item 1', message: expect.stringContaining('drains.md') },
      { severity: 'warning', message: expect.stringContaining('“crest.png”') },
    ]);
    expect(found[0]?.message, round).toContain(
      '“https://example.org/ground.png”, “pictures/p.png”',
    );
  }
  const strictly = await planPack(meeting, { ...order, strict: true }, test.shop);
  expect(strictly.diagnostics.map(({ code }) => code)).toContain('page-asked-for-more');
});
