/** What becomes of a document's structure on its way through a piece into a file. */
import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/pdf/objects/text.js';
import { isArray, isDict, type Value } from '../../../src/pdf/objects/values.js';
import { inspectStructure, type SeenStructure } from '../../support/inspect-structure.js';
import { makePdf, streamOf } from '../../support/pdf-maker.js';
import { prepareStructure, spliceStructures } from '../../support/structure-pieces.js';

/**
 * A document of two pages (objects 3 and 4), page one with a link (5), a hidden link (6), a form (7) and a
 * picture (8). `root`: entries of the structure's root; objects from 20 on are the test's.
 */
function document(root: string, objects: Readonly<Record<number, string>>): Uint8Array {
  return makePdf(
    {
      1: '<</Type/Catalog/Pages 2 0 R/StructTreeRoot 10 0 R>>',
      2: '<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>',
      3: '<</Type/Page/Parent 2 0 R/Resources<</XObject<</F 7 0 R/I 8 0 R>>>>/Annots[5 0 R 6 0 R]>>',
      4: '<</Type/Page/Parent 2 0 R>>',
      5: '<</Type/Annot/Subtype/Link>>',
      6: '<</Type/Annot/Subtype/Link/F 2>>',
      7: streamOf('q Q', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]'),
      8: streamOf('x', '/Type/XObject/Subtype/Image/Width 1/Height 1'),
      9: streamOf('secret', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]'),
      10: `<</Type/StructTreeRoot ${root}>>`,
      ...objects,
    },
    '/Root 1 0 R',
  );
}

interface Spliced extends SeenStructure {
  readonly losses: object;
  readonly bytes: Uint8Array;
  /** The document's own lines, without the Document and Part around them. */
  readonly own: readonly string[];
}

async function splice(...documents: readonly Uint8Array[]): Promise<Spliced> {
  const pieces = documents.map((bytes) => prepareStructure(bytes));
  const bytes = await spliceStructures(pieces.map(({ piece }) => piece));
  const seen = inspectStructure(bytes);
  expect(seen.faults).toEqual([]);
  const own = seen.lines.filter((line) => line.startsWith('  ')).map((line) => line.slice(2));
  return { ...seen, bytes, own, losses: pieces[0]?.losses ?? {} };
}

/** Two elements under a Sect, one a page. */
const plain = {
  20: '<</S/Sect/P 10 0 R/K[21 0 R 22 0 R]>>',
  21: '<</S/H1/P 20 0 R/Pg 3 0 R/K 0>>',
  22: '<</S/P/P 20 0 R/Pg 4 0 R/K[0 1]>>',
};

function textsIn(seen: SeenStructure, value: Value | undefined): readonly (string | undefined)[] {
  const found = seen.get(value);
  return (isArray(found) ? found : [found]).map((entry) => textOf(seen.get(entry)));
}

/** The attributes of the only element of a type. */
function attributesOf(seen: SeenStructure, type: string, index = 0): ReadonlyMap<string, Value> {
  const element = seen.typed(type)[index];
  const found = seen.get(element?.get('A'));
  const first = isArray(found) ? seen.get(found[0]) : found;
  return isDict(first) ? first : new Map();
}

