/** The page map says in which language each document is. */
import { expect, test } from 'vitest';
import type { Document } from '../../../src/model/agenda.js';
import { pageMap } from '../../../src/paginate/index.js';
import { packOf, segmentOf } from './pack.js';

const tools = { pack: '1', browser: 'b', node: '20', zlib: '1' };
const range = { first: '1', last: '1', sheets: { first: 1, last: 1 } };

/** The language of a pack's only document, and what its file says of itself. */
function languageIn(document: Partial<Document>, own: string | undefined): string | undefined {
  const pack = packOf({ items: { drains: [1] } });
  const partA = pack.partA.map((item) => ({
    ...item,
    documents: item.documents.map((one) => ({ ...one, ...document })),
  }));
  const items = [{ name: 'drains', range, documents: [{ id: '1.1', range }] }];
  const plan = { pages: [], frontMatter: range, items, bookmarks: [], backLinks: [], targets: {} };
  const facts = { ...segmentOf(1), ...(own === undefined ? {} : { language: own }) };
  const known = new Map([['1.1', { sha256: 'f', segment: { facts } }]]);
  const map = pageMap({ ...pack, partA }, plan, [segmentOf(1)], known, tools);
  return map.items[0]?.documents[0]?.language;
}

/** What a pack claims whose front matter and documents break these rules. */
function claimsOf(front: Record<string, number>, ...papers: readonly Record<string, number>[]) {
  const breaking = (uaFaults: Record<string, number>) => {
    const facts = segmentOf(1);
    return { ...facts, carried: { ...facts.carried, uaFaults } };
  };
  const plan = {
    pages: [],
    frontMatter: range,
    items: [],
    bookmarks: [],
    backLinks: [],
    targets: {},
  };
  const known = new Map(
    papers.map((faults, index) => [
      `${index}`,
      { sha256: 'f', segment: { facts: breaking(faults) } },
    ]),
  );
  return pageMap(packOf({ items: {} }), plan, [breaking(front)], known, tools).claims;
}

test('a pack claims PDF/UA-1 where nothing that is in it is against that', () => {
  expect(claimsOf({})).toEqual(['PDF/UA-1']);
  expect(claimsOf({}, {}, {})).toEqual(['PDF/UA-1']);
  expect(claimsOf({}, {}, { '7.3-1': 2 })).toEqual([]);
  expect(claimsOf({ '7.21.8-1': 1 }, {})).toEqual([]);
});

test.each([
  ['the clerk’s word counts', { language: 'cy', languageGiven: true }, 'en-US', 'cy'],
  ['else the file’s own', {}, 'cy', 'cy'],
  ['in its proper form', {}, ' CY-gb ', 'cy-GB'],
  ['else the meeting’s', {}, undefined, 'en-GB'],
  ['where the file names none', {}, '', 'en-GB'],
  ['where it says it in words', {}, 'English', 'en-GB'],
  ['where it is not written as codes are', {}, 'en_US', 'en-GB'],
  ['where it is private', {}, 'x-unknown', 'en-GB'],
])('%s', (_, document, own, language) => {
  expect(languageIn(document, own)).toBe(language);
});
