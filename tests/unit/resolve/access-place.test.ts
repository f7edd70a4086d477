/** Where a mistake in an item's access is told: to members at the key itself, to the public at the agenda's line. */
import { expect, it } from 'vitest';
import type { Edition } from '../../../src/model/access.js';
import { resolvePack } from '../../../src/resolve/index.js';
import { itemFile, loadWith } from '../load/folder.js';

async function placeFor(edition: Edition) {
  const item = '---\ntitle: Budget\nwards: All\naccess: exempt\n---\n\nTo note.\n';
  const { value } = await loadWith({ [itemFile]: item });
  if (value === undefined) throw new Error('The pack cannot be loaded.');
  const found = resolvePack(value, edition).diagnostics;
  return found.find(({ code }) => code === 'exemption-without-paragraph')?.at;
}

it('members are led to the line of the key in the item’s own file', async () => {
  const at = await placeFor('members');
  expect([at?.file.endsWith(itemFile), at?.line]).toEqual([true, 4]);
});

it('the public is not: the name of that file may give the matter away', async () => {
  const at = await placeFor('public');
  expect(at?.file).toMatch(/pack\.yaml$/);
});
