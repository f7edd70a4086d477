/** What scripts may rely on is described, and nothing else: the page map's keys, and its reasons for losses. */
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { lossesInWords } from '../../../src/convert/losses.js';
import { pageMap, paginate } from '../../../src/paginate/index.js';
import type { Loss } from '../../../src/pdf/index.js';
import { documentsOf, measure, packOf, segmentOf } from '../paginate/pack.js';

const text = await readFile(new URL('../../../docs/page-map.md', import.meta.url), 'utf8');

/** Names in the first column of the table under a heading. */
function namesUnder(heading: string): readonly string[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const cells = [...section.matchAll(/^\| (`.*?`) \|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

const shape = { items: { drains: [1] } };
const pack = {
  ...packOf({ ...shape, edition: 'members' }),
  recipient: 'Ada Lane',
  restricted: { heading: 'Agenda – Part B', items: [] },
};
const late = { kind: 'late', reason: 'Figures came late.' } as const;
const partA = pack.partA.map((item) => ({
  ...item,
  documents: item.documents.map((document) => ({ ...document, status: late })),
}));
const documents = documentsOf(shape);
const plan = paginate(pack, { frontMatter: segmentOf(1), documents, floor: 0 }, measure);
const known = new Map(
  [...documents].map(([id, facts]) => [id, { sha256: 'f', converter: 'c', segment: { facts } }]),
);
const map = pageMap({ ...pack, partA }, plan, [segmentOf(1)], known, {
  pack: '1',
  browser: 'b',
  node: '20',
  zlib: '1',
});

it('every key of the map has its line', () => {
  // The file’s own, a supplement’s, and what only a consolidated pack has.
  const others = ['pdf', 'supplement', 'parts'];
  expect([...namesUnder('The pack')].sort()).toEqual([...Object.keys(map), ...others].sort());
});

it('every key of a document has its line', () => {
  const document = map.items[0]?.documents[0];
  expect([...namesUnder('A document')].sort()).toEqual(Object.keys(document ?? {}).sort());
});

it('every reason for a loss has its line, and words or a good reason for having none', () => {
  const reasons: Readonly<Record<Loss, string>> = {
    'damaged-content': 'the end of a page (its content is damaged)',
    xfa: 'a second version of the form (XFA)',
    signature: 'a digital signature (its picture stays)',
    javascript: '',
    action: '',
    attachment: '',
    media: '',
    redaction: '',
    'hidden-annotation': 'a hidden annotation',
    'unknown-annotation': 'an annotation of an unknown kind',
    comment: '',
    'comment-author': '',
    'orphan-element': '',
    'user-properties': '',
    'repeated-mark': '',
    'repeated-page': '',
    'dangling-destination': 'a link that leads nowhere',
    'forbidden-address': 'a link that leads to no web, e-mail or telephone address',
    credentials: 'a name or password in a web address',
    'malformed-outline': 'a broken bookmark',
    'malformed-element': '',
    'malformed-annotation': 'a broken annotation',
    'malformed-field': 'a broken form field',
  };
  expect([...namesUnder('Reasons in `lost`')].sort()).toEqual(Object.keys(reasons).sort());
  for (const [reason, said] of Object.entries(reasons)) {
    expect(lossesInWords({ [reason]: 1 }), reason).toEqual(said === '' ? [] : [said]);
  }
  expect(lossesInWords({ 'malformed-field': 3, xfa: 2 })).toEqual([
    '2 second versions of the form (XFA)',
    '3 broken form fields',
  ]);
});
