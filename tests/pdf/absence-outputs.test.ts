/**
 * Every kind of public output of a meeting with restricted matter, from its first plan to the public pages: files, both
 * streams, and what is left in the cache. Words that stand in nothing but restricted sources are in none of them; and with the
 * allow-list and the guard switched off they are in each of them, so that this can be seen to fail.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PackSource } from '../../src/model/source.js';
import { openPdfium, type Pdfium } from '../../src/pdfium/index.js';
import { withoutAllowList } from '../support/cheap-pack.js';
import { makePdf } from '../support/make-pdf.js';
import { type TestPack, writePack } from '../support/pack-folder.js';
import { runHere } from '../support/run-command.js';
import { lettersInFile, lettersOf } from '../support/words-in-file.js';

const sabotage = vi.hoisted(() => ({ on: false }));

vi.mock('../../src/resolve/index.js', async (original) => {
  const actual = await original<typeof import('../../src/resolve/index.js')>();
  return {
    ...actual,
    sourceOfPart: (source: PackSource, ...rest: [never, never]) =>
      actual.sourceOfPart(sabotage.on ? opened(source) : source, ...rest),
    resolvePack: (source: PackSource, ...rest: [never, never]) =>
      actual.resolvePack(sabotage.on ? opened(source) : source, ...rest),
  };
});
vi.mock('../../src/guard/index.js', async (original) => {
  const actual = await original<typeof import('../../src/guard/index.js')>();
  return {
    ...actual,
    hasRestricted: (source: PackSource) => !sabotage.on && actual.hasRestricted(source),
  };
});

/** Nothing is restricted, and what the public would be told instead is not there. */
function opened(source: PackSource): PackSource {
  const all = withoutAllowList(source);
  const items = [...all.items].map(([name, { publicTitle: _title, ...item }]) => {
    const documents = item.documents.map(({ publicTitle: _own, ...document }) => document);
    return [name, { ...item, documents }] as const;
  });
  return { ...all, items: new Map(items) };
}

const access = { exempt: { paragraphs: ['3'], reason: 'Quokka reason' } };
const report = (what: string) =>
  `# ${what} report\n\n## Costs\n\nThe ${what} costs are high, and much is to be done about them.\n\nBackground papers: none.\n`;

const pack = async (): Promise<TestPack> => ({
  committee: {
    membership: { chair: 'Councillor Cy Orme', councillors: ['Councillor Ada Moss'] },
  },
  items: {
    sewers: {
      title: 'State of the sewers',
      documents: [
        { file: 'sewers.md', title: 'Sewers', content: report('Sewer') },
        {
          file: 'quokka-prices.pdf',
          title: 'Quokka prices',
          content: await makePdf({ words: () => 'Quokka figures' }),
          access,
          'public-title': 'Appendix C',
        } as never,
      ],
    },
    pumps: { title: 'Pumps to come', about: { status: 'to-follow' } },
    'quokka-land': {
      title: 'Quokka land',
      text: 'To sell the quokka land.',
      about: {
        access,
        'public-title': 'Land at the sluice',
        officer: { name: 'Quokka Officer', title: 'Surveyor' },
        wards: ['Quokka Ward'],
      },
      documents: [{ file: 'land-of-quokka.md', title: 'Quokka sale', content: report('Quokka') }],
    },
    'quokka-court': {
      title: 'Quokka proceedings',
      about: { access: { confidential: { ground: 'court-order', words: 'Quokka order' } } },
    },
    'quokka-gone': {
      title: 'Quokka lease',
      about: { access, status: 'withdrawn', 'public-title': 'A lease' },
    },
  },
  meeting: {
    // In one list, so that numbers are the same where nothing is restricted.
    agenda: ['sewers', 'pumps', 'exclusion', 'quokka-land', 'quokka-court', 'quokka-gone'],
  },
});

const minutes = `---
present: [Councillor Cy Orme, Councillor Ada Moss]
first-number: 1
ended: "11:30"
---

## 1. State of the sewers

RESOLVED: That the sewers be mended.

## 2. Pumps to come

Noted.

## 3. Exclusion of the press and public

RESOLVED: That the press and public be excluded.

## 4.

Members considered the land.

## 5.

Noted.
`;
const notice = `---
item: 4
decided-by: The Committee
published: 2025-03-06
key-decision: no
---

## Decision

That the land be sold.

## Reasons

It is not needed.
`;
const people = ['--prepared-by', 'Ada Lane', '--checked-by', 'Ben Hart'];

/** A command's streams, and a file that it has left: by what it is. */
interface Output {
  readonly name: string;
  readonly letters: string;
}

let parent: string;
let pdfium: Pdfium;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pack-test-absence-'));
  pdfium = openPdfium();
});
afterAll(async () => {
  await pdfium.close();
  await rm(parent, { recursive: true, force: true });
});

