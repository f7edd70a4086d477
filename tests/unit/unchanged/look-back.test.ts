/** What makes a build a new one, and what does not: each kind of source, of setting and of result. */
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCache } from '../../../src/cache/index.js';
import { mayBeRestricted } from '../../../src/load/access-in-doubt.js';
import { type Asked, lookBack, type Outcome } from '../../../src/unchanged/index.js';

let root: string;
let meeting: string;

const files: Readonly<Record<string, string>> = {
  'council.yaml': 'name: Marsh Tolling\n',
  'bank-holidays.yaml': '[]\n',
  'logo.svg': '<svg/>\n',
  'templates/look.css': 'h1 {}\n',
  'standing/urgent.md': 'Urgent.\n',
  'planning/committee.yaml': 'name: Planning\n',
  'planning/2025-03-06/pack.yaml': 'date: 2025-03-06\n',
  'planning/2025-03-06/items/01-wall.md': 'The wall.\n',
  'planning/2025-03-06/reports/wall.pdf': '%PDF-1.7 wall\n',
  'planning/2025-03-06/issued/register.json': '{}\n',
  'planning/2025-02-06/pack.yaml': 'date: 2025-02-06\n',
  'planning/2025-02-06/minutes.md': 'Minutes.\n',
  'planning/2025-02-06/reports/old.pdf': '%PDF-1.7 old\n',
};

const output = '%PDF-1.7 pack\n';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pack-unchanged-'));
  for (const [name, text] of Object.entries(files)) write(name, text);
  meeting = join(root, 'council/planning/2025-03-06');
  write('planning/2025-03-06/out/pack.pdf', output);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const inCouncil = (name: string): string => join(root, 'council', name);

