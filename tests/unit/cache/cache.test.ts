/** The cache gives back what was put in, whole or not at all. */
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { userCacheFolder } from '../../../src/cache/folder.js';
import { cacheKey, openCache } from '../../../src/cache/index.js';
import { PackError } from '../../../src/model/error.js';
import { bareFacts } from '../../support/made-segment.js';
import { stillAlive } from '../../support/still-alive.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const facts = bareFacts;

/** With line breaks and bytes that are no UTF-8 in it. */
const bytesOf = (content = 'a'): Buffer => Buffer.from(`{}\n\xe2\xe3\n${content}\n`, 'latin1');
const piece = bytesOf();

/** The file of the only piece in the cache. */
async function onlyFile(): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files).toHaveLength(1);
  return join(files[0]?.parentPath ?? '', files[0]?.name ?? '');
}

const key = cacheKey('test', 'a piece');

describe('a piece', () => {
  test('begins where four divides the address, as its tables are read where they lie', async () => {
    await openCache(folder).put(key, facts, piece);
    const file = await readFile(await onlyFile());
    expect((file.indexOf(10) + 1) % 4).toBe(0);
  });

  test('is given back as it was put in, also to another process', async () => {
    const put = await openCache(folder).put(key, facts, piece);
    const back = await openCache(folder).get(key);
    for (const segment of [put, back]) {
      expect(segment?.facts).toEqual(facts);
      expect(Buffer.from((await segment?.load()) ?? []).equals(piece)).toBe(true);
    }
  });

  test('that was never put in is not there, and asking makes no folder', async () => {
    await rm(folder, { recursive: true });
    expect(await openCache(folder).get(key)).toBeUndefined();
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  test('is for this user only', async () => {
    await openCache(folder).put(key, facts, piece);
    if (process.platform === 'win32') return;
    expect((await stat(await onlyFile())).mode & 0o077).toBe(0);
    expect((await stat(folder)).mode & 0o077).toBe(0);
  });

  test.each([
    ['half written', (file: string, size: number) => truncate(file, Math.floor(size / 2))],
    ['one byte short', (file: string, size: number) => truncate(file, size - 1)],
    ['empty', (file: string) => writeFile(file, '')],
    ['cut within its first line', (file: string) => truncate(file, 20)],
    ['no piece at all', (file: string) => writeFile(file, 'null\n')],
    ['other words', (file: string) => writeFile(file, '{"length": 3}\nabc')],
    ['changed in one byte', flipLastByte],
    ['of other facts', changeFacts],
  ])('that is %s is ignored, and can be put in anew', async (_, damage) => {
    const cache = openCache(folder);
    await cache.put(key, facts, piece);
    const file = await onlyFile();
    await damage(file, (await stat(file)).size);
    expect(await cache.get(key)).toBeUndefined();
    await cache.put(key, facts, piece);
    expect(await cache.get(key)).toBeDefined();
  });

  test('that is being written has another name', async () => {
    const cache = openCache(folder);
    await cache.put(key, facts, piece);
    const file = await onlyFile();
    await writeFile(`${file}.0000.tmp`, (await readFile(file)).subarray(0, 30));
    expect(await cache.get(key)).toBeDefined();
    await rm(file);
    expect(await cache.get(key)).toBeUndefined();
  });
});

describe('a piece that there is no room for in memory', () => {
  const large = Buffer.alloc(49 * 1024 * 1024, 'x');

  test('is read again when it is asked for', async () => {
    const put = await openCache(folder).put(key, facts, large);
    expect(Buffer.compare(await put.load(), large)).toBe(0);
    await rm(await onlyFile());
    await expect(put.load()).rejects.toThrow(PackError);
  });

  test('leaves room for smaller ones', async () => {
    const cache = openCache(folder);
    await cache.put(cacheKey('large'), facts, large);
    const small = await cache.put(key, facts, piece);
    await rm(folder, { recursive: true });
    expect(Buffer.from(await small.load()).equals(piece)).toBe(true);
  });

  test('and has been changed meanwhile breaks the build, and is not taken for the piece', async () => {
    const put = await openCache(folder).put(key, facts, large);
    await flipLastByte(await onlyFile());
    await expect(put.load()).rejects.toThrow(PackError);
  });
});

describe('what is made on the way', () => {
  test('is given back whole or not at all', async () => {
    const cache = openCache(folder);
    expect(await cache.getBytes(key)).toBeUndefined();
    await cache.putBytes(key, piece);
    expect(Buffer.from((await cache.getBytes(key)) ?? []).equals(piece)).toBe(true);
    await flipLastByte(await onlyFile());
    expect(await cache.getBytes(key)).toBeUndefined();
  });
});

async function flipLastByte(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 2) ^ 1, bytes.length - 2);
  await writeFile(file, bytes);
}

