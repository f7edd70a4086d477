/** Which marks of its structure a document keeps: those that its content has, or may have for all that is known. */
import { describe, expect, it } from 'vitest';
import { streamOf } from '../../support/pdf-maker.js';
import { documentWith } from '../../support/small-document.js';
import { pieceOf } from '../../support/splice-pdf.js';

/** How many of the marks 0 to 9 are left, of a page or of the form 7. */
function marksLeft(content: string, page = '', form?: string): number {
  const item = (mark: number): string =>
    form === undefined ? String(mark) : `<</Type/MCR/Stm 7 0 R/MCID ${mark}>>`;
  const items = Array.from({ length: 10 }, (_, mark) => item(mark)).join(' ');
  const made = documentWith({ page, content, catalogue: '/StructTreeRoot 5 0 R' }, [
    '<</Type/StructTreeRoot/K 6 0 R>>',
    `<</S/P/P 5 0 R/Pg 3 0 R/K[${items}]>>`,
    form ?? 'null',
  ]);
  return pieceOf(made).facts.census.after.marks;
}

/** Its list has more ends than beginnings: programs may read it in one way or another. */
const odd = '/P <</MCID 3 >> >>BDC 0 0 9 9 re f EMC /P <</MCID\n4>>BDC EMC';
const listed = '/Resources<</Properties<</L<</MCID 7>>>>>>';

describe('marks that are kept', () => {
  it.each([
    ['stand in the content', '/P <</MCID 3>>BDC EMC /P <</MCID\n4>>BDC EMC', '', 2],
    ['stand in a list that the content names', '/P <</MCID 3>>BDC EMC /P /L BDC EMC', listed, 2],
    ['are no others, where there are none', '0 0 9 9 re f', listed, 0],
    ['stand anywhere in content that may be read in two ways', odd, '', 2],
    ['or in any list that such content may name', odd, listed, 3],
    ['are all, where such content escapes a key', `${odd} /#4DCID`, '', 10],
    ['are all, where such content has a remark behind a key', `${odd} /MCID%\n5`, '', 10],
  ])('%s', (_what, content, page, expected) => {
    expect(marksLeft(content, page)).toBe(expected);
  });

  it.each([
    ['that can be read', '/P <</MCID 3>>BDC EMC', '', 1],
    ['that may be read in two ways', odd, '', 2],
    ['that nobody can read', 'x', '/Filter/NobodyKnows', 10],
  ])('are those of a form %s', (_what, content, more, expected) => {
    const form = streamOf(content, `/Subtype/Form/BBox[0 0 9 9]${more}`);
    expect(marksLeft('/X Do', '/Resources<</XObject<</X 7 0 R>>>>', form)).toBe(expected);
  });
});