/** The life of the meeting. */
async function live(name: string): Promise<readonly Output[]> {
  const meeting = await writePack(parent, await pack());
  const council = dirname(dirname(meeting));
  const cache = join(parent, `cache-${name}`);
  const outputs: Output[] = [];
  const known = new Map<string, Buffer>();
  const took = async (folder: string, keep: boolean): Promise<void> => {
    const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const one of found.filter((entry) => entry.isFile())) {
      const path = join(one.parentPath, one.name);
      const bytes = await readFile(path);
      if (known.get(path)?.equals(bytes)) continue;
      known.set(path, bytes);
      const own = relative(council, path);
      if (keep)
        outputs.push({
          name: own,
          letters: `${lettersOf(own)}\n${await lettersInFile(bytes, pdfium)}`,
        });
    }
  };
  const run = async (line: string, ...more: string[]): Promise<void> => {
    await took(council, false);
    const args = [...line.split(' '), ...more];
    const ran = await runHere(args, { cwd: meeting, env: { PACK_CACHE: cache } });
    outputs.push({ name: `${line}: streams`, letters: lettersOf(ran.stdout + ran.stderr) });
    if (ran.exitCode !== 0) throw new Error(`${line}: ${ran.stdout}${ran.stderr}`);
    await took(council, true);
  };
  const write = (file: string, text: string): Promise<void> => writeFile(join(meeting, file), text);
  await run('plan --json');
  await run('check');
  await run('check --json');
  await run('build');
  await run('build --json --split item');
  await run('build --split parts');
  await run('build --split 9kB --quiet');
  await run('issue', ...people);
  const sewers = join(meeting, 'items', 'sewers.md');
  const more = { file: 'quokka-late.md', title: 'Quokka late paper', access };
  const item = await readFile(sewers, 'utf8');
  await writeFile(sewers, item.replace(/\n {2}\]\n\}/, `,${JSON.stringify(more)}\n  ]\n}`));
  await write('quokka-late.md', report('Quokka late'));
  const pumps = join(meeting, 'items', 'pumps.md');
  const come = '"documents": [{"file": "pumps.md"}]';
  await writeFile(pumps, (await readFile(pumps, 'utf8')).replace('"status": "to-follow"', come));
  await write('pumps.md', report('Pumps'));
  await run('build');
  await run('supplement');
  await run('supplement --json');
  await run('issue --supplement 1', ...people);
  await run('build --consolidated');
  await run('minutes');
  await write('minutes.md', minutes);
  await write('minutes-exempt.md', '## 4. Quokka land\n\nThe quokka owner wants more than that.\n');
  await mkdir(join(meeting, 'decisions'));
  await write('decisions/land.md', notice);
  await run('minutes');
  await run('minutes --json');
  await run('check');
  await run('site');
  await run('site --json --draft --out', join(council, 'out', 'draft'));
  await took(join(cache, 'segments'), true);
  await took(join(cache, 'steps'), true);
  return outputs;
}

const kinds = {
  plan: /^plan .*streams/,
  'check, as text': /^check: streams/,
  'check, as JSON': /^check --json/,
  build: /^build: streams/,
  pack: /public-pack\.pdf$/,
  'page map': /public-pack\.json$/,
  'files of consecutive pages': /pack-(item|part|reports|front)[^/]*\.pdf$/,
  issue: /^issue: streams|issued\/.*\.pdf$/,
  register: /issued\/register\.json$/,
  supplement: /supplement-1\.pdf$/,
  'consolidated pack': /consolidated-pack\.pdf$/,
  'draft of minutes': /minutes\.md$/,
  minutes: /out\/[^/]*-minutes\.pdf$/,
  decisions: /out\/[^/]*-decisions\.pdf$/,
  'pages of the site': /site\/.*\.html$/,
  'JSON of the site': /site\/.*\.json$/,
  calendar: /site\/.*\.ics$/,
  feed: /site\/.*\.xml$/,
  'style sheet': /site\/.*\.css$/,
  'PDFs of the site': /site\/.*\.pdf$/,
  cache: /cache-/,
} as const;

describe('every kind of public output', () => {
  let sound: readonly Output[];
  let sabotaged: readonly Output[];
  beforeAll(async () => {
    sound = await live('sound');
    sabotage.on = true;
    sabotaged = await live('sabotaged').finally(() => {
      sabotage.on = false;
    });
  }, 900_000);

  const of = (all: readonly Output[], kind: RegExp) => all.filter(({ name }) => kind.test(name));
  const leaks = (all: readonly Output[]) =>
    all.filter(({ letters }) => letters.includes('quokka')).map(({ name }) => name);

  test('says nothing of what is restricted', () => {
    expect(leaks(sound)).toEqual([]);
  });

  test.each(Object.entries(kinds))('%s is among them', (_, kind) => {
    expect(of(sound, kind)).not.toEqual([]);
  });

  // Names of people, days and colours are all that these have of a meeting.
  const silent = ['register', 'calendar', 'style sheet', 'check, as text'];
  test.each(Object.entries(kinds).filter(([name]) => !silent.includes(name)))(
    '%s has it where nothing keeps it out',
    (_, kind) => {
      expect(leaks(of(sabotaged, kind))).not.toEqual([]);
    },
  );
});
