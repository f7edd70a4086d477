/**
 * Assembles a pack that is planned and whose documents are prepared, and nothing else. Arguments: cache folder, plan, file
 * to write.
 */
import { open, readFile } from 'node:fs/promises';
import { assemblePack, openStampFont } from '../../dist/assemble/index.js';
import { openCache } from '../../dist/cache/index.js';

const [cacheFolder = '', planFile = '', out = ''] = process.argv.slice(2);
const cache = openCache(cacheFolder);
const { pack, plan, front, keys } = JSON.parse(await readFile(planFile, 'utf8'));
const documents = new Map();
for (const [id, key] of keys) documents.set(id, await cache.get(key));
const file = await open(out, 'w');
try {
  await assemblePack(
    pack,
    plan,
    {
      frontMatter: await cache.get(front),
      documents,
      about: { title: 'Bench', language: 'en-GB', author: 'Bench', producer: 'bench', date: 0 },
      stampFont: await openStampFont([], cache),
    },
    { write: async (chunks) => void (await file.writev(chunks)) },
  );
} finally {
  await file.close();
}