describe('the tree', () => {
  test('comes under one Document and a Part with title and language', async () => {
    const seen = await splice(document('/K 20 0 R', plain), document('/K 20 0 R', plain));
    expect(seen.lines).toEqual([
      'Document “The pack”',
      ' Part “Document 1”',
      '  Sect',
      '   H1 p1:0',
      '   P p2:0 p2:1',
      ' Part “Document 2”',
      '  Sect',
      '   H1 p3:0',
      '   P p4:0 p4:1',
    ]);
    const [whole] = seen.typed('Document');
    const [part] = seen.typed('Part');
    expect(textsIn(seen, whole?.get('Lang'))).toEqual(['en-GB']);
    expect(textsIn(seen, part?.get('Lang'))).toEqual(['cy']);
    expect(seen.parentKeys).toEqual([0, 1, 2, 3]);
  });

  test('keeps what elements say and drops what the standard does not know', async () => {
    const texts = '/Lang(cy)/Alt(A)/E(B)/ActualText(C)/T(D)/Phoneme(F)/PhoneticAlphabet/ipa/R 2';
    const seen = await splice(
      document('/K 20 0 R', {
        20: `<</S/Span/P 10 0 R/Pg 3 0 R/K 0 ${texts}/Private(x)/AF[9 0 R]>>`,
      }),
    );
    const [span] = seen.typed('Span');
    expect([...(span?.keys() ?? [])].sort()).toEqual(
      // biome-ignore format: a list of keys.
      ['ActualText', 'Alt', 'E', 'K', 'Lang', 'P', 'Pg', 'Phoneme', 'PhoneticAlphabet', 'R', 'S', 'Type'],
    );
    expect(textsIn(seen, span?.get('Alt'))).toEqual(['A']);
    expect(seen.losses).toEqual({ attachment: 1 });
  });

  test('is nothing where the document has none, or none with content', async () => {
    const none = prepareStructure(document('', {}));
    expect(none.piece.facts.structure).toBeUndefined();
    expect(inspectStructure(await spliceStructures([none.piece])).lines).toEqual([]);
    const gone = prepareStructure(document('/K 20 0 R', { 20: '<</S/P/Pg 9 0 R/K 0>>' }));
    expect(gone.piece.facts.structure).toBeUndefined();
    expect(gone.piece.facts.parentKeys).toBe(0);
  });

  test('may be deeper than the stack', async () => {
    const depth = 20_000;
    const chain = Object.fromEntries(
      Array.from({ length: depth }, (_, index) => [
        20 + index,
        index === depth - 1 ? '<</S/P/Pg 3 0 R/K 0>>' : `<</S/Div/K ${21 + index} 0 R>>`,
      ]),
    );
    const seen = await splice(document('/K 20 0 R', chain));
    expect(seen.elements).toBe(depth + 2);
    expect(seen.marks).toBe(1);
  });

  test('has every element once: circles and second places are cut', async () => {
    const seen = await splice(
      document('/K[20 0 R 22 0 R]', {
        20: '<</S/Sect/K[21 0 R]>>',
        21: '<</S/P/Pg 3 0 R/K[0 20 0 R]>>',
        22: '<</S/Div/K[21 0 R 23 0 R]>>',
        23: '<</S/P/Pg 3 0 R/K 1>>',
      }),
    );
    expect(seen.own).toEqual(['Sect', ' P p1:0', 'Div', ' P p1:1']);
    expect(seen.losses).toEqual({ 'malformed-element': 2 });
  });

  test('does not grow where elements share a list of kids', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, index) => [100 + index, '<</S/P/Pg 3 0 R/K 20 0 R>>']),
    );
    const seen = await splice(
      document(
        `/K[${Object.keys(many)
          .map((num) => `${num} 0 R`)
          .join(' ')}]`,
        {
          ...many,
          20: `[${Array.from({ length: 2_000 }, (_, index) => index).join(' ')}]`,
        },
      ),
    );
    expect(seen.marks).toBe(2_000);
    expect(seen.losses).toEqual({ 'malformed-element': 1_999, 'orphan-element': 1_999 });
  });

  test('has room for elements without a type, and for kids without Type', async () => {
    const seen = await splice(
      document('/K 20 0 R', {
        20: '<</Type/StructElem/Pg 3 0 R/K[<</MCID 0>> <</Obj 5 0 R>> [1] true]>>',
      }),
    );
    expect(seen.own).toEqual(['NonStruct p1:0 object']);
    expect(seen.losses).toEqual({ 'malformed-element': 2 });
  });
});

