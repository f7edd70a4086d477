/** A small council in a temporary folder, sound but for what a test changes. Knows no command. */
import { createHash } from 'node:crypto';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The meeting, as one stands in the council's folder. */
export const meeting = 'planning/2024-09-12';

/** Files by their paths below the council's folder; null takes one away. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

export interface CouncilFolder {
  /** Absolute. */
  readonly council: string;
  /** Absolute; lies outside the council. */
  readonly around: string;
  /** Absolute path of a file of the council. */
  readonly file: (path: string) => string;
  /** Every file and link with its content's hash: equal lists mean that nothing was written. */
  readonly listing: () => Promise<readonly string[]>;
  readonly remove: () => Promise<void>;
}

export const councilYaml = `name: Marsh Tolling Parish Council
nation: england
notice:
  body: parish
contact:
  name: The Clerk
  phone: 01632 960419
`;

export const committeeYaml = `name: Planning Committee
time: "19:00"
venue: The Reading Room, Quay Street, Marsh Tolling
membership:
  chair: Councillor Edith Wray
  councillors:
    - Councillor Tom Sallow
    - Councillor Bea Marram
`;

export const packYaml = `date: 2024-09-12
published: 2024-09-05
agenda:
  part-a:
    - apologies
    - 02-sea-wall
    - 03-budget
`;

export const seaWall = `---
title: Repair of the sea wall
---

To receive an oral report.
`;

export const budget = `---
title: Budget for 2025/26
documents:
  - file: reports/budget.pdf
    title: Draft budget
---

To agree the draft budget.
`;

/** Makes the council; it is small and sound, and holds one PDF, `reports/budget.pdf`. */
export async function makeCouncil(pdf: Uint8Array, changes: Files = {}): Promise<CouncilFolder> {
  const around = await realpath(await mkdtemp(join(tmpdir(), 'pack-test-')));
  const council = join(around, 'council');
  const files: Files = {
    'council.yaml': councilYaml,
    'planning/committee.yaml': committeeYaml,
    [`${meeting}/pack.yaml`]: packYaml,
    [`${meeting}/items/02-sea-wall.md`]: seaWall,
    [`${meeting}/items/03-budget.md`]: budget,
    [`${meeting}/reports/budget.pdf`]: pdf,
    ...changes,
  };
  await mkdir(council);
  for (const [path, content] of Object.entries(files)) {
    if (content === null) continue;
    const file = join(council, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return {
    council,
    around,
    file: (path) => join(council, path),
    listing: () => listing(around),
    remove: () => rm(around, { recursive: true, force: true }),
  };
}

async function listing(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const lines = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) return `${path} -> ${await readlink(path)}`;
    if (!entry.isFile()) return `${path} (no file)`;
    return `${path} ${createHash('sha256')
      .update(await readFile(path))
      .digest('hex')}`;
  });
  return (await Promise.all(lines)).sort();
}
