/** Which fonts a browser may fall back on: ours from npm and no others. Must not know what is printed with them. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The npm packages whose fonts stand in for every font that a page asks for and does not bring. */
const fontPackages = ['@expo-google-fonts/source-sans-3', '@expo-google-fonts/noto-sans-symbols-2'];

/**
 * A `fonts.conf` that names only the fonts from npm, so that the same sources give the same pages
 * whatever fonts a machine has. Without any font the shell prints empty pages and says nothing.
 *
 * @param cache Folder for what fontconfig keeps between looks at the fonts.
 */
export function fontsConf(cache: string): string {
  const { resolve } = createRequire(import.meta.url);
  const folders = fontPackages.map((name) => dirname(resolve(join(name, 'package.json'))));
  const families = ['sans-serif', 'serif', 'monospace', 'system-ui'];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${escapeXml(folder)}</dir>`).join('\n')}
  <cachedir>${escapeXml(cache)}</cachedir>
${families.map(alias).join('\n')}
</fontconfig>
`;
}

/** The same packages with their versions, as npm has put them here. Throws where one is missing. */
export function fontVersions(): readonly string[] {
  const require = createRequire(import.meta.url);
  return fontPackages.map((name) => {
    const { version } = require(join(name, 'package.json')) as { readonly version: string };
    return `${name.replace(/^.*\//, '')} ${version}`;
  });
}

function alias(family: string): string {
  return `  <alias><family>${family}</family><prefer><family>Source Sans 3</family></prefer></alias>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
