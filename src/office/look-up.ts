/** Decides where LibreOffice is, where there is any: must not start it. */
import { access, constants, stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { PackError } from '../model/error.js';

/** What the search may know of the machine. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/**
 * The program's path: `PACK_LIBREOFFICE`, else `soffice` on the PATH, else where its installers put it. Undefined where
 * there is none.
 *
 * @throws PackError where `PACK_LIBREOFFICE` names no program.
 */
export async function findOffice(machine: Surroundings): Promise<string | undefined> {
  const given = machine.env.PACK_LIBREOFFICE;
  if (given !== undefined && given !== '') {
    if (await isProgram(given)) return given;
    throw new PackError(
      `PACK_LIBREOFFICE is “${given}”, which is no program that can be started.`,
      {
        hints: ['Give the whole path of LibreOffice’s “soffice”, or unset PACK_LIBREOFFICE.'],
      },
    );
  }
  for (const place of usualPlaces(machine)) if (await isProgram(place)) return place;
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

function usualPlaces({ env, platform }: Surroundings): readonly string[] {
  const { join, isAbsolute, delimiter } = platform === 'win32' ? win32 : posix;
  const names = platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];
  // A relative entry of PATH would let the folder one stands in choose the program.
  const onPath = (env.PATH ?? env.Path ?? '')
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...installedPlaces(env, platform)];
}

function installedPlaces(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  switch (platform) {
    case 'win32':
      return [env.ProgramFiles, env['ProgramFiles(x86)']].flatMap((root) =>
        root === undefined ? [] : [win32.join(root, 'LibreOffice', 'program', 'soffice.com')],
      );
    case 'darwin':
      return ['/Applications/LibreOffice.app/Contents/MacOS/soffice'];
    default:
      return ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice', '/snap/bin/libreoffice'];
  }
}
