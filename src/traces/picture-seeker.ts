/** Finds pictures that are the same as one with a fingerprint, or look like it. Decodes nothing. */
import { createHash } from 'node:crypto';
import type { FingerprintKind, Fingerprints } from '../model/fingerprint.js';
import { alike } from './likeness.js';
import type { PictureTrace } from './read/index.js';

/** Undefined where the picture is none of those looked for. */
export function openPictureSeeker({
  salt,
  pictures,
  likenesses,
}: Pick<Fingerprints, 'salt' | 'pictures' | 'likenesses'>): (
  picture: PictureTrace,
) => FingerprintKind | undefined {
  const known = new Set(pictures);
  return ({ digest, likeness }) => {
    const salted =
      digest === undefined
        ? undefined
        : createHash('sha256')
            .update(`${salt.join(' ')} ${digest}`)
            .digest('hex');
    if (salted !== undefined && known.has(salted)) return 'picture';
    const looks = likeness !== undefined && likenesses.some((own) => alike(own, likeness));
    return looks ? 'likeness' : undefined;
  };
}
