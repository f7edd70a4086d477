/** The names of a pack's files: by edition, and by whose copy it is. */
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { outputFiles } from '../../../src/publish/index.js';
import { packOf } from '../paginate/pack.js';

const nameOf = (recipient?: string, edition: 'public' | 'members' = 'members'): string => {
  const pack = packOf({ items: {}, edition });
  const copy = recipient === undefined ? {} : { recipient };
  return basename(outputFiles({ ...pack, ...copy }, '/out').pdf);
};

it('are those of the contract', () => {
  expect(nameOf(undefined, 'public')).toBe('committee-2025-03-04-public-pack.pdf');
  expect(nameOf()).toBe('committee-2025-03-04-members-pack.pdf');
});

it('of copies are plain words, and no two are the same', () => {
  const people = [
    'Ada Lane',
    'Ada Lane.',
    'Áda Lane',
    'ada lane',
    '…',
    '../../etc',
    'A'.repeat(80),
  ];
  const names = people.map((person) => nameOf(person));
  expect(new Set(names).size).toBe(people.length);
  for (const name of names) {
    expect(name).toMatch(/^committee-2025-03-04-members-pack-[a-z0-9]+(-[a-z0-9]+)*\.pdf$/);
    expect(name.length).toBeLessThan(120);
  }
  expect(names[0]).toBe(nameOf('Ada Lane'));
});
