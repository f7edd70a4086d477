/** The key `minutes:`: what numbers it takes, and which it cannot count by. */
import { expect, test } from 'vitest';
import { readCommittee } from '../../../../src/load/committee.js';
import { parseYaml } from '../../../../src/load/yaml.js';

function read(yaml: string) {
  const { value } = parseYaml(`name: Panel\n${yaml}\n`, '/c/committee.yaml');
  if (value === undefined) throw new Error('No YAML.');
  return readCommittee(value);
}

test('all of it', () => {
  const { value, diagnostics } = read(
    'minutes: { numbers: "FC{n}/{yy}", exempt-numbers: "{e}/E", restart: municipal year, paragraphs: yes, actions: agenda, quorum: "3" }',
  );
  expect(diagnostics).toEqual([]);
  expect(value?.minutes).toEqual({
    numbers: 'FC{n}/{yy}',
    exemptNumbers: '{e}/E',
    restart: 'municipal-year',
    paragraphs: true,
    actions: 'agenda',
    quorum: 3,
  });
});

test.each([
  ['numbers: 14/19', 'bad-minute-numbers'],
  ['numbers: "{number}/{yy}"', 'bad-minute-numbers'],
  ['numbers: "{n/{yy}"', 'bad-minute-numbers'],
  ['numbers: "{e}/E"', 'bad-minute-numbers'],
  ['exempt-numbers: "{yy}/E"', 'bad-minute-numbers'],
  ['restart: weekly', 'not-a-choice'],
  ['quorum: a third', 'not-a-count'],
  ['nummers: "{n}"', 'unknown-key'],
])('minutes: { %s } is told as %s', (line, code) => {
  expect(read(`minutes: { ${line} }`).diagnostics.map((one) => one.code)).toEqual([code]);
});