describe('content', () => {
  test('of a kid that names no page is on the page of the elements above', async () => {
    const seen = await splice(
      document('/K 20 0 R', {
        20: '<</S/Sect/Pg 4 0 R/K 21 0 R>>',
        21: '<</S/P/K[0 <</Type/MCR/Pg 3 0 R/MCID 7>> <</Type/MCR/MCID 1>>]>>',
      }),
    );
    expect(seen.own).toEqual(['Sect', ' P p2:0 p1:7 p2:1']);
  });

  test('on pages that are not there goes, and elements that held nothing else', async () => {
    const seen = await splice(
      document('/K 20 0 R', {
        20: '<</S/Sect/K[21 0 R 22 0 R 23 0 R 24 0 R]>>',
        21: '<</S/P/Pg 9 0 R/K[0 1]>>',
        22: '<</S/L/K 25 0 R>>',
        23: '<</S/P/Pg 9 0 R/K[0 <</Type/MCR/Pg 3 0 R/MCID 0>>]>>',
        24: '<</S/P/K[]>>',
        25: '<</S/LI/K 2>>',
      }),
    );
    expect(seen.own).toEqual(['Sect', ' P p1:0', ' P']);
    expect(seen.losses).toEqual({ 'orphan-element': 3 });
  });

  test('of a row goes with its cells or not at all', async () => {
    const row = (num: number, pages: readonly string[]) => ({
      [num]: `<</S/TR/K[${num + 1} 0 R ${num + 2} 0 R]>>`,
      [num + 1]: `<</S/TH/Pg ${pages[0]}/K ${num}>>`,
      [num + 2]: `<</S/TD/Pg ${pages[1]}/K ${num + 1}>>`,
    });
    const seen = await splice(
      document('/K 20 0 R', {
        20: '<</S/Table/K[30 0 R 40 0 R]>>',
        ...row(30, ['3 0 R', '9 0 R']),
        ...row(40, ['9 0 R', '9 0 R']),
      }),
    );
    expect(seen.own).toEqual(['Table', ' TR', '  TH p1:30', '  TD']);
    expect(seen.losses).toEqual({ 'orphan-element': 3 });
  });

  test('belongs to the first that claims it', async () => {
    const seen = await splice(
      document('/K[20 0 R 21 0 R 22 0 R]', {
        20: '<</S/P/Pg 3 0 R/K[0 <</Type/OBJR/Obj 5 0 R>>]>>',
        21: '<</S/P/Pg 3 0 R/K[0 1]>>',
        22: '<</S/Link/Pg 3 0 R/K<</Type/OBJR/Obj 5 0 R>>>>',
      }),
    );
    expect(seen.own).toEqual(['P p1:0 object', 'P p1:1']);
    expect(seen.losses).toEqual({ 'repeated-mark': 2, 'orphan-element': 1 });
  });

  test('of annotations comes with those that come along', async () => {
    const seen = await splice(
      document('/K[20 0 R 21 0 R]', {
        20: '<</S/Link/Pg 3 0 R/K[0 <</Type/OBJR/Obj 5 0 R>>]>>',
        21: '<</S/Link/Pg 3 0 R/K[<</Type/OBJR/Obj 6 0 R>>]>>',
      }),
    );
    expect(seen.own).toEqual(['Link p1:0 object']);
    expect(seen.losses).toEqual({ 'orphan-element': 1 });
  });

  test('of forms and pictures has keys of its own', async () => {
    const seen = await splice(
      document('/K[20 0 R 21 0 R]', {
        20: '<</S/P/Pg 3 0 R/K[<</Type/MCR/Stm 7 0 R/MCID 1>> <</Type/MCR/Stm 7 0 R/MCID 0>>]>>',
        21: '<</S/Figure/Pg 3 0 R/K<</Type/OBJR/Obj 8 0 R>>>>',
      }),
    );
    expect(seen.own).toEqual(['P p1:form:1 p1:form:0', 'Figure object']);
    expect(seen.parentKeys).toEqual([0, 1]);
  });

  test('may be a form as a whole', async () => {
    const seen = await splice(
      document('/K 20 0 R', { 20: '<</S/Figure/Pg 3 0 R/K<</Type/OBJR/Obj 7 0 R>>>>' }),
    );
    expect(seen.own).toEqual(['Figure object']);
  });

  test('of forms that no page shows does not come along', async () => {
    const seen = await splice(
      document('/K 20 0 R', {
        20: '<</S/P/Pg 3 0 R/K[0 <</Type/MCR/Stm 9 0 R/MCID 0>> <</Type/OBJR/Obj 9 0 R>>]>>',
      }),
    );
    expect(seen.own).toEqual(['P p1:0']);
    expect(Buffer.from(seen.bytes).includes('secret')).toBe(false);
  });

  test('with a number out of all proportion is not believed', async () => {
    const seen = await splice(
      document('/K 20 0 R', { 20: '<</S/P/Pg 3 0 R/K[0 2000000000 -1 1.5]>>' }),
    );
    expect(seen.own).toEqual(['P p1:0']);
    expect(seen.losses).toEqual({ 'malformed-element': 3 });
  });
});

