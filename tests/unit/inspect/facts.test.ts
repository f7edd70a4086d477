import { describe, expect, it } from 'vitest';
import { factFindings } from '../../../src/inspect/facts.js';
import { largeFile } from '../../../src/inspect/large-file.js';
import { pageSizes } from '../../../src/inspect/page-sizes.js';
import { type Carried, nothingCarried, type SegmentFacts } from '../../../src/model/segment.js';

const occupancy = { cell: 4, columns: 1, rows: 1, ink: '', tint: '' };
const facts = (carried: Partial<Carried>): SegmentFacts => ({
  pages: [{ width: 595, height: 842, occupancy, text: true }],
  repaired: false,
  decrypted: false,
  tagged: false,
  anchors: {},
  carried: { ...nothingCarried, ...carried },
});

describe('what convert has counted', () => {
  it.each<[string, Partial<Carried>, unknown[]]>([
    ['hidden-layer, embedded-file and active-content leave: nothing', {}, []],
    ['active-content and embedded-file leave: a signature', { losses: { signature: 1 } }, []],
    [
      'hidden-layer finds: two',
      { hiddenLayers: ['Survey', 'Notes'] },
      [
        { check: 'hidden-layer', detail: { layer: 'Survey' } },
        { check: 'hidden-layer', detail: { layer: 'Notes' } },
      ],
    ],
    [
      'embedded-file finds: two',
      { losses: { attachment: 2 } },
      [{ check: 'embedded-file', detail: { files: 2 } }],
    ],
    [
      'active-content finds: scripts',
      { losses: { javascript: 3 } },
      [{ check: 'active-content', detail: { what: 'JavaScript' } }],
    ],
    [
      'active-content finds: programs and films',
      { losses: { action: 1, media: 1, signature: 1 } },
      [
        {
          check: 'active-content',
          detail: { what: 'links that start a program or open another file' },
        },
        { check: 'active-content', detail: { what: 'a film, sound or 3D model' } },
      ],
    ],
  ])('%s, of %j', (_, carried, expected) => {
    expect(factFindings({}, facts(carried))).toEqual(expected);
  });

  it.each([
    ['finds: kept', 'keep', 1],
    ['leaves: flattened', 'flatten', 0],
    ['leaves: dropped', 'drop', 0],
    ['leaves: undecided', undefined, 0],
  ] as const)('comments %s', (_, comments, count) => {
    const rule = comments === undefined ? {} : { comments };
    expect(factFindings(rule, facts({ comments: 3 }))).toHaveLength(count);
    expect(factFindings(rule, facts({}))).toEqual([]);
  });
});

describe('page-sizes', () => {
  const a4 = { width: 595.3, height: 841.9 };
  const turned = { width: 842, height: 595 };
  const a3 = { width: 1191, height: 842 };
  it.each<[string, { width: number; height: number; unit?: number }[], [number, string][]]>([
    ['leaves: A4', [a4, a4], []],
    ['leaves: A4, some of it turned', [a4, turned], []],
    ['leaves: nothing but A3', [a3], []],
    ['leaves: A3 in units of two points', [{ width: 595.5, height: 421, unit: 2 }], []],
    [
      'finds: A4 and A3',
      [a4, a4, a3, a3],
      [
        [1, 'A4'],
        [3, 'A3'],
      ],
    ],
    ['finds: American paper', [{ width: 612, height: 792 }], [[1, '216 × 279 mm']]],
    ['finds: a slide', [{ width: 960, height: 540 }], [[1, '339 × 190 mm']]],
  ])('%s', (_, pages, expected) => {
    expect(
      pageSizes(pages).map((one) => [one.page, one.check === 'page-sizes' && one.detail.sizes[0]]),
    ).toEqual(expected);
  });
});

it('large-file leaves: 20 MB', () => {
  expect(largeFile(new Uint8Array(20_000_000))).toEqual([]);
});

it('large-file finds: a byte more', () => {
  expect(largeFile(new Uint8Array(20_000_001))).toEqual([
    { check: 'large-file', detail: { bytes: 20_000_001 } },
  ]);
});
