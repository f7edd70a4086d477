/** The headless shell that npm brings packed: finds it and unpacks it once. Must not know how it is started. */
import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { Headers } from 'tar-fs';
import { PackError } from '../model/error.js';
import { unfinishedMark } from '../unfinished/index.js';
import { checkPrivate, privateFolder } from './private-folder.js';
import { cannotWrite } from './problems.js';
import type { Program } from './start.js';

export interface NpmShell {
  /** The folder with the packed files. */
  readonly bin: string;
  /** The npm package's version, which fixes the browser to the byte. */
  readonly version: string;
}

/** The shell as npm installed it, or undefined: it is an optional dependency, for Linux on x64. */
export function findNpmShell(): NpmShell | undefined {
  try {
    // Its package.json is not among its exports: go up from build/cjs/index.cjs.
    const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const root = join(dirname(main), '..', '..');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    const bin = join(root, 'bin');
    return isFile(join(bin, 'chromium.br')) ? { bin, version } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Unpacks the shell into a private folder unless an earlier run has. Several processes may do so
 * at once: each unpacks beside, and whoever is second finds the first one's folder in place.
 *
 * Of the package's archives only the program and its libraries (`al2023`) are taken: the graphics
 * archive is not needed to print, and its fonts must not get onto the pages.
 *
 * @param folder Where unpacked browsers are kept, one folder a version; private already.
 * @throws PackError where it cannot be written, or where the unpacked folder is not safe.
 */
export async function unpackShell(shell: NpmShell, folder: string): Promise<Program> {
  const target = join(folder, `chromium-${shell.version}`);
  const program: Program = { file: join(target, 'chromium'), libraries: join(target, 'lib') };
  if (isWhole(program)) {
    await checkPrivate(target);
    return program;
  }
  const beside = await mkdtemp(join(folder, `unpacking-${unfinishedMark()}-`)).catch(
    (cause: unknown) => {
      throw cannotWrite(folder, cause);
    },
  );
  try {
    const unpacked = join(beside, 'new');
    await privateFolder(unpacked);
    // Loaded here: most runs find it unpacked.
    const { extract } = await import('tar-fs');
    await Promise.all([
      pipeline(
        createReadStream(join(shell.bin, 'chromium.br')),
        createBrotliDecompress(),
        createWriteStream(join(unpacked, 'chromium'), { mode: 0o700 }),
      ),
      pipeline(
        createReadStream(join(shell.bin, 'al2023.tar.br')),
        createBrotliDecompress(),
        extract(unpacked, { map: ours }),
      ),
    ]);
    await putInPlace(unpacked, target, program, beside);
  } catch (cause) {
    throw cause instanceof PackError ? cause : cannotWrite(folder, cause);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  await checkPrivate(target);
  return program;
}

/** As root tar would hand the files to whoever packed them. */
function ours(header: Headers): Headers {
  return { ...header, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}

async function putInPlace(
  unpacked: string,
  target: string,
  program: Program,
  beside: string,
): Promise<void> {
  try {
    await rename(unpacked, target);
  } catch (cause) {
    // Another process was first: theirs is as good.
    if (isWhole(program)) return;
    // What is there is only part of it (a cleaner removed files): put it out of the way.
    await mkdir(join(beside, 'old'));
    await rename(target, join(beside, 'old', 'chromium')).catch(() => {
      throw cause;
    });
    await rename(unpacked, target);
  }
}

function isWhole(program: Program): boolean {
  return isFile(program.file) && isFile(join(program.libraries ?? '', 'libnss3.so'));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