describe('types', () => {
  const typed = (roles: string, ...types: readonly string[]): Uint8Array =>
    document(
      `/K[${types.map((_, index) => `${20 + index} 0 R`).join(' ')}]/RoleMap<<${roles}>>`,
      Object.fromEntries(
        types.map((type, index) => [20 + index, `<</S/${type}/Pg 3 0 R/K ${index}>>`]),
      ),
    );

  test('of the document are mapped to the end of their chain', async () => {
    const seen = await splice(typed('/A/B/B/C/C/P/Unused/H1', 'A', 'B', 'Lone'));
    expect(seen.own).toEqual(['A p1:0', 'B p1:1', 'Lone p1:2']);
    expect(seen.roleMap).toEqual({ A: 'P', B: 'P' });
  });

  test('that are mapped in a circle are what they meet first', async () => {
    const seen = await splice(typed('/A/B/B/A/C/Span/Span/C/D/D', 'A', 'C', 'D', 'Span'));
    expect(seen.own).toEqual(['A p1:0', 'C p1:1', 'D p1:2', 'Span p1:3']);
    expect(seen.roleMap).toEqual({ C: 'Span' });
  });

  test('of the standard that are mapped are written as what they are mapped to', async () => {
    const seen = await splice(typed('/H1/P/Table/Fancy', 'H1', 'Table'));
    expect(seen.own).toEqual(['P p1:0', 'Table p1:1']);
    expect(seen.roleMap).toEqual({});
  });

  test('keep their name where documents agree, and get another where not', async () => {
    const seen = await splice(
      typed('/Intro/P/Body/P', 'Intro', 'Body'),
      typed('/Intro/H1/Body/P', 'Intro', 'Body'),
      typed('/Intro/H1', 'Intro', 'Body'),
      typed('/Intro-2/Span', 'Intro-2'),
    );
    expect(seen.own).toEqual([
      'Intro p1:0',
      'Body p1:1',
      'Intro-2 p3:0',
      'Body p3:1',
      'Intro-2 p5:0',
      'Body-2 p5:1',
      'Intro-2-2 p7:0',
    ]);
    expect(seen.roleMap).toEqual({
      Intro: 'P',
      Body: 'P',
      'Intro-2': 'H1',
      'Intro-2-2': 'Span',
    });
  });

  test('Document is one section of the file', async () => {
    const seen = await splice(typed('/Book/Document', 'Document', 'Book'));
    expect(seen.own).toEqual(['Sect p1:0', 'Book p1:1']);
    expect(seen.roleMap).toEqual({ Book: 'Sect' });
  });

  test('H gets the level of the sections around it', async () => {
    const seen = await splice(
      document('/K 20 0 R/RoleMap<</Head/H>>', {
        20: '<</S/Sect/K[21 0 R 22 0 R 23 0 R]>>',
        21: '<</S/H/Pg 3 0 R/K 0>>',
        22: '<</S/Div/K[24 0 R 25 0 R]>>',
        23: '<</S/H/Pg 3 0 R/K 3>>',
        24: '<</S/Sect/K[26 0 R]>>',
        25: '<</S/P/Pg 3 0 R/K 2>>',
        26: '<</S/Head/Pg 3 0 R/K 1>>',
      }),
    );
    expect(seen.own).toEqual([
      'Sect',
      ' H1 p1:0',
      ' Div',
      '  Sect',
      '   H2 p1:1',
      '  P p1:2',
      ' H1 p1:3',
    ]);
    expect(seen.roleMap).toEqual({});
  });

  test('of namespaces keep their names, and older readers are told what they come to', async () => {
    const namespaces = {
      30: '<</Type/Namespace/NS(http://iso.org/pdf2/ssn)/Private 1>>',
      31: '<</NS(urn:own)/RoleMapNS<</Poem[/BlockQuote 30 0 R]/Verse/P>>/Schema 9 0 R>>',
    };
    const one = document('/K[20 0 R 21 0 R 22 0 R 23 0 R]/Namespaces[30 0 R 31 0 R]', {
      20: '<</S/Title/NS 30 0 R/Pg 3 0 R/K 0>>',
      21: '<</S/Poem/NS 31 0 R/Pg 3 0 R/K 1>>',
      22: '<</S/P/NS 30 0 R/Pg 3 0 R/K 2>>',
      23: '<</S/Document/NS 30 0 R/Pg 3 0 R/K 3>>',
      ...namespaces,
    });
    const seen = await splice(one, one);
    expect(seen.own.slice(0, 4)).toEqual(['Title p1:0', 'Poem p1:1', 'P p1:2', 'Sect p1:3']);
    expect(seen.roleMap).toEqual({ Title: 'P', Poem: 'BlockQuote' });
    const all = seen.get(seen.root.get('Namespaces'));
    const named = (isArray(all) ? all : []).map((entry) => seen.get(entry));
    // Equal ones of two documents are one.
    expect(named.map((entry) => (isDict(entry) ? textOf(entry.get('NS')) : ''))).toEqual([
      'http://iso.org/pdf2/ssn',
      'urn:own',
    ]);
    expect(named.flatMap((entry) => (isDict(entry) ? [[...entry.keys()]] : []))).toEqual([
      ['Type', 'NS'],
      ['Type', 'NS', 'RoleMapNS'],
    ]);
    const [title] = seen.typed('Title');
    expect(seen.get(title?.get('NS'))).toBe(named[0]);
    expect(seen.typed('Sect')[0]?.has('NS')).toBe(false);
  });
});

