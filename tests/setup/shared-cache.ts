/** One unpacked browser for all test files of a run. Segments are never shared between them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function shareCache(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.PACK_CACHE !== undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'pack-tests-'));
  process.env.PACK_CACHE = folder;
  return () => rm(folder, { recursive: true, force: true });
}
