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