describe('IDs', () => {
  const table = {
    20: '<</S/Table/K[21 0 R]>>',
    21: '<</S/TR/K[22 0 R 23 0 R 24 0 R]>>',
    22: '<</S/TH/ID(z)/Pg 3 0 R/K 0>>',
    23: '<</S/TH/ID(a)/Pg 3 0 R/K 1>>',
    24: '<</S/TD/Pg 3 0 R/K 2/A[<</O/Table/Headers[(a)(gone)(z)]>> 0]>>',
  };

  test('are numbered in the order of the document, and headers follow', async () => {
    const seen = await splice(document('/K 20 0 R', table), document('/K 20 0 R', table));
    const ids = ['0000-000000', '0000-000001', '0001-000000', '0001-000001'];
    expect(seen.ids).toEqual(ids.map((id) => [id, 'TH']));
    expect(textsIn(seen, attributesOf(seen, 'TD').get('Headers'))).toEqual([ids[1], ids[0]]);
    expect(textsIn(seen, attributesOf(seen, 'TD', 1).get('Headers'))).toEqual([ids[3], ids[2]]);
  });

  test('that two elements have lead to the first', async () => {
    const seen = await splice(
      document('/K 20 0 R', { ...table, 23: '<</S/TH/ID(z)/Pg 3 0 R/K 1>>' }),
    );
    expect(seen.ids.map(([id]) => id)).toEqual(['0000-000000', '0000-000001']);
    expect(textsIn(seen, attributesOf(seen, 'TD').get('Headers'))).toEqual(['0000-000000']);
  });

  test('stand in a tree of narrow nodes, however many there are', async () => {
    const count = 9_000;
    const cells = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        20 + index,
        `<</S/P/ID(n${index})/Pg 3 0 R/K[${index} ]>>`,
      ]),
    );
    const kids = Object.keys(cells).map((num) => `${num} 0 R`);
    const seen = await splice(document(`/K[${kids.join(' ')}]`, cells));
    expect(seen.ids.length).toBe(count);
  });

  test('of Ref lead to elements that come along', async () => {
    const seen = await splice(
      document('/K[20 0 R 21 0 R 22 0 R]', {
        20: '<</S/Reference/Pg 3 0 R/K 0/Ref[21 0 R 22 0 R 9 0 R]>>',
        21: '<</S/Note/Pg 3 0 R/K 1>>',
        22: '<</S/Note/Pg 9 0 R/K 1>>',
      }),
    );
    const references = seen.get(seen.typed('Reference')[0]?.get('Ref'));
    const [note] = seen.typed('Note');
    expect((isArray(references) ? references : []).map((entry) => seen.get(entry))).toEqual([note]);
  });
});

