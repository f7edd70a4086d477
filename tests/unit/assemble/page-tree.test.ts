/** The pages of documents whose trees are not as the standard has them. */
import { PDFDocument, PDFName, PDFNumber } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { inheritedBy, pagesOf } from '../../../src/assemble/page-tree.js';

/** A document around a page tree, written by hand; objects are numbered from 3. */
function documentOf(objects: readonly string[]): Promise<PDFDocument> {
  const body = ['<< /Pages 2 0 R >>', ...objects]
    .map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`)
    .join('');
  const file = `%PDF-1.4\n${body}trailer\n<< /Root 1 0 R >>\n%%EOF\n`;
  return PDFDocument.load(Buffer.from(file), { updateMetadata: false });
}

describe('pagesOf', () => {
  it('finds pages in order where neither catalogue, nodes nor pages say what they are', async () => {
    const document = await documentOf([
      '<< /Kids [3 0 R 4 0 R 6 0 R] /Rotate 90 >>',
      '<< /Tag 1 >>',
      '<< /Kids [5 0 R] /Rotate 180 /Parent 2 0 R >>',
      '<< /Tag 2 >>',
      '<< /Tag 3 /Rotate 0 >>',
    ]);
    const pages = pagesOf(document);
    expect(pages.map(({ dict }) => dict.get(PDFName.of('Tag')))).toEqual(
      [1, 2, 3].map((tag) => PDFNumber.of(tag)),
    );
    expect(pages.map((page) => inheritedBy(page, 'Rotate'))).toEqual(
      [90, 180, 0].map((turn) => PDFNumber.of(turn)),
    );
    expect(pages.map((page) => inheritedBy(page, 'CropBox'))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('comes to an end in a tree that contains itself', async () => {
    const document = await documentOf(['<< /Kids [3 0 R 2 0 R 9 0 R null] >>', '<< /Tag 1 >>']);
    expect(pagesOf(document)).toHaveLength(1);
  });
});
