/** Opens and cleans pictures, one at a time: what the other files of `convert` need of this folder. */
import { takeTurns } from '../../browser/turns.js';
import type { Cache } from '../../cache/index.js';
import { type CleanPicture, cleaningMethod, cleanPicture } from './clean.js';
import { installedVersions, loadSharp, type Sharp, type Versions } from './library.js';
import { lookAt, type SeenFile, type SeenPicture } from './look.js';
import { remembering } from './remembered.js';
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

/**
 * Nothing to close: the library is loaded with the first picture that is not in the cache, and holds nothing afterwards.
 */
export function openDarkroom(cache?: Cache): Darkroom {
  const darkroom = ownDarkroom();
  const versions = installedVersions();
  if (versions === undefined) return darkroom;
  const identity = identityOf(versions);
  const known = { ...darkroom, identity: async () => identity };
  return cache === undefined ? known : remembering(known, identity, cache);
}

/** Of everything that decides how a picture comes out. */
function identityOf({ sharp, vips }: Versions): string {
  return [cleaningMethod, `sharp ${sharp}`, `vips ${vips}`].join(', ');
}

function ownDarkroom(): Darkroom {
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
      return identityOf({ sharp: versions.sharp ?? '', vips: versions.vips });
    },
    look: async (file, bytes) => lookAt(await load(), file, bytes),
    clean: (file, bytes, picture, size, ground) =>
      turns(async () => cleanPicture(await load(), file, bytes, picture, size, ground)),
  };
}