describe('attributes', () => {
  const figure = (attributes: string, more: Readonly<Record<number, string>> = {}): Uint8Array =>
    document('/K 20 0 R', { 20: `<</S/Figure/Pg 3 0 R/K 0/A ${attributes}>>`, ...more });

  test('of known owners stay, others go', async () => {
    const seen = await splice(
      figure(
        `[<</O/Layout/BBox[0 0 1.5 2]/Placement/Block/Secret(x)>> 1
          <</O/UserProperties/P[<</N(Author)/V(Somebody)>>]>> 0 <</O/InHouse/Note(x)>>
          <</O/HTML-4.01/class(somebody)/scope(col)/onclick(run\\(\\))>>]`,
      ),
    );
    const found = seen.get(seen.typed('Figure')[0]?.get('A'));
    const [layout, revision, html] = isArray(found) ? found : [];
    expect(isDict(layout) && [...layout.keys()]).toEqual(['O', 'BBox', 'Placement']);
    expect(revision).toBe(1);
    expect(isDict(html) && [...html.keys()]).toEqual(['O', 'scope']);
    expect(isArray(found) && found.length).toBe(3);
    expect(seen.losses).toEqual({ 'user-properties': 2 });
  });

  test('that elements share stay one object, and huge ones do not multiply', async () => {
    const seen = await splice(
      document('/K[20 0 R 21 0 R 22 0 R]', {
        20: '<</S/P/Pg 3 0 R/K 0/A 30 0 R/Alt 31 0 R>>',
        21: '<</S/P/Pg 3 0 R/K 1/A 30 0 R/Alt 31 0 R>>',
        22: '<</S/P/Pg 3 0 R/K 2/A<</O/Layout/BBox 32 0 R>>>>',
        30: '<</O/Layout/BBox 32 0 R>>',
        31: '(shared)',
        // Leads to itself.
        32: '[0 0 9 9 32 0 R]',
      }),
    );
    const [one, other, third] = seen.typed('P');
    expect(one?.get('A')).toEqual(other?.get('A'));
    expect(one?.get('Alt')).toEqual(other?.get('Alt'));
    expect(textsIn(seen, one?.get('Alt'))).toEqual(['shared']);
    expect(third?.has('A')).toBe(false);
  });

  test('of a namespace name it', async () => {
    const seen = await splice(figure('<</O/NSO/NS 30 0 R/size 3>>', { 30: '<</NS(urn:own)>>' }));
    const attributes = attributesOf(seen, 'Figure');
    const namespace = seen.get(attributes.get('NS'));
    expect(isDict(namespace) && textOf(namespace.get('NS'))).toBe('urn:own');
    expect(attributes.get('size')).toBe(3);
  });

  test('come as classes, under another name where two documents differ', async () => {
    const classed = (placement: string): Uint8Array =>
      document(`/K 20 0 R/ClassMap<</Wide 30 0 R/Unused<</O/Layout/Width 1>>>>`, {
        20: '<</S/P/Pg 3 0 R/K 0/C[/Wide 0/Unknown]>>',
        30: `<</O/Layout/Placement/${placement}>>`,
      });
    const seen = await splice(classed('Block'), classed('Inline'), classed('Block'));
    const classOf = (index: number): Value => {
      const found = seen.get(seen.typed('P')[index]?.get('C'));
      return isArray(found) ? (found[0] ?? null) : found;
    };
    expect([0, 1, 2].map((index) => textOf(classOf(index)))).toEqual(['Wide', 'Wide-2', 'Wide']);
    const map = seen.get(seen.root.get('ClassMap'));
    const placements = [...(isDict(map) ? map : [])].map(([name, entry]) => {
      const attributes = seen.get(entry);
      return [name, isDict(attributes) ? textOf(attributes.get('Placement')) : undefined];
    });
    expect(placements).toEqual([
      ['Wide', 'Block'],
      ['Wide-2', 'Inline'],
    ]);
  });
});

