/** All that a meeting has is protected from its packs, and what the public may not read is named to nobody. */
import { relative } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Edition } from '../../../src/model/access.js';
import { foreseePack } from '../../../src/pipeline.js';
import {
  type CouncilFolder,
  makeCouncil,
  meeting,
  packYaml,
} from '../../support/council-folder.js';

let council: CouncilFolder;
afterEach(() => council.remove());

const restricted = `---
title: Closure of the boathouse
access:
  exempt:
    paragraphs: [3]
    reason: The affairs of Orme and Daughters
documents:
  - out\\valuation.md
---
`;

const sources = async (edition: Edition): Promise<ReadonlyMap<string, boolean>> => {
  const folder = council.file(meeting);
  const foreseen = await foreseePack(folder, { edition, strict: false });
  return new Map(
    foreseen?.sources.map(({ file, isWithheld }) => [
      relative(folder, file).replaceAll('\\', '/'),
      isWithheld,
    ]),
  );
};

test('restricted papers are among them; only the members’ pack may name them', async () => {
  council = await makeCouncil(Buffer.from('%PDF-1.4'), {
    [`${meeting}/pack.yaml`]: `${packYaml}  part-b:\n    - 04-boathouse\n`,
    [`${meeting}/items/04-boathouse.md`]: restricted,
    [`${meeting}/out/valuation.md`]: '# Valuation\n\nNothing.\n',
  });
  for (const edition of ['public', 'members'] as const) {
    const found = await sources(edition);
    expect(found.get('out/valuation.md')).toBe(edition === 'public');
    expect(found.get('items/04-boathouse.md')).toBe(edition === 'public');
    expect(found.get('items/02-sea-wall.md')).toBe(false);
    expect(found.get('pack.yaml')).toBe(false);
  }
});
