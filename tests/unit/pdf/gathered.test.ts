/** Names, forms, layers and bookmarks of several pieces become one of each, and none is taken for another's. */
import { describe, expect, it } from 'vitest';
import type { PieceFacts, Word } from '../../../src/pdf/piece/piece.js';
import { formWords, gatherForms } from '../../../src/pdf/splice/forms.js';
import { gatherLayers } from '../../../src/pdf/splice/layers.js';
import { destinationWords, gatherNames } from '../../../src/pdf/splice/names.js';
import { gatherOutline, type OutlineEntry } from '../../../src/pdf/splice/outline.js';
import type { Dictionary, Gatherer, Output, Placed } from '../../../src/pdf/splice/placed.js';

/** Keeps what is written. Numbers begin at 1. */
function keepingOutput(): Output & { readonly written: Map<number, string> } {
  const written = new Map<number, string>();
  let next = 1;
  const put = (num: number, body: string | Buffer): void => {
    written.set(num, body.toString());
  };
  return {
    written,
    allot(count = 1) {
      next += count;
      return next - count;
    },
    put,
    stream: put,
  };
}

const factsOf = (facts: Partial<PieceFacts>): PieceFacts => ({
  pages: [],
  resources: [],
  words: [],
  names: [],
  outline: [],
  headingBookmarks: 0,
  parentKeys: 0,
  ids: 0,
  marked: false,
  uaFaults: {},
  census: { before: none, after: none },
  losses: {},
  comments: 0,
  unseenFields: 0,
  ...facts,
});
const none = { elements: 0, marks: 0, links: 0, outline: 0, fields: 0, annotations: 0 };

const words = (kind: Word['kind'], ...texts: readonly string[]): readonly Word[] =>
  texts.map((text) => ({ kind, text }));

/** Objects of the piece at `index` have the numbers from 100 × (index + 1); fragments are "f0" and so on. */
function placed(index: number, facts: Partial<PieceFacts>, chosen: readonly string[] = []): Placed {
  const number = (object: number): number => 100 * (index + 1) + object;
  return {
    facts: factsOf(facts),
    index,
    title: `Report ${index + 1}`,
    language: 'en',
    number,
    fragment: (fragment) => `f${fragment}`,
    words: chosen,
    firstKey: 0,
    id: String,
    destination: ({ page, view }) => `[${number(page)} 0 R${view}]`,
  };
}

const chosenBy = (dictionary: Dictionary, all: readonly (readonly Word[])[]) =>
  all.map((own) => dictionary.choose(factsOf({ words: own })));

