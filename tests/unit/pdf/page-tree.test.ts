/** The pages of documents whose trees are not as the standard has them. */
import { describe, expect, it } from 'vitest';
import { isDict } from '../../../src/pdf/objects/values.js';
import { inheritedBy, pagesOf } from '../../../src/pdf/prepare/page-tree.js';
import { openPdf } from '../../../src/pdf/read/open.js';
import { makePdf } from '../../support/pdf-maker.js';

/** The pages of a tree whose root is object 2. */
function pagesIn(objects: Readonly<Record<number, string>>) {
  const file = openPdf(makePdf({ 1: '<</Pages 2 0 R>>', ...objects }, '/Root 1 0 R'));
  const catalog = file.get(file.trailer.get('Root'));
  if (!isDict(catalog)) throw new Error('There is no catalogue.');
  let allotted = 0;
  return pagesOf(file, catalog, () => allotted++);
}

describe('pagesOf', () => {
  it('finds pages in order where neither catalogue, nodes nor pages say what they are', () => {
    const pages = pagesIn({
      2: '<</Kids[3 0 R 4 0 R 6 0 R]/Rotate 90>>',
      3: '<</Tag 1>>',
      4: '<</Kids[5 0 R]/Rotate 180/Parent 2 0 R>>',
      5: '<</Tag 2>>',
      6: '<</Tag 3/Rotate 0>>',
    });
    expect(pages.map(({ dict }) => dict.get('Tag'))).toEqual([1, 2, 3]);
    expect(pages.map(({ object }) => object)).toEqual([0, 1, 2]);
    expect(pages.map((page) => inheritedBy(page, 'Rotate'))).toEqual([90, 180, 0]);
    expect(pages.map((page) => inheritedBy(page, 'CropBox'))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('comes to an end in a tree that contains itself', () => {
    expect(pagesIn({ 2: '<</Kids[3 0 R 2 0 R 9 0 R null]>>', 3: '<</Tag 1>>' })).toHaveLength(1);
  });

  it('comes to an end where a node lies below itself, far down', () => {
    const pages = pagesIn({
      2: '<</Kids[3 0 R]>>',
      3: '<</Kids[4 0 R 5 0 R]>>',
      4: '<</Kids[3 0 R 2 0 R 5 0 R]>>',
      5: '<</Tag 1>>',
    });
    // The page is there twice: in the node and in the node below it.
    expect(pages.map(({ dict }) => dict.get('Tag'))).toEqual([1, 1]);
  });

  it('goes down a tree that is deeper than the stack', () => {
    const depth = 30_000;
    const nodes = Array.from({ length: depth }, (_, index) => [
      index + 2,
      `<</Kids[${index + 3} 0 R]>>`,
    ]);
    const pages = pagesIn({ ...Object.fromEntries(nodes), [depth + 2]: '<</Tag 7>>' });
    expect(pages.map(({ dict }) => dict.get('Tag'))).toEqual([7]);
  });

  it('has no pages where the catalogue has no tree', () => {
    expect(pagesIn({ 2: '(words)' })).toEqual([]);
  });
});
