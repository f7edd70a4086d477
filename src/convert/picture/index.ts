/** Opens and cleans pictures, one at a time: what the other files of `convert` need of this folder. */
import { takeTurns } from '../../browser/turns.js';
import { type CleanPicture, cleaningMethod, cleanPicture } from './clean.js';
import { loadSharp, type Sharp } from './library.js';
import { lookAt, type SeenFile, type SeenPicture } from './look.js';
import type { Size } from './sheet.js';

/** Reads pictures; large ones need a few hundred megabytes while they are read. */
export interface Darkroom {
  /** Absolute paths of the pictures that texts and pages have shown so far. */
  readonly shown: Set<string>;
  /** Part of cache keys: what it is that decides how a picture comes out. */
  readonly identity: () => Promise<string>;
  /** `file` is what diagnostics call it. @throws PictureRefused */
  readonly look: (file: string, bytes: Uint8Array) => Promise<SeenFile>;
  /** @throws PictureRefused */
  readonly clean: (
    file: string,
    bytes: Uint8Array,
    picture: SeenPicture,
    size: Size,
    ground: 'white' | 'transparent',
  ) => Promise<CleanPicture>;
}

/** Nothing to close: the library is loaded with the first picture and holds nothing afterwards. */
export function openDarkroom(): Darkroom {
  // One at a time, so that ten photographs do not need ten times the memory.
  const turns = takeTurns(1);
  let library: Promise<Sharp> | undefined;
  const load = (): Promise<Sharp> => {
    library ??= loadSharp();
    return library;
  };
  return {
    shown: new Set(),
    async identity() {
      const { versions } = await load();
      return [cleaningMethod, `sharp ${versions.sharp}`, `vips ${versions.vips}`].join(', ');
    },
    look: async (file, bytes) => lookAt(await load(), file, bytes),
    clean: (file, bytes, picture, size, ground) =>
      turns(async () => cleanPicture(await load(), file, bytes, picture, size, ground)),
  };
}
