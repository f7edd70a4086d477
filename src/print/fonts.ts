/** The typefaces of our own pages, from npm, so that the same sources give the same pages everywhere. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Resource } from '../browser/index.js';

const require = createRequire(import.meta.url);
const sourceSans = '@expo-google-fonts/source-sans-3';

/** Address in templates/fonts.css → file in npm. */
const files: Readonly<Record<string, string>> = {
  'fonts/source-sans-3-400.ttf': `${sourceSans}/400Regular/SourceSans3_400Regular.ttf`,
  'fonts/source-sans-3-400-italic.ttf': `${sourceSans}/400Regular_Italic/SourceSans3_400Regular_Italic.ttf`,
  'fonts/source-sans-3-600.ttf': `${sourceSans}/600SemiBold/SourceSans3_600SemiBold.ttf`,
  'fonts/source-sans-3-700.ttf': `${sourceSans}/700Bold/SourceSans3_700Bold.ttf`,
  'fonts/source-sans-3-700-italic.ttf': `${sourceSans}/700Bold_Italic/SourceSans3_700Bold_Italic.ttf`,
  'fonts/noto-sans-symbols-2-400.ttf':
    '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
};

/** Reads all typefaces, by the address that our style sheets use. */
export async function readFonts(): Promise<ReadonlyMap<string, Resource>> {
  const read = Object.entries(files).map(async ([address, file]) => {
    const body = await readFile(require.resolve(file));
    return [address, { type: 'font/ttf', body }] as const;
  });
  return new Map(await Promise.all(read));
}