function write(name: string, text: string): void {
  const file = inCouncil(name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function look(other: Partial<Asked> = {}) {
  const cache = openCache(join(root, 'cache'));
  const members = openCache(join(root, 'cache/members'));
  const asked: Asked = {
    ...{ meeting, edition: 'public', place: ['out'], settings: ['a'], mayBeRestricted },
    ...other,
  };
  const records = asked.edition === 'public' ? cache : members;
  return lookBack<string>(asked, records);
}

function outcome(other: Partial<Outcome<string>> = {}): Outcome<string> {
  return {
    answer: 'as it was',
    diagnostics: [{ code: 'empty-file', severity: 'warning', message: 'One.', hints: [] }],
    outputs: [{ file: join(meeting, 'out/pack.pdf'), sha256: sha256(output) }],
    papers: [],
    sources: [],
    ...other,
  };
}

async function build(other: Partial<Outcome<string>> = {}): Promise<void> {
  const { keep } = await look();
  await keep(outcome(other));
}

describe('after a build', () => {
  test('nothing changed is nothing to do, and its warnings are told again', async () => {
    expect((await look()).last).toBeUndefined();
    await build();
    const { last } = await look();
    expect(last?.answer).toBe('as it was');
    expect(last?.diagnostics.map(({ message }) => message)).toEqual(['One.']);
  });

  test.each(Object.keys(files).filter((name) => !name.endsWith('old.pdf')))(
    'a byte of %s counts, whatever size and time say',
    async (name) => {
      await build();
      const file = inCouncil(name);
      const { atime, mtime } = statSync(file);
      const bytes = readFileSync(file);
      bytes[bytes.length - 2] = (bytes.at(-2) ?? 0) ^ 1;
      writeFileSync(file, bytes);
      utimesSync(file, atime, mtime);
      expect((await look()).last).toBeUndefined();
    },
  );

  test.each([
    ['a new source', () => write('planning/2025-03-06/items/02-path.md', 'The path.\n')],
    ['a source that went', () => rmSync(inCouncil('planning/2025-03-06/items/01-wall.md'))],
    ['a committee of its own', () => write('planning/2025-03-06/committee.yaml', 'name: X\n')],
    ['a result that went', () => rmSync(join(meeting, 'out/pack.pdf'))],
    ['a result that is another', () => write('planning/2025-03-06/out/pack.pdf', `${output}.`)],
    ['a link out of the council', () => symlinkSync(tmpdir(), join(meeting, 'reports/all'))],
  ])('%s counts', async (_, change) => {
    await build();
    expect((await look()).last).toBeDefined();
    change();
    expect((await look()).last).toBeUndefined();
  });

  test.each([
    ['options', { settings: ['b'] }],
    ['edition', { edition: 'members' }],
    ['place', { place: ['elsewhere'] }],
  ] as const)('another %s is another build', async (_, other) => {
    await build();
    expect((await look(other)).last).toBeUndefined();
    expect((await look()).last).toBeDefined();
  });

  test('sources that are not there, such as a register of nothing issued, are in nobody’s way', async () => {
    const file = join(meeting, 'issued/another.json');
    await build({ sources: [{ file, isWithheld: false }] });
    expect((await look()).last).toBeDefined();
    write('planning/2025-03-06/issued/another.json', '{}');
    expect((await look()).last).toBeUndefined();
  });

  test('results, other meetings’ papers and what other programs keep do not count', async () => {
    await build();
    write('planning/2025-03-06/out/other.pdf', 'x');
    write('planning/2025-02-06/reports/old.pdf', '%PDF-1.7 new\n');
    write('.git/index', 'x');
    expect((await look()).last).toBeDefined();
  });

  test.each([
    ['an item', 'items/01-wall.md', '---\naccess:\n  exempt: {}\n---\n'],
    ['a misspelt item', 'items/01-wall.md', '---\nacces:\n  exemt: {}\n---\n'],
    ['a part of the agenda', 'pack.yaml', 'agenda:\n  part-b: [01-wall]\n'],
    ['minutes', 'minutes-exempt.md', 'The wall.\n'],
  ])(
    'with %s that may be restricted, a public build is made anew, a members’ one is not',
    async (_, name, text) => {
      write(`planning/2025-03-06/${name}`, text);
      await build();
      expect((await look()).last).toBeUndefined();
      const { keep } = await look({ edition: 'members' });
      await keep(outcome());
      expect((await look({ edition: 'members' })).last).toBeDefined();
    },
  );

  test('where another meeting of the committee has restricted matter, a public build is made anew', async () => {
    write('planning/2025-02-06/items/01-land.md', '---\n"access": {exempt: {}}\n---\n');
    await build();
    expect((await look()).last).toBeUndefined();
  });

  test('meetings of others that have restricted matter are not looked into', async () => {
    write('roads/committee.yaml', 'name: Roads\n');
    write('roads/2025-02-06/pack.yaml', 'agenda:\n  part-b: [01-land]\n');
    write('roads/2025-02-06/reports/land.md', 'Gladys.\n');
    await build();
    write('roads/2025-02-06/reports/land.md', 'Gladys Orme.\n');
    expect((await look()).last).toBeDefined();
  });

  test('nothing is kept where a report of such a meeting may name pictures of its own', async () => {
    write('roads/2025-02-06/pack.yaml', 'agenda:\n  part-b: [01-land]\n');
    write('roads/2025-02-06/reports/open.md', 'Open.\n');
    const file = inCouncil('roads/2025-02-06/reports/open.md');
    const papers = [{ file, sha256: sha256('Open.\n') }];
    await build({ papers, sources: [{ file, isWithheld: false }] });
    expect((await look()).last).toBeUndefined();
  });

  test('what changes while it is built is noticed afterwards', async () => {
    const { keep } = await look();
    write('council.yaml', 'name: Marsh Tolling-on-Sea\n');
    await keep(outcome());
    expect((await look()).last).toBeUndefined();
  });
});

describe('a paper of another meeting', () => {
  const old = 'planning/2025-02-06/reports/old.pdf';
  const source = { isWithheld: false };

  test('counts where this one holds it', async () => {
    const file = inCouncil(old);
    const papers = [{ file, sha256: sha256(readFileSync(file, 'utf8')) }];
    await build({ papers, sources: [{ file, ...source }] });
    expect((await look()).last).toBeDefined();
    write(old, '%PDF-1.7 new\n');
    expect((await look()).last).toBeUndefined();
  });

  test('that this edition may not name leaves no record', async () => {
    await build({ sources: [{ file: inCouncil(old), isWithheld: true }] });
    expect((await look()).last).toBeUndefined();
  });
});

test('a record names no source, and has the hash of none that it looked at with others', async () => {
  await build();
  const folder = join(root, 'cache/steps');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const text = names
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n');
  expect(text).toContain('as it was');
  for (const [name, content] of Object.entries(files)) {
    expect(text).not.toContain(name);
    expect(text).not.toContain(sha256(content));
  }
});
