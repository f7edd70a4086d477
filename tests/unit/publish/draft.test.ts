/** A pack's file is published whole or not at all, and nothing is left lying about. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PackError } from '../../../src/model/error.js';
import { withDraft } from '../../../src/publish/index.js';

let folder: string;
let files: { readonly pdf: string; readonly map: string };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-draft-'));
  files = {
    pdf: join(folder, 'made', 'out', 'pack.pdf'),
    map: join(folder, 'made', 'out', 'pack.json'),
  };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => Buffer.from(text);
const inOut = (): Promise<readonly string[]> => readdir(dirname(files.pdf));

describe('a draft', () => {
  it('has its name only when it is published, the map after it', async () => {
    await mkdir(dirname(files.pdf), { recursive: true });
    await writeFile(files.pdf, 'old pack');
    await writeFile(files.map, 'old map');
    const answer = await withDraft(files, async (draft) => {
      await draft.write([bytes('new '), bytes('pa')]);
      await draft.write([bytes('ck')]);
      expect(Buffer.from(await draft.read()).toString()).toBe('new pack');
      expect(await readFile(files.pdf, 'utf8')).toBe('old pack');
      expect(await inOut()).toHaveLength(3);
      await draft.publish('new map');
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await readFile(files.pdf, 'utf8')).toBe('new pack');
    expect(await readFile(files.map, 'utf8')).toBe('new map');
    expect(await inOut()).toEqual(['pack.json', 'pack.pdf']);
  });

  it('takes more chunks at once than a system does', async () => {
    const chunks = Array.from({ length: 3000 }, (_, index) => bytes(`${index},`));
    await withDraft(files, async (draft) => {
      await draft.write(chunks);
      await draft.publish('{}');
    });
    expect(await readFile(files.pdf, 'utf8')).toBe(
      chunks
        .map(String)
        .map((_, i) => `${i},`)
        .join(''),
    );
  });

  it('may be made anew of itself, and knows what it is then', async () => {
    await withDraft(files, async (draft) => {
      await draft.write([bytes('first')]);
      const found = await draft.rewrite(async (from, to) => {
        await writeFile(to, `${await readFile(from, 'utf8')}, then second`);
      });
      expect(found).toEqual({
        bytes: 18,
        sha256: createHash('sha256').update('first, then second').digest('hex'),
      });
      expect(Buffer.from(await draft.read()).toString()).toBe('first, then second');
      await draft.publish('{}');
    });
    expect(await readFile(files.pdf, 'utf8')).toBe('first, then second');
    expect(await inOut()).toEqual(['pack.json', 'pack.pdf']);
  });

  it('leaves nothing of what could not be made of it', async () => {
    const failed = withDraft(files, async (draft) => {
      await draft.write([bytes('first')]);
      await draft.rewrite(async (_, to) => {
        await writeFile(to, 'half');
        throw new Error('no further');
      });
    });
    await expect(failed).rejects.toThrow('no further');
    expect(await readdir(folder)).toEqual([]);
  });

  it('goes, with the folders made for it, where it is not published', async () => {
    await withDraft(files, async (draft) => draft.write([bytes('never seen')]));
    expect(await readdir(folder)).toEqual([]);
  });

  it('goes where the work breaks off', async () => {
    const work = withDraft(files, async (draft) => {
      await draft.write([bytes('never seen')]);
      throw new Error('A difference was found.');
    });
    await expect(work).rejects.toThrow('A difference was found.');
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves a folder that others have put something into meanwhile', async () => {
    await withDraft(files, async () => {
      await writeFile(join(dirname(files.pdf), 'notes.txt'), '');
    });
    expect(await inOut()).toEqual(['notes.txt']);
  });

  it('leaves a folder that was there, and the pack in it', async () => {
    await mkdir(dirname(files.pdf), { recursive: true });
    await writeFile(files.pdf, 'old pack');
    await withDraft(files, async (draft) => draft.write([bytes('not good')]));
    expect(await inOut()).toEqual(['pack.pdf']);
    expect(await readFile(files.pdf, 'utf8')).toBe('old pack');
  });

  it('writes no map where the pack cannot be put in its place', async () => {
    await mkdir(files.pdf, { recursive: true });
    const work = withDraft(files, async (draft) => draft.publish('map of nothing'));
    await expect(work).rejects.toThrow(PackError);
    expect(await inOut()).toEqual(['pack.pdf']);
    expect((await stat(files.pdf)).isDirectory()).toBe(true);
  });

  it('tells of a folder that cannot be made or written to, with remedies', async () => {
    await writeFile(join(folder, 'made'), 'a file');
    await expect(withDraft(files, async () => undefined)).rejects.toThrow(PackError);
    await rm(join(folder, 'made'));
    await symlink(join(folder, 'nowhere', 'at', 'all'), join(folder, 'made'));
    const error = await withDraft(files, async () => undefined).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(PackError);
    expect(error).toHaveProperty('cause');
  });
});
