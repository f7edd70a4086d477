import { expect, it } from 'vitest';
import { checksInBrief } from '../../../src/commands/checks-in-brief.js';
import type { Edition } from '../../../src/model/access.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';

const warned: Diagnostic = {
  code: 'no-title',
  severity: 'warning',
  message: 'The document a.pdf has no title in its properties.',
  hints: [],
  found: { check: 'no-title', document: '/c/m/a.pdf', spots: [] },
};

it.each<[string, Edition, string]>([
  ['.', 'public', 'pack check .'],
  ['.', 'members', 'pack check --edition members .'],
  ['planning/2024-09-12', 'members', 'pack check --edition members planning/2024-09-12'],
  ['Planning committee/May', 'public', 'pack check "Planning committee/May"'],
])('names the command that tells all of %s, %s edition', (folder, edition, command) => {
  const [brief] = checksInBrief([warned], { folder, edition });
  expect(brief?.hints).toEqual([`“${command}” tells them.`]);
});
