/** docs/keys.md lists every key of every file; it is written from the shapes that files are read with. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaNames, schemaOf } from '../../../src/load/schemas.js';
import { checkNames } from '../../../src/model/finding.js';
import { keysOf } from '../../support/schema-keys.js';

const file = new URL('../../../docs/keys.md', import.meta.url);

const head = `# Every key

Written by \`UPDATE_GOLDEN=1 npm test\` from the shapes that the files are read with; \`pack schema\` prints the same for
editors. A star marks what is needed. “contact / name” is the key \`name:\` under \`contact:\`. What each is for, with
examples, is in [README](../README.md), [reports.md](reports.md) and [life-of-a-meeting.md](life-of-a-meeting.md).
`;

test('docs/keys.md is up to date', () => {
  const sections = schemaNames.map((name) => {
    const schema = schemaOf(name);
    // The checks are all alike; docs/checks.md has them.
    const keys = keysOf(schema).filter(({ way }) => !isCheck(way));
    const rows = keys.map(({ way, about, needed, words }) => {
      const choice = words.length === 0 ? '' : ` One of: ${words.join(', ')}.`;
      return `| \`${way}\`${needed ? '*' : ''} | ${about}${choice} |`;
    });
    return [
      `## ${String(schema.title)}`,
      '',
      '| key | what it says |',
      '|---|---|',
      ...rows,
      '',
    ].join('\n');
  });
  const text = [head, ...sections].join('\n');
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

function isCheck(way: string): boolean {
  const [key, name] = way.split(' / ').slice(-2);
  return (key === 'checks' || key === 'accept') && checkNames.some((check) => check === name);
}
