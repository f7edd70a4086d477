/** `load` never touches a document: a restricted paper must not even be looked at. */
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { itemFile, itemWith, loadWith, meetingPath } from './folder.js';

const touched: string[] = [];

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const watched = Object.entries(real).map(([name, member]) => [
    name,
    typeof member === 'function'
      ? (...all: unknown[]) => {
          touched.push(`${name} ${String(all[0])}`);
          return Reflect.apply(member, real, all);
        }
      : member,
  ]);
  return Object.fromEntries(watched);
});

test('documents are neither opened nor looked for', async () => {
  const { value, diagnostics, root } = await loadWith({
    [itemFile]: itemWith(
      'title: Budget',
      'documents:',
      '  - reports/a.pdf',
      '  - reports/gone.pdf',
    ),
    [`${meetingPath}/reports/a.pdf`]: '%PDF-',
  });
  expect(diagnostics).toEqual([]);
  expect(value?.items.get('03-budget')?.documents).toHaveLength(2);
  const read = touched.filter((call) => !/^(mkdir|writeFile|mkdtemp) /.test(call));
  expect(read).toContain(`readFile ${join(root, itemFile)}`);
  expect(read.filter((call) => call.includes('reports'))).toEqual([]);
});

const doubtful = [
  ['a misspelt access', ['acess: exempt']],
  ['an access that means nothing', ['access: restricted']],
  ['an access that says nothing', ['access:']],
  ['an access in a group that is neither', ['access: {exmpt: {paragraphs: [3]}}']],
  ['access written twice', ['access: public', 'access: exempt']],
  ['a document’s access that says nothing', ['documents:', '  - {file: x.pdf, access: }']],
  ['a document’s misspelt access', ['documents:', '  - {file: x.pdf, acess: exempt}']],
  ['YAML that cannot be read', ['access: exempt: x']],
  ['a key that nobody knows', ['weather: fine']],
  ['a key of that kind', ['confidential: yes']],
  ['such a key, misspelt', ['restrictd: yes']],
  ['the paragraphs by themselves', ['paragraphs: [3]']],
  ['access under another key', ['wards:', '  access: exempt']],
  ['access in another key', ['status: exempt']],
  ['access in other words', ['status: Not for publication']],
  ['access in the role of a document', ['documents:', '  - {file: x.pdf, role: confidential}']],
  ['a document’s key that nobody knows', ['documents:', '  - {file: x.pdf, weather: fine}']],
  ['a document’s access that means nothing', ['documents:', '  - {file: x.pdf, access: all}']],
  ['a document’s access, under a misspelt key', ['documants:', '  - {file: x.pdf, acess: exempt}']],
  ['an access in capitals', ['ACCESS: exempt']],
] as const;

test.each(doubtful)('nothing is passed on of an item with %s', async (_, lines) => {
  const { value, diagnostics } = await loadWith({
    [itemFile]: itemWith('title: Secret', ...lines).replace('To note.', 'Secret text'),
  });
  expect(diagnostics.length).toBeGreaterThan(0);
  for (const { severity, item } of diagnostics) {
    expect({ severity, item }).toEqual({ severity: 'error', item: 'item 2' });
  }
  const item = value?.items.get('03-budget');
  expect(item).toMatchObject({ title: '03-budget', documents: [], text: { source: '' } });
  expect(JSON.stringify([item, diagnostics])).not.toContain('Secret');
});

const unread = 'Its documents are not looked at until this is corrected.';

test.each(doubtful)('that its documents wait is said of an item with %s', async (_, lines) => {
  const own = lines.some((line) => line.startsWith('docum'));
  const documents = own ? [] : ['documents: [reports/a.pdf]'];
  const { value, diagnostics } = await loadWith({
    [itemFile]: itemWith('title: Secret', ...lines, ...documents),
  });
  expect(value?.items.get('03-budget')?.documents).toEqual([]);
  expect(diagnostics.some(({ hints }) => hints.at(-1) === unread)).toBe(true);
});

test('nothing is said of documents where there are none', async () => {
  const { diagnostics } = await loadWith({ [itemFile]: itemWith('title: A', 'weather: fine') });
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]?.hints).not.toContain(unread);
});

const harmless = [
  ['a misspelt key', ['titel: Budget', 'documents: [a.pdf]'], ['a.pdf']],
  ['a key of another file', ['title: A', 'venue: Hall', 'documents: [a.pdf]'], ['a.pdf']],
  ['a wrong choice', ['title: A', 'status: postponed', 'documents: [a.pdf]'], ['a.pdf']],
  ['a wrong type', ['title: A', 'officer: [B]', 'documents: [a.pdf]'], ['a.pdf']],
  ['no title', ['documents: [a.pdf]'], ['a.pdf']],
  ['misspelt documents', ['title: A', 'documants: [a.pdf]'], ['a.pdf']],
  [
    'a document’s misspelt key',
    [
      'title: A',
      'documents:',
      '  - {file: a.pdf, titel: Private sector, access: public}',
      '  - b.pdf',
    ],
    ['a.pdf', 'b.pdf'],
  ],
  [
    'a document without a file',
    ['title: A', 'documents:', '  - title: Report', '  - b.pdf'],
    ['b.pdf'],
  ],
] as const;

test.each(harmless)('its documents are kept of an item with %s', async (_, lines, files) => {
  const { value, diagnostics } = await loadWith({ [itemFile]: itemWith(...lines) });
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ severity: 'error', item: 'item 2' });
  expect(diagnostics[0]?.hints).not.toContain(unread);
  const documents = value?.items.get('03-budget')?.documents;
  expect(documents?.map(({ file }) => file)).toEqual(files);
  // Places are those of what is written, however it is spelt.
  for (const { at } of documents ?? []) expect(at.line).toBeGreaterThan(1);
});

test('a sound exemption beside a harmless mistake stays', async () => {
  const { value } = await loadWith({
    [itemFile]: itemWith(
      'titel: Budget',
      'access: exempt',
      'documents:',
      '  - {file: a.pdf, titel: B, access: confidential}',
    ),
  });
  expect(value?.items.get('03-budget')).toMatchObject({
    access: { kind: 'exempt' },
    documents: [{ file: 'a.pdf', access: { kind: 'confidential' } }],
  });
});
