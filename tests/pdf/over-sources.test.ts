/** Nothing that is written beside a pack replaces a paper: minutes, a consolidated pack, cuts. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consolidatePack } from '../../src/meeting/consolidate.js';
import { issuePack } from '../../src/meeting/issue.js';
import { makeMinutes } from '../../src/meeting/minutes.js';
import { UsageError } from '../../src/model/error.js';
import { buildPack } from '../../src/pipeline.js';
import { makePdf } from '../support/make-pdf.js';
import { writePack } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const start = 'drains-committee-2025-03-04';
const names = ['minutes', 'consolidated-pack', 'public-pack-item-1'];
const order = { edition: 'public', strict: false } as const;

let test: TestWorkshop;
let meeting: string;
let paper: Uint8Array;

beforeAll(async () => {
  test = await openWorkshop();
  paper = await makePdf({ pages: 1, words: () => 'A paper' });
  meeting = await writePack(test.folder, {
    items: {
      sewers: {
        title: 'Sewers',
        documents: names.map((name) => ({
          file: `reports/${start}-${name}.pdf`,
          title: name,
          content: paper,
        })),
      },
    },
  });
});
afterAll(() => test.close());

const minutes = `---
present: [Councillor Ada Lane]
---

## 1. Sewers

The paper was noted.
`;

it('is refused, and every paper stays as it is', async () => {
  const out = { ...order, out: join(meeting, 'reports') };
  const refused = async (
    work: Promise<{ readonly failure?: unknown }>,
    name: string,
  ): Promise<void> => {
    const error = await work.then(({ failure }) => failure).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain(`${start}-${name}.pdf`);
  };
  await writeFile(join(meeting, 'minutes.md'), minutes);
  await refused(makeMinutes(meeting, out, test.shop), 'minutes');
  await refused(
    buildPack(meeting, { ...out, split: { kind: 'item' } }, test.shop),
    'public-pack-item-1',
  );
  await buildPack(meeting, order, test.shop);
  const release = { preparedBy: 'Ada Lane', checkedBy: 'Ben Hart', today: '2025-02-24' };
  await issuePack(meeting, order, release, test.shop);
  await refused(consolidatePack(meeting, out, test.shop), 'consolidated-pack');
  for (const name of names) {
    const now = await readFile(join(meeting, 'reports', `${start}-${name}.pdf`));
    expect(now.equals(paper)).toBe(true);
  }
});