async function changeFacts(file: string): Promise<void> {
  const text = await readFile(file, 'latin1');
  expect(text).toContain('"tagged":true');
  await writeFile(file, text.replace('"tagged":true', '"tagged":null'), 'latin1');
}

test('writers and readers at once: always a whole piece, and no draft is left', async () => {
  const [one, other] = [openCache(folder), openCache(folder)];
  const large = bytesOf('x'.repeat(300_000));
  const work = Array.from({ length: 20 }, async (_, index) => {
    await (index % 2 === 0 ? one : other).put(key, facts, large);
    const seen = await (index % 3 === 0 ? one : other).get(key);
    expect((await seen?.load())?.length).toBe(large.length);
  });
  await Promise.all(work);
  expect(await onlyFile()).toMatch(/\.seg$/);
});

describe('a folder that cannot be used', () => {
  test.each(['get', 'put'] as const)('is told as such by %s', async (what) => {
    const file = join(folder, 'a file');
    await writeFile(file, '');
    const cache = openCache(join(file, 'cache'));
    const used = what === 'get' ? cache.get(key) : cache.put(key, facts, piece);
    const error = await used.then(
      () => undefined,
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(PackError);
    expect(error).toHaveProperty('cause');
    expect(await readdir(dirname(file))).toEqual(['a file']);
  });
});

test('pieces stay in memory while they are few, and others are read when they are asked for', async () => {
  const cache = openCache(folder);
  const put = async (name: string) => {
    const large = Buffer.alloc(15 * 1024 * 1024, name);
    const segment = await cache.put(cacheKey(name), facts, large);
    return { segment, reference: new WeakRef(large.buffer) };
  };
  const all = [await put('a'), await put('b'), await put('c'), await put('d')];
  expect(await stillAlive(all.map(({ reference }) => reference))).toBe(2);
  const last = await all[3]?.segment.load();
  expect(Buffer.from(last ?? []).equals(Buffer.alloc(15 * 1024 * 1024, 'd'))).toBe(true);
});

describe('keys', () => {
  test('are the same for the same parts, text or bytes', () => {
    expect(cacheKey('a', 'é')).toBe(cacheKey('a', new TextEncoder().encode('é')));
  });

  test.each([
    [
      ['ab', 'c'],
      ['a', 'bc'],
    ],
    [['abc'], ['ab', 'c']],
    [['a', ''], ['a']],
    [
      ['', 'a'],
      ['a', ''],
    ],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
    [['a1:b'], ['a', 'b']],
    [['1:a'], ['a']],
  ])('%j and %j do not run together', (one, other) => {
    expect(cacheKey(...one)).not.toBe(cacheKey(...other));
  });

  test('count bytes, so that letters with accents hide no boundary', () => {
    // Eight letters, eleven bytes: counted by letters, "1:x" would be a part of its own.
    const one = cacheKey('éééAB1:x');
    expect(one).not.toBe(cacheKey(new TextEncoder().encode('éééAB'), 'x'));
  });

  test('are fit for file names', () => {
    expect(cacheKey('../../etc', 'a/b')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('where caches lie', () => {
  test('XDG_CACHE_HOME counts on Linux', () => {
    expect(userCacheFolder({ XDG_CACHE_HOME: '/c' }, 'linux')).toBe(join('/c', 'pack'));
    expect(userCacheFolder({ XDG_CACHE_HOME: '' }, 'linux')).toMatch(/\.cache.pack$/);
  });
  test('LOCALAPPDATA counts on Windows', () => {
    expect(userCacheFolder({ LOCALAPPDATA: '/l' }, 'win32')).toBe(join('/l', 'pack', 'Cache'));
  });
  test('Library/Caches on macOS', () => {
    expect(userCacheFolder({}, 'darwin')).toMatch(/Library.Caches.pack$/);
  });
});
