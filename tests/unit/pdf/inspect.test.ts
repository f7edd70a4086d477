import { describe, expect, it } from 'vitest';
import { earlierRevisions, inspectObjects } from '../../../src/pdf/index.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';
import { richObjects, richTrailer } from '../../support/rich-pdf.js';

const look = (changes: Readonly<Record<number, string>> = {}, trailer = richTrailer) =>
  inspectObjects(makePdf({ ...richObjects, ...changes }, trailer), () => undefined);

describe('what a document says of itself', () => {
  it('its properties as text, its packet, its language', () => {
    const facts = look(
      { 90: '<</Author(A. Person)/Title<FEFF00C4>/Subject()/Trapped/True>>' },
      `${richTrailer}/Info 90 0 R`,
    );
    expect(facts?.properties).toEqual({ Author: 'A. Person', Title: 'Ä', Trapped: 'True' });
    expect(facts?.packet).toContain('pdfuaid:part');
    expect(facts?.language).toBe('en-GB');
  });

  it('nothing where nothing is there', () => {
    const bare = makePdf(
      { 1: '<</Type/Catalog/Pages 2 0 R>>', 2: '<</Type/Pages/Kids[]/Count 0>>' },
      '/Root 1 0 R',
    );
    expect(inspectObjects(bare, () => undefined)).toEqual({
      properties: {},
      tagged: false,
      figures: [],
      tables: [],
    });
    expect(inspectObjects(Buffer.from('no PDF'), () => undefined)).toBeUndefined();
  });
});

describe('what its tags lack', () => {
  const figure = (more: string) => ({
    37: `<</S/Figure/P 31 0 R/Pg 3 0 R${more}/K<</Type/MCR/Stm 19 0 R/MCID 0>>>>`,
  });
  const table = (one: string, two: string, rows = '[35 0 R 92 0 R]') => ({
    34: `<</Type/StructElem/S/Table/P 31 0 R/K${rows}>>`,
    35: '<</S/TR/P 34 0 R/K[36 0 R 93 0 R]>>',
    36: `<</S/${one}/P 35 0 R/Pg 4 0 R/K 0>>`,
    92: '<</S/TR/P 34 0 R/K[94 0 R 95 0 R]>>',
    93: `<</S/${two}/P 35 0 R>>`,
    94: '<</S/TD/P 92 0 R>>',
    95: '<</S/TD/P 92 0 R>>',
  });
  const roles = (map: string) => ({ 30: `<</Type/StructTreeRoot/K 31 0 R/RoleMap<<${map}>>>>` });

  it.each<[string, Record<number, string>, number[], number[]]>([
    ['nothing', {}, [], []],
    ['no-alternative-text finds: a figure without a text', figure(''), [1], []],
    ['no-alternative-text finds: a figure with an empty text', figure('/Alt( )'), [1], []],
    ['no-alternative-text leaves: a figure that is a word', figure('/ActualText(Sluices)'), [], []],
    [
      'no-alternative-text finds: a figure by its role',
      { ...roles('/Picture/Figure'), 37: '<</S/Picture/P 31 0 R/Pg 3 0 R>>' },
      [1],
      [],
    ],
    ['no-table-headers finds: a table without headings', table('TD', 'TD'), [], [2]],
    ['no-table-headers leaves: a table with a heading', table('TD', 'TH'), [], []],
    [
      'no-table-headers leaves: a heading by its role',
      { ...table('Head', 'TD'), ...roles('/Head/TH') },
      [],
      [],
    ],
    ['no-table-headers leaves: a table of one row', table('TD', 'TD', '[35 0 R]'), [], []],
    ['an element that is its own child', { 37: '<</S/Figure/P 31 0 R/K 37 0 R>>' }, [0], []],
    ['roles that go in a circle', { ...roles('/Chapter/Other/Other/Chapter') }, [], []],
  ])('%s', (_, changes, figures, tables) => {
    expect(look(changes)).toMatchObject({ tagged: true, figures, tables });
  });
});

describe('earlier-revision', () => {
  const base = makePdf(
    {
      1: '<</Type/Catalog/Pages 2 0 R>>',
      2: '<</Type/Pages/Kids[]/Count 0>>',
      3: streamOf('secret'),
    },
    '/Root 1 0 R',
  );
  /** An update with one object; `num` may be new or replace another. */
  const updated = (
    before: Uint8Array,
    num: number,
    use: 'n' | 'f' = 'n',
    again = false,
  ): Uint8Array => {
    const text = Buffer.from(before).toString('latin1');
    const prev = Number(
      text
        .slice(text.lastIndexOf('startxref') + 9)
        .trim()
        .split(/\s/)[0],
    );
    const body = again ? '' : `${num} 0 obj\n(new)\nendobj\n`;
    const place = again ? text.indexOf(`${num} 0 obj`) : text.length;
    const start = text.length + body.length;
    const entry =
      use === 'n' ? `${String(place).padStart(10, '0')} 00000 n ` : '0000000000 00001 f ';
    return Buffer.from(
      `${text}${body}xref\n${num} 1\n${entry}\ntrailer\n<</Size 9/Root 1 0 R/Prev ${prev}>>\nstartxref\n${start}\n%%EOF\n`,
      'latin1',
    );
  };

  it.each<[string, Uint8Array, number]>([
    ['leaves: a file saved once', base, 0],
    ['finds: an object replaced', updated(base, 3), 1],
    ['finds: an object deleted', updated(base, 3, 'f'), 1],
    ['finds: two updates', updated(updated(base, 3), 3), 2],
    ['leaves: an object added', updated(base, 7), 0],
    ['leaves: the same object listed once more', updated(base, 3, 'n', true), 0],
    ['no PDF', Buffer.from('nothing'), 0],
    ['a broken one', Buffer.from('startxref\n5\n%%EOF'), 0],
  ])('%s', (_, pdf, count) => {
    expect(earlierRevisions(pdf)).toBe(count);
  });
});
