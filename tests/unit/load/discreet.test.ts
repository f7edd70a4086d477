/** What a public build says of mistakes in what is, or may be, restricted: that there is one, and nothing else. */
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { type Files, loadWith, meetingPath, packYaml } from './folder.js';

/** What no reader of a public build's messages may learn. */
const secret = /mill.?la|gladys/i;

const secretFile = `${meetingPath}/items/04-mill-lane.md`;
const budgetFile = `${meetingPath}/items/03-budget.md`;

const head =
  'date: 2019-07-03\npublished: 2019-06-25\nagenda:\n  part-a:\n    - apologies\n    - 03-budget\n';
/** Its line 7 lists the item. */
const inPartA = `${head}    - 04-mill-lane\n`;
/** Its line 8 does. */
const inPartB = `${head}  part-b:\n    - 04-mill-lane\n`;

const exempt = 'access:\n  exempt:\n    paragraphs: [3]\n    reason: Gladys Orme\n';
const item = (...lines: readonly string[]): string =>
  `---\ntitle: Closure of Mill Lane home\n${lines.join('\n')}\n${exempt}---\n\nGladys Orme offers.\n`;
const listed = (text: string | Uint8Array | undefined, agenda = inPartA): Files => ({
  [packYaml]: agenda,
  [secretFile]: text,
});

/** The public budget with a restricted appendix in which something is wrong. */
const appendix = (line: string): Files => ({
  [budgetFile]: `---\ntitle: Budget\ndocuments:\n  - file: reports/mill-lane.pdf\n    ${line}\n    access:\n      exempt:\n        paragraphs: [3]\n---\n`,
});

const line = (number: number) => ({ file: packYaml, line: number });

interface Case {
  readonly files: Files;
  /** Where the public build says that something is wrong. */
  readonly at: { readonly file: string; readonly line?: number };
  readonly code?: string;
}

const cases: Readonly<Record<string, Case>> = {
  'a key that is not known': { files: listed(item('gladys: 1')), at: line(7) },
  'a key misspelt': { files: listed(item('wardz: Mill Lane')), at: line(7) },
  'two mistakes, told once': {
    files: listed(item('wardz: Mill Lane', 'officr: Gladys')),
    at: line(7),
  },
  'a value that cannot be': { files: listed(item('status: gladys')), at: line(7) },
  'a misspelt word of access': {
    files: listed('---\ntitle: Mill Lane\nacces: exmpt\n---\n'),
    at: line(7),
  },
  'a line that is no YAML': { files: listed(item('Gladys Orme stands by')), at: line(7) },
  'a title with two colons': { files: listed(item('wards: Mill Lane: home')), at: line(7) },
  'a key twice': { files: listed(item('title: Mill Lane')), at: line(7) },
  'a note that was none': {
    files: listed(item('wards: Mill #Gladys')),
    at: line(7),
    code: 'withheld-remark',
  },
  'a fence that is not closed': { files: listed(item('').replace('---\n\n', '\n')), at: line(7) },
  'no fence at all': { files: listed(item('').slice(4)), at: line(7) },
  'a file that is empty': { files: listed('', inPartB), at: line(8) },
  'a file that is not UTF-8': { files: listed(Uint8Array.of(0xe9, 0xff)), at: line(7) },
  'a standing text that is not there': { files: listed(item('standing: gladys')), at: line(7) },
  'no file': { files: listed(undefined, inPartB), at: line(8) },
  'no file, but a Word file': {
    files: { ...listed(undefined, inPartB), [secretFile.replace('.md', '.docx')]: 'Gladys' },
    at: line(8),
  },
  'a name misspelt on the agenda': {
    files: { [packYaml]: `${head}    - 04-mill-lan\n`, [secretFile]: item('') },
    at: line(7),
  },
  'listed twice': { files: listed(item(''), `${inPartB}    - 04-mill-lane\n`), at: line(9) },
  'a line of Part B that is no name': {
    files: listed(item(''), inPartB.replace('lane', 'lane: Gladys')),
    at: line(8),
  },
  'a line of Part B that is no YAML': {
    files: listed(item(''), inPartB.replace('- 04', '04')),
    at: line(8),
  },
  'a role of a restricted appendix': {
    files: appendix('role: gladys'),
    at: { file: budgetFile, line: 5 },
  },
  'the access of a restricted appendix': { files: appendix('acess: gladys'), at: line(6) },
  'a key of a restricted appendix': {
    files: appendix('titel: Gladys Orme'),
    at: { file: budgetFile, line: 5 },
  },
};

function said(diagnostics: readonly Diagnostic[], root: string): string {
  return JSON.stringify(diagnostics).replaceAll(root, '');
}

describe.each(Object.entries(cases))('%s', (_, { files, at, code = 'withheld-mistake' }) => {
  test('is not told in a public build, but that there is something', async () => {
    const { diagnostics, root } = await loadWith(files, 'public');
    expect(said(diagnostics, root)).not.toMatch(secret);
    expect(
      diagnostics.map((one) => [one.code, one.at?.file.slice(root.length + 1), one.at?.line]),
    ).toEqual([[code, at.file, at.line]]);
  });

  test('is told to members', async () => {
    const { diagnostics, root } = await loadWith(files, 'members');
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(said(diagnostics, root)).not.toContain('withheld');
  });
});

test('a restricted item that is not on the agenda: a mistake is told without its name, a remark not at all', async () => {
  const mistake = await loadWith({ [secretFile]: item('wardz: x') }, 'public');
  expect(said(mistake.diagnostics, mistake.root)).not.toMatch(secret);
  expect(mistake.diagnostics.map(({ code }) => code)).toEqual(['withheld-mistake']);
  const remark = await loadWith({ [secretFile]: item('wards: Mill #Gladys') }, 'public');
  expect(remark.diagnostics).toEqual([]);
});

test('mistakes in public items are told to everybody, beside restricted ones too', async () => {
  const files = {
    ...listed(item('wardz: x')),
    [budgetFile]: '---\ntitle: Budget\nwardz: x\n---\n',
  };
  const { diagnostics } = await loadWith(files, 'public');
  expect(diagnostics.map(({ code }) => code).sort()).toEqual(['unknown-key', 'withheld-mistake']);
});
