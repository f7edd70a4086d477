import { createWriteStream } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { brotliCompressSync, createBrotliCompress } from 'node:zlib';
import { pack } from 'tar-fs';
import { describe, expect, it } from 'vitest';
import { type NpmShell, unpackShell } from '../../../src/browser/npm-shell.js';
import { privateFolder } from '../../../src/browser/private-folder.js';
import { PackError } from '../../../src/model/error.js';
import { temporaryFolder } from './temporary.js';

/** A package like the real one, but small. */
async function packedShell(): Promise<NpmShell> {
  const bin = await temporaryFolder();
  await writeFile(join(bin, 'chromium.br'), brotliCompressSync('the program'));
  const tree = await temporaryFolder();
  await mkdir(join(tree, 'lib'));
  await writeFile(join(tree, 'lib', 'libnss3.so'), 'a library');
  await pipeline(
    pack(tree, { map: (header) => ({ ...header, uid: 4711, gid: 4711 }) }),
    createBrotliCompress(),
    createWriteStream(join(bin, 'al2023.tar.br')),
  );
  return { bin, version: '1.2.3' };
}

async function browsersFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), 'browser');
  await privateFolder(folder);
  return folder;
}

describe.skipIf(process.platform === 'win32')('the shell that npm brings', () => {
  it('is unpacked for this user alone, program and libraries', async () => {
    const folder = await browsersFolder();
    const program = await unpackShell(await packedShell(), folder);
    expect(program.file).toBe(join(folder, 'chromium-1.2.3', 'chromium'));
    expect(await readFile(program.file, 'utf8')).toBe('the program');
    expect((await stat(program.file)).mode & 0o777).toBe(0o700);
    expect((await stat(join(program.file, '..'))).mode & 0o777).toBe(0o700);
    const library = join(folder, 'chromium-1.2.3', 'lib', 'libnss3.so');
    expect(await readFile(library, 'utf8')).toBe('a library');
    expect((await stat(library)).uid).toBe(process.getuid?.());
    expect(await readdir(folder)).toEqual(['chromium-1.2.3']);
  });

  it('is unpacked once', async () => {
    const folder = await browsersFolder();
    const shell = await packedShell();
    const program = await unpackShell(shell, folder);
    const { ino } = await stat(program.file);
    await rm(join(shell.bin, 'chromium.br'));
    await unpackShell(shell, folder);
    expect((await stat(program.file)).ino).toBe(ino);
  });

  it('may be unpacked by several at once', async () => {
    const folder = await browsersFolder();
    const shell = await packedShell();
    const programs = await Promise.all(Array.from({ length: 8 }, () => unpackShell(shell, folder)));
    expect(new Set(programs.map(({ file }) => file)).size).toBe(1);
    expect(await readFile(programs[0]?.file ?? '', 'utf8')).toBe('the program');
    expect(await readdir(folder)).toEqual(['chromium-1.2.3']);
  });

  it('is unpacked again where part of it is missing', async () => {
    const folder = await browsersFolder();
    const shell = await packedShell();
    const program = await unpackShell(shell, folder);
    await rm(join(program.libraries ?? '', 'libnss3.so'));
    await unpackShell(shell, folder);
    expect(await readFile(join(program.libraries ?? '', 'libnss3.so'), 'utf8')).toBe('a library');
    expect(await readdir(folder)).toEqual(['chromium-1.2.3']);
  });

  it('is not run from a folder that others may write to', async () => {
    const folder = await browsersFolder();
    const shell = await packedShell();
    await unpackShell(shell, folder);
    await chmod(join(folder, 'chromium-1.2.3'), 0o777);
    await expect(unpackShell(shell, folder)).rejects.toThrow('other users may write to it');
  });

  it('leaves nothing behind where the package is damaged, and says why', async () => {
    const folder = await browsersFolder();
    const shell = await packedShell();
    await writeFile(join(shell.bin, 'al2023.tar.br'), 'rubbish');
    const failed = await unpackShell(shell, folder).catch((cause: unknown) => cause);
    expect(failed).toBeInstanceOf(PackError);
    expect(failed).toHaveProperty('cause.code');
    expect(await readdir(folder)).toEqual([]);
  });
});
