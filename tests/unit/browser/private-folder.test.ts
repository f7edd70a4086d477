import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPrivate, privateFolder } from '../../../src/browser/private-folder.js';
import { temporaryFolder } from './temporary.js';

describe.skipIf(process.platform === 'win32')('a folder to run programs from', () => {
  it('is made for this user alone, with those above it', async () => {
    const folder = join(await temporaryFolder(), 'cache', 'browser');
    await privateFolder(folder);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, '..'))).mode & 0o777).toBe(0o700);
    await privateFolder(folder);
  });

  it('is refused where it belongs to somebody else', async () => {
    const folder = await temporaryFolder();
    const { uid } = await stat(folder);
    await expect(privateFolder(folder, uid + 1)).rejects.toThrow('it belongs to another user');
  });

  it.each([0o720, 0o702, 0o777])(
    'is refused where others may write to it (mode %o)',
    async (mode) => {
      const folder = await temporaryFolder();
      await chmod(folder, mode);
      await expect(privateFolder(folder)).rejects.toThrow('other users may write to it');
    },
  );

  it('is refused where others may replace it', async () => {
    const parent = await temporaryFolder();
    const folder = join(parent, 'browser');
    await privateFolder(folder);
    await chmod(parent, 0o777);
    await expect(privateFolder(folder)).rejects.toThrow('other users may replace it');
    await chmod(parent, 0o1777);
    await privateFolder(folder);
  });

  it('is refused where it is a link, also one to nowhere', async () => {
    const parent = await temporaryFolder();
    await mkdir(join(parent, 'real'), { mode: 0o700 });
    await symlink(join(parent, 'real'), join(parent, 'link'));
    await symlink(join(parent, 'nothing'), join(parent, 'broken'));
    await expect(privateFolder(join(parent, 'link'))).rejects.toThrow('it is a link');
    await expect(privateFolder(join(parent, 'broken'))).rejects.toThrow('it is a link');
    await expect(checkPrivate(join(parent, 'link'))).rejects.toThrow('it is a link');
  });

  it('is refused where it is a file', async () => {
    const file = join(await temporaryFolder(), 'browser');
    await writeFile(file, '');
    await expect(privateFolder(file)).rejects.toThrow('it is not a folder');
    await expect(privateFolder(join(file, 'below'))).rejects.toThrow('cannot be written');
  });
});