describe('names of destinations', () => {
  it('are each one place’s: the first keeps it', () => {
    const chosen = chosenBy(destinationWords(), [
      [...words('destination', 'a', 'a (2)'), ...words('field', 'x')],
      words('destination', 'a', 'b', 'ŷ'),
      words('destination', 'a'),
    ]);
    expect(chosen).toEqual([
      ['(a)', '(a \\(2\\))', undefined],
      ['(a \\(3\\))', '(b)', '<feff0177>'],
      ['(a \\(4\\))'],
    ]);
  });

  it('stand in a tree, sorted by their bytes', () => {
    const output = keepingOutput();
    const gatherer = gatherNames(output);
    const place = { page: 0, view: '/Fit' };
    const names = Array.from({ length: 5_000 }, (_, word) => ({ word, place }));
    const chosen = names.map((_, index) => `(n${index})`);
    chosen[7] = '<feff0177>';
    chosen[8] = '(\\(a)';
    gatherer.add(placed(0, { names }, chosen));
    const [, root = ''] = /^\/Names<<\/Dests (\d+) 0 R>>$/.exec(gatherer.finish()) ?? [];
    const leaves: string[] = [];
    const walk = (num: string, depth: number): void => {
      const node = output.written.get(Number(num)) ?? '';
      expect(depth).toBeLessThan(4);
      const kids = /\/Kids\[([^\]]*)\]/.exec(node)?.[1];
      if (kids === undefined) leaves.push(node);
      else for (const [, kid = ''] of kids.matchAll(/(\d+) 0 R/g)) walk(kid, depth + 1);
    };
    walk(root, 1);
    const found = leaves.flatMap((leaf) =>
      [...leaf.matchAll(/(<feff0177>|\((?:\\.|[^)])*\)) \[/g)].map(([, name]) => name),
    );
    expect(found).toHaveLength(5_000);
    expect([found[0], found[1], found.at(-1)]).toEqual(['(\\(a)', '(n0)', '<feff0177>']);
    expect(leaves[0]).toMatch(
      /^<<\/Limits\[\(\\\(a\) \(n\d+\)\]\/Names\[\(\\\(a\) \[100 0 R\/Fit\]/,
    );
  });

  it('are looked for in no time though all documents have the same', () => {
    const dictionary = destinationWords();
    const own = words('destination', ...Array.from({ length: 250 }, (_, index) => `_Toc${index}`));
    const all = Array.from({ length: 160 }, () => dictionary.choose(factsOf({ words: own })));
    expect(new Set(all.flat()).size).toBe(160 * 250);
  });
});

describe('forms', () => {
  it('have fields and fonts of their own', () => {
    const own = [
      ...words('field', 'Name'),
      ...words('font', 'Helv'),
      ...words('appearance', '/Helv 9 Tf 0 g', '/Other 9 Tf', '0 g /Helv#20 1 Tf'),
    ];
    const [first, second] = chosenBy(formWords(), [own, own]);
    expect(first).toEqual([
      '(Name)',
      '/Helv',
      '(/Helv 9 Tf 0 g)',
      '(/Other 9 Tf)',
      '(0 g /Helv#20 1 Tf)',
    ]);
    expect(second?.slice(0, 4)).toEqual([
      '(Name \\(2\\))',
      '/Helv-2',
      '(/Helv-2 9 Tf 0 g)',
      '(/Other 9 Tf)',
    ]);
  });

  it('ask viewers for appearances only where none has its own', () => {
    const asked = [[true], [true, true], [true, false]].map((needs) => {
      const output = keepingOutput();
      const gatherer = gatherForms(output);
      needs.forEach((needsAppearances, index) => {
        const form = { fields: [1], fonts: [], needsAppearances, signed: 0 };
        gatherer.add(placed(index, { form }));
      });
      gatherer.finish();
      return output.written.get(1)?.includes('/NeedAppearances true');
    });
    expect(asked).toEqual([true, true, false]);
  });

  it('become one', () => {
    const output = keepingOutput();
    const gatherer = gatherForms(output);
    const formOf = (needsAppearances: boolean) => ({
      fields: [3, 4],
      fonts: [{ word: 0, object: 9 }],
      needsAppearances,
      signed: 0,
    });
    gatherer.add(placed(0, { form: formOf(false) }, ['/Helv']));
    gatherer.add(placed(1, {}));
    gatherer.add(placed(2, { form: formOf(true) }, ['/Helv-2']));
    expect(gatherer.finish()).toBe('/AcroForm 1 0 R');
    expect(output.written.get(1)).toBe(
      '<</Fields[103 0 R 104 0 R 303 0 R 304 0 R]/DR<</Font<</Helv 109 0 R/Helv-2 309 0 R>>>>>>',
    );
  });
});

it('layers are listed under their documents', () => {
  const output = keepingOutput();
  const gatherer = gatherLayers(output, 'Pack');
  gatherer.add(placed(0, { layers: { all: [1, 2], off: [2], order: 0, locked: 1, hidden: [] } }));
  gatherer.add(
    placed(1, { layers: { all: [1], off: [], exclusive: 2, automatic: 3, hidden: [] } }),
  );
  expect(gatherer.finish()).toBe('/OCProperties 1 0 R');
  expect(output.written.get(1)).toBe(
    '<</OCGs[101 0 R 102 0 R 201 0 R]/D<</Name (Pack)/BaseState /ON/OFF[102 0 R]/Order[[(Report 1) f0]]/Locked[f1]/RBGroups[f2]/AS[f3]>>>>',
  );
});

describe('bookmarks', () => {
  const entry = (title: string, more: Partial<OutlineEntry> = {}): OutlineEntry => ({
    title,
    destination: `[${title}]`,
    open: false,
    children: [],
    ...more,
  });

  /** What is found on the way from the root: titles in order, checked against every link between entries. */
  function treeOf(written: ReadonlyMap<number, string>, root: number): unknown {
    const body = written.get(root) ?? '';
    const ref = (text: string, key: string): number | undefined => {
      const found = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1];
      return found === undefined ? undefined : Number(found);
    };
    const children: unknown[] = [];
    let before: number | undefined;
    for (let at = ref(body, 'First'); at !== undefined; ) {
      const text = written.get(at) ?? '';
      expect([ref(text, 'Parent'), ref(text, 'Prev')]).toEqual([root, before]);
      const count = /\/Count (-?\d+)/.exec(text)?.[1];
      const title = `${/\((.*?)\)/.exec(text)?.[1]}${count === undefined ? '' : ` ${count}`}`;
      children.push(ref(text, 'First') === undefined ? title : [title, treeOf(written, at)]);
      before = at;
      at = ref(text, 'Next');
    }
    expect(ref(body, 'Last')).toBe(before);
    return children;
  }

  it('of a piece come below the file’s own, after its children', () => {
    const output = keepingOutput();
    const gatherer = gatherOutline(output, [
      entry('Item 1', { children: [entry('Report', { holds: 0, children: [entry('Appendix')] })] }),
      entry('Item 2', { open: true, holds: 1 }),
    ]);
    const place = { page: 0, view: '/Fit' };
    const leaf = { open: false, children: [] };
    const outline = [
      {
        title: 'A',
        place,
        open: true,
        colour: [1, 0, 0.5],
        style: 2,
        children: [{ title: 'A1', place, ...leaf }],
      },
      { title: 'B', ...leaf },
    ];
    gatherer.add(placed(0, { outline }));
    gatherer.add(placed(1, { outline: [{ title: 'C', place, ...leaf }] }));
    gatherer.add(placed(2, { outline }));
    const [, root = ''] = /^\/Outlines (\d+) 0 R$/.exec(gatherer.finish()) ?? [];
    expect(treeOf(output.written, Number(root))).toEqual([
      ['Item 1 -1', [['Report -4', ['Appendix', ['A 1', ['A1']], 'B']]]],
      ['Item 2 1', ['C']],
    ]);
    expect(output.written.get(Number(root))).toContain('/Count 3');
    const all = [...output.written.values()];
    expect(all.find((body) => body.includes('(A)'))).toMatch(
      /\/Dest \[100 0 R\/Fit\].*\/C\[1 0 0\.5\]\/F 2>>$/,
    );
    expect(all.find((body) => body.includes('(B)'))).not.toContain('/Dest');
  });
});

it('what no piece has is not written', () => {
  const output = keepingOutput();
  const gatherers: readonly Gatherer[] = [
    gatherNames(output),
    gatherForms(output),
    gatherLayers(output, 'Pack'),
    gatherOutline(output, []),
  ];
  for (const gatherer of gatherers) gatherer.add(placed(0, {}));
  expect(gatherers.map((gatherer) => gatherer.finish())).toEqual(['', '', '', '']);
  expect(output.written.size).toBe(0);
});
