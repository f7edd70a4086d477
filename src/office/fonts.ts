/** Which typefaces LibreOffice can set a text in, as one figure: where they differ, lines and pages break elsewhere. */
import { createHash } from 'node:crypto';
import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** Folders of a machine’s own typefaces, not of a user’s: those LibreOffice does not get to see. */
const folders: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/share/fonts', '/usr/local/share/fonts'],
  darwin: ['/System/Library/Fonts', '/Library/Fonts'],
  win32: ['C:\\Windows\\Fonts'],
};

/** A hash of the names and sizes of all files of typefaces, the program’s own included. */
export async function fontsIdentity(program: string, platform: NodeJS.Platform): Promise<string> {
  const own = join(dirname(dirname(await realpath(program))), 'share', 'fonts');
  const found = await Promise.all([own, ...(folders[platform] ?? [])].map(filesIn));
  const hash = createHash('sha256');
  for (const line of found.flat().sort()) hash.update(`${line}\n`);
  return hash.digest('hex');
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return Promise.all(
    entries
      .filter((entry) => !entry.isDirectory())
      .map(async (entry) => {
        const file = join(entry.parentPath, entry.name);
        const size = await stat(file).then(
          (facts) => facts.size,
          () => 0,
        );
        return `${relative(folder, file).split(sep).join('/')} ${size}`;
      }),
  );
}
