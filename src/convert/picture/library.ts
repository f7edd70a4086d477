/** Loads sharp, and lets it read five kinds of picture and nothing else. Knows nothing of packs. */
import type sharp from 'sharp';
import { PackError } from '../../model/error.js';

export type Sharp = typeof sharp;

/** Not SVG, HEIF or what else libvips knows: each reader is a way in for a hostile file. */
const readers = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadTiffBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadNsgifBuffer',
];

/**
 * Loads the library when a picture first needs it: that takes half a second, and most packs have none.
 *
 * @throws PackError where npm has not installed it for this machine.
 */
export async function loadSharp(): Promise<Sharp> {
  const { default: sharp } = await import('sharp').catch((cause: unknown) => {
    throw new PackError('The library that reads pictures (sharp) cannot be started.', {
      hints: ['Run npm ci again on this machine: each kind of machine has its own copy.'],
      cause,
    });
  });
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: readers });
  // Pictures are large and come once.
  sharp.cache(false);
  return sharp;
}
