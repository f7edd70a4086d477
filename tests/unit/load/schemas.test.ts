/** The schemas for editors are made of the shapes that files are read with, and judge files as the program does. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { shape as committee } from '../../../src/load/committee.js';
import { shape as council } from '../../../src/load/council.js';
import { readFields } from '../../../src/load/fields.js';
import { shape as item } from '../../../src/load/item.js';
import { shape as pack } from '../../../src/load/meeting.js';
import { shape as minutes } from '../../../src/load/minutes/front.js';
import { shape as report } from '../../../src/load/report.js';
import { type SchemaName, schemaNames, schemaOf } from '../../../src/load/schemas.js';
import { parseYaml } from '../../../src/load/yaml.js';
import { keysOf } from '../../support/schema-keys.js';

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
});
const judges = new Map(schemaNames.map((name) => [name, ajv.compile(schemaOf(name))]));

/** What an editor finds wrong: it reads YAML 1.2 with its own types, as the library does unasked. */
function faultsOf(name: SchemaName, yaml: string): readonly string[] {
  const judge = judges.get(name);
  if (judge === undefined) throw new Error(`no schema ${name}`);
  judge(parse(yaml));
  return (judge.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function headOf(markdown: string): string {
  return /^---\n([\s\S]*?\n)---/.exec(markdown)?.[1] ?? '';
}

const packs = fileURLToPath(new URL('../../../packs', import.meta.url));
const texts = readdirSync(packs, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
  const name = kindOf(path);
  const text = name === undefined ? '' : readFileSync(join(packs, path), 'utf8');
  const yaml = path.endsWith('.md') ? headOf(text) : text;
  return name === undefined || yaml === '' ? [] : [{ path, name, yaml }];
});

function kindOf(path: string): SchemaName | undefined {
  if (/[\\/]out[\\/]/.test(path)) return undefined;
  const plain = path.replaceAll('\\', '/');
  if (/\/(council|committee|pack)\.yaml$/.test(plain)) {
    return basename(plain, '.yaml') as 'council' | 'committee' | 'pack';
  }
  if (/\/items\/[^/]+\.md$/.test(plain)) return 'item';
  if (/\/standing\/[^/]+\.md$/.test(plain)) return 'standing';
  return /\/reports\/[^/]+\.md$/.test(plain) ? 'report' : undefined;
}

describe('the example councils', () => {
  test('have files of many kinds', () => {
    const kinds = new Set(texts.map(({ name }) => name));
    expect([...kinds].sort()).toEqual([
      'committee',
      'council',
      'item',
      'pack',
      'report',
      'standing',
    ]);
    expect(texts.length).toBeGreaterThan(25);
  });

  test.each(texts)('$path', ({ name, yaml }) => {
    expect(faultsOf(name, yaml)).toEqual([]);
  });
});

const sound = {
  council: 'name: Little Fenwick\nnation: england\n',
  committee: 'name: Parish Council\n',
  pack: 'date: 2024-09-12\npublished: 2024-09-06\nagenda: [apologies]\n',
  item: 'title: Planning\n',
  minutes: 'present: [A]\n',
  report: 'subject: Audits\n',
} as const;
const shapes = { council, committee, pack, item, minutes, report } as const;
type Judged = keyof typeof shapes;

const wrong: readonly (readonly [what: string, name: Judged, yaml: string])[] = [
  ['a nation that is none', 'council', 'name: Little Fenwick\nnation: france\n'],
  ['a council without a nation', 'council', 'name: Little Fenwick\n'],
  ['a misspelt key', 'committee', `${sound.committee}venu: Hall\n`],
  ['a key of another file', 'committee', `${sound.committee}agenda: [apologies]\n`],
  ['a day the other way round', 'pack', sound.pack.replace('2024-09-12', '12/09/2024')],
  ['no agenda', 'pack', 'date: 2024-09-12\npublished: 2024-09-06\n'],
  ['an agenda that is one word', 'pack', sound.pack.replace('[apologies]', 'apologies')],
  ['a time that is none', 'pack', `${sound.pack}time: "25:00"\n`],
  ['a misspelt key within a group', 'council', `${sound.council}contact:\n  fone: 1\n`],
  ['a colour by its name', 'council', `${sound.council}colour: blue\n`],
  ['no paragraphs', 'item', `${sound.item}access:\n  exempt:\n    reason: Because\n`],
  [
    'exempt and confidential',
    'item',
    `${sound.item}access:\n  exempt: {paragraphs: [3]}\n  confidential: {}\n`,
  ],
  ['a role that is none', 'item', `${sound.item}documents:\n  - file: a.pdf\n    role: annex\n`],
  ['a document without a file', 'item', `${sound.item}documents:\n  - title: Plan\n`],
  ['neither yes nor no', 'item', `${sound.item}key-decision: perhaps\n`],
  ['documents that are no list', 'item', `${sound.item}documents: a.pdf\n`],
  ['a check that is none', 'council', `${sound.council}checks: {typos: off}\n`],
  ['a number of days below nought', 'council', `${sound.council}notice: {days: -3}\n`],
  ['an end that is no time', 'minutes', `${sound.minutes}ended: late\n`],
  ['a list where a name is', 'report', `${sound.report}report-to: [A, B]\n`],
];

describe('wrong files', () => {
  test.each(Object.entries(sound))('a sound %s is none', (name, yaml) => {
    expect(faultsOf(name as Judged, yaml)).toEqual([]);
  });

  test.each(wrong)('%s', (_, name, yaml) => {
    expect(faultsOf(name, yaml)).not.toEqual([]);
    const source = parseYaml(yaml, 'x.yaml').value;
    if (source === undefined) throw new Error('not even YAML');
    expect(readFields(source, shapes[name]).diagnostics).not.toEqual([]);
  });

  test('an item without a title', () => {
    expect(faultsOf('item', 'officer: A\n')).toEqual([
      " must have required property 'title'",
      " must have required property 'standing'",
      ' must match a schema in anyOf',
    ]);
  });
});

describe('what editors and the program read differently', () => {
  test.each([
    ['pack', `${sound.pack}time: 17.00\n`],
    ['pack', `${sound.pack}time: 5.30 p.m.\n`],
    ['item', 'title: 2024\ndocuments:\n  - file: a.pdf\n    status: late\n    late-reason: 7\n'],
    [
      'item',
      'title: A\naccess:\n  exempt:\n    paragraphs: [3]\n    reason: B\nkey-decision: yes\n',
    ],
    ['item', 'title: A\nkey-decision: true\ndocuments:\n  - title: Plan\n    status: to-follow\n'],
    ['council', `${sound.council}notice:\n  days: 5\n  days-left-out: [2022-09-19 Funeral]\n`],
    ['council', `${sound.council}colour: "#abc"\nchecks:\n  large-file: off\n`],
    ['actions', 'actions:\n  - minute: 7/19\n    which: 2\n    done: 2019-05-01\n'],
    ['decision', 'item: 4\nurgent: no\n'],
  ] as const)('%s: %s', (name, yaml) => {
    expect(faultsOf(name, yaml)).toEqual([]);
  });
});

describe('every key', () => {
  test.each(schemaNames)('of %s says what it means', (name) => {
    const keys = keysOf(schemaOf(name));
    expect(keys.length).toBeGreaterThan(2);
    const silent = keys.filter(({ about }) => !/^[A-Z].*\.$/.test(String(about)));
    expect(silent.map(({ way }) => way)).toEqual([]);
  });

  test.each(Object.entries(shapes))('of the shape of %s is in its schema', (name, shape) => {
    const { properties } = schemaOf(name as SchemaName);
    expect(Object.keys(Object(properties)).sort()).toEqual(Object.keys(shape).sort());
  });
});