describe('what the file adds', () => {
  test('pages without tags are an element each, links come behind them', async () => {
    const { piece } = prepareStructure(document('/K 20 0 R', plain));
    const untagged = prepareStructure(
      makePdf(
        {
          1: '<</Type/Catalog/Pages 2 0 R>>',
          2: '<</Type/Pages/Count 1/Kids[3 0 R]>>',
          3: '<</Type/Page/Parent 2 0 R>>',
        },
        '/Root 1 0 R',
      ),
    );
    const bytes = await spliceStructures(
      [piece, untagged.piece, piece],
      (gatherer, placed, output, nextKey) => {
        const page = placed.number(placed.facts.pages[0]?.object ?? 0);
        // As the splicer does it: a link's key may lie between those of two pages.
        const keys = Array.from({ length: 200 }, nextKey);
        for (const key of keys.filter((_, index) => index % 2 === 1)) {
          const annotation = output.allot();
          output.put(annotation, `<</Type/Annot/StructParent ${key}>>`);
          gatherer.link(placed, { annotation, key, page, description: 'Back to the agenda' });
        }
        if (placed.facts.structure !== undefined) return;
        const type = 'Figure';
        const pages = keys.flatMap((key, index) => {
          if (index % 2 === 1) return [];
          const num = output.allot();
          output.put(num, `<</Type/Page/StructParents ${key}>>`);
          return [{ page: num, key, mark: 3, type, alternative: `Page ${index}` } as const];
        });
        gatherer.untagged(placed, pages);
      },
    );
    const seen = inspectStructure(bytes);
    expect(seen.faults).toEqual([]);
    expect(seen.lines.filter((line) => /^ ?\S/.test(line))).toEqual([
      'Document “The pack”',
      ' Part “Document 1”',
      ' Part “Document 2”',
      ' Part “Document 3”',
    ]);
    expect(seen.lines.filter((line) => line.startsWith('  Figure')).length).toBe(100);
    expect(seen.lines.filter((line) => line === '   Link object').length).toBe(300);
    expect(textsIn(seen, seen.typed('Figure')[1]?.get('Alt'))).toEqual(['Page 2']);
    const last = seen.parentKeys[seen.parentKeys.length - 1] ?? 0;
    expect(seen.root.get('ParentTreeNextKey')).toBe(last + 1);
  });
});
