/** Loads sharp, and lets it read five kinds of picture and nothing else. Knows nothing of packs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
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

export interface Versions {
  readonly sharp: string;
  readonly vips: string;
}

/**
 * Which ones `loadSharp` would load, without loading them; undefined where that cannot be told, as where somebody has built
 * the library for himself.
 */
export function installedVersions(): Versions | undefined {
  try {
    const main = createRequire(import.meta.url).resolve('sharp');
    const about = readJson(join(dirname(main), '..', 'package.json'));
    const { resolve } = createRequire(main);
    const builds = [platform(), `${platform()}musl`].flatMap((system) =>
      ['sharp', 'sharp-libvips'].flatMap((name) => {
        try {
          return [resolve(`@img/${name}-${system}-${arch()}/versions`)];
        } catch {
          return [];
        }
      }),
    );
    const [only, other] = builds;
    if (only === undefined || other !== undefined) return undefined;
    const { vips } = readJson(only);
    return typeof about.version === 'string' && typeof vips === 'string'
      ? { sharp: about.version, vips }
      : undefined;
  } catch {
    return undefined;
  }
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(file, 'utf8'));
}
