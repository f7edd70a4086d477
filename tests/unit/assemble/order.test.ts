/** A page plan in the words of the splicer: sheets, languages, bookmarks, what a page without text is called. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openStampFont } from '../../../src/assemble/index.js';
import { readParts, spliceOrder } from '../../../src/assemble/order.js';
import type { Pack } from '../../../src/model/agenda.js';
import type { Segment } from '../../../src/model/segment.js';
import { paginate } from '../../../src/paginate/index.js';
import { encodePiece, type SpliceOrder } from '../../../src/pdf/index.js';
import { documentWith } from '../../support/small-document.js';
import { pieceOf } from '../../support/splice-pdf.js';
import { measure, packOf, pageOf, segmentOf } from '../paginate/pack.js';

const piece = encodePiece(pieceOf(documentWith({ content: '0 0 9 9 re f' })));
const about = { title: 'Pack', language: 'en-GB', author: 'Council', producer: 'test', date: 0 };

/** A segment of one page; `language` is what its file says of itself. */
function segmentWith(language?: string, text = true): Segment {
  const facts = segmentOf([{ ...pageOf(), text }]);
  return {
    facts: { ...facts, ...(language === undefined ? {} : { language }) },
    load: async () => piece,
  };
}

const memory = {
  folder: '/memory',
  hasGrown: () => false,
  get: async () => undefined,
  put: () => Promise.reject(new Error('It is no segment.')),
  getBytes: async () => undefined,
  putBytes: async () => undefined,
};

async function orderOf(pack: Pack, segments: readonly Segment[]): Promise<SpliceOrder> {
  const frontMatter = segmentWith();
  const ids = pack.partA.flatMap(({ documents }) => documents.map(({ id }) => id));
  const documents = new Map(ids.map((id, index) => [id, segments[index] ?? segmentWith()]));
  const facts = new Map([...documents].map(([id, segment]) => [id, segment.facts]));
  const plan = paginate(
    pack,
    { frontMatter: frontMatter.facts, documents: facts, floor: 0 },
    measure,
  );
  const parts = await readParts(pack, plan, { frontMatter, documents });
  const font = await openStampFont([], memory);
  return spliceOrder(plan, parts, font, about);
}

describe('spliceOrder', () => {
  const pack = packOf({ items: { opening: [], drains: [1, 1], sewers: [1] } });
  let order: SpliceOrder;
  beforeAll(async () => {
    order = await orderOf(pack, [
      segmentWith('cy'),
      segmentWith('English'),
      segmentWith('en_US', false),
    ]);
  });

  it('has one part for the front matter, and one for each document', () => {
    expect(order.parts.map(({ title }) => title)).toEqual([
      'Agenda',
      'Item 2: Paper 1 on drains',
      'Item 2: Paper 2 on drains',
      'Item 3: Paper 1 on sewers',
    ]);
    expect(
      order.sheets.map(({ content }) => (content.kind === 'piece' ? content.part : 'blank')),
    ).toEqual([0, 'blank', 1, 'blank', 2, 'blank', 3, 'blank']);
  });

  it('keeps of a piece the size of its pages, and no words, bookmarks or tags of it', async () => {
    const own = pieceOf(documentWith({ content: '0 0 9 9 re f' }));
    const outline = [{ title: 'Drains of the past', open: false, children: [] }];
    const encoded = encodePiece({ ...own, facts: { ...own.facts, outline } });
    const { parts } = await orderOf(pack, [{ ...segmentWith(), load: async () => encoded }]);
    const [, first] = parts;
    expect(first?.outlook.frames).toEqual([{ box: [0, 0, 595, 842], rotate: 0 }]);
    expect((await first?.load())?.facts.outline).toEqual(outline);
    expect(JSON.stringify(parts)).not.toContain('Drains of the past');
  });

  it('has the parts in the order of their pages, whatever that of the agenda', async () => {
    const bound = await orderOf({ ...pack, bindingOrder: ['sewers'] }, []);
    expect(bound.parts.map(({ title }) => title)).toEqual([
      'Agenda',
      'Item 3: Paper 1 on sewers',
      'Item 2: Paper 1 on drains',
      'Item 2: Paper 2 on drains',
    ]);
  });

  it('says in which language each part is, by a code or not at all', () => {
    expect(order.parts.map(({ language }) => language)).toEqual(['en-GB', 'cy', 'en-GB', 'en-GB']);
  });

  it('lets our own pages alone name places of the pack', () => {
    expect(order.parts.map(({ addresses }) => addresses === undefined)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it('has words for pages without text, by the number that they bear', () => {
    expect(order.parts.map(({ pictureWords }) => pictureWords?.(0))).toEqual([
      undefined,
      undefined,
      undefined,
      'Page 7: a picture of a page, without text',
    ]);
  });

  it('hangs each document’s own bookmarks under the document', () => {
    const drains = order.bookmarks.find(({ title }) => title.startsWith('2.'));
    expect(drains).toMatchObject({ to: { sheet: 2 } });
    expect(drains).not.toHaveProperty('part');
    expect(drains?.children).toMatchObject([
      { to: { sheet: 2 }, part: 1 },
      { to: { sheet: 4 }, part: 2 },
    ]);
  });

  it('draws the number of every page, blank or not', () => {
    for (const sheet of order.sheets)
      expect(sheet.overlay).toMatch(/\/Artifact<<.*\n0 g BT \/PackStampFont/);
  });
});
