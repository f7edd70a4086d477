/**
 * A darkroom that keeps what it saw and cleaned: the library behind it takes long to load, and most pictures are those of
 * the last build. Must not know what a picture is for.
 */
import { type Cache, cacheKey } from '../../cache/index.js';
import type { CleanPicture } from './clean.js';
import type { Darkroom } from './index.js';
import type { SeenFile } from './look.js';

/** To be raised when the form of what is kept changes. */
const method = 'picture 1';

/** `identity` is the darkroom's own. Refusals are not kept: they are told anew. */
export function remembering(
  { look, clean, ...rest }: Darkroom,
  identity: string,
  cache: Cache,
): Darkroom {
  return {
    ...rest,
    async look(file, bytes) {
      const key = cacheKey(method, 'look', identity, bytes);
      const before = await cache.getBytes(key);
      if (before !== undefined) return JSON.parse(Buffer.from(before).toString()) as SeenFile;
      const seen = await look(file, bytes);
      await cache.putBytes(key, Buffer.from(JSON.stringify(seen)));
      return seen;
    },
    async clean(file, bytes, picture, size, ground) {
      const wish = JSON.stringify([picture, size, ground]);
      const key = cacheKey(method, 'clean', identity, wish, bytes);
      const before = await cache.getBytes(key);
      if (before !== undefined) return decode(before);
      const made = await clean(file, bytes, picture, size, ground);
      await cache.putBytes(key, Buffer.concat([Buffer.from(`${made.type}\n`), made.body]));
      return made;
    },
  };
}

/** A line that says its type, then the picture. */
function decode(kept: Uint8Array): CleanPicture {
  const end = kept.indexOf(10);
  const type = Buffer.from(kept.subarray(0, end)).toString() as CleanPicture['type'];
  return { type, body: kept.subarray(end + 1) };
}
