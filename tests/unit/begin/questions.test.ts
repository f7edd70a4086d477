/** Questions are answered by options or by a person, and nothing is taken that cannot be right. */
import { describe, expect, test } from 'vitest';
import { councilQuestions, meetingQuestions } from '../../../src/begin/asked.js';
import { councilFiles } from '../../../src/begin/council.js';
import { folderName } from '../../../src/begin/folder-name.js';
import { type Ask, answersTo } from '../../../src/begin/questions.js';
import { yamlText } from '../../../src/begin/yaml-text.js';
import { parseYaml } from '../../../src/load/yaml.js';

function person(...answers: readonly string[]): { readonly ask: Ask; readonly asked: string[] } {
  const left = [...answers];
  const asked: string[] = [];
  const ask: Ask = async (prompt) => {
    asked.push(prompt);
    return left.shift();
  };
  return { ask, asked };
}

const whole = { name: 'A', nation: 'wales' };

describe('a person', () => {
  test('is asked everything, and again after an answer that cannot be right', async () => {
    const { ask, asked } = person('', 'A', 'france', 'Northern Ireland', '', '', '', '', '');
    const answers = await answersTo(councilQuestions, {}, ask, 'pack init council');
    expect(answers).toMatchObject({ name: 'A', nation: 'northern-ireland' });
    expect(asked[1]).toBe('  It must not be empty.\nThe council’s full name: ');
    expect(asked[3]).toContain('Write england, wales, scotland or northern-ireland.');
    expect(asked).toHaveLength(9);
  });

  test('who gave options is asked only what is needed', async () => {
    const { ask, asked } = person('wales');
    await answersTo(councilQuestions, { name: 'A' }, ask, 'pack init council');
    expect(asked).toEqual([`${councilQuestions.nation.ask}: `]);
  });

  test('may go away', async () => {
    await expect(answersTo(councilQuestions, {}, person('A').ask, '')).rejects.toThrow(
      'Nothing was written',
    );
  });
});

describe('without a terminal', () => {
  test('the options that are missing are named', async () => {
    const wish = answersTo(meetingQuestions, {}, undefined, 'pack init meeting');
    await expect(wish).rejects.toMatchObject({
      name: 'UsageError',
      message: '--date and --published must be given: there is no terminal to ask on.',
      hints: ['Write: pack init meeting --date <day> --published <day>'],
    });
  });

  test.each([
    [{ date: '6/3/2025', published: '2025-02-26' }, 'such as 2025-03-06'],
    [{ date: '2025-02-30', published: '2025-02-26' }, 'no such day'],
    [{ date: '2025-03-06', published: '2025-02-26', time: '7.30' }, 'such as 07:30 or 19:30'],
  ])('%o cannot be right', async (given, why) => {
    await expect(answersTo(meetingQuestions, given, undefined, '')).rejects.toThrow(why);
  });

  test('signs of a terminal are refused', async () => {
    const wish = answersTo(councilQuestions, { ...whole, name: 'A\u001b[2J' }, undefined, '');
    await expect(wish).rejects.toThrow('cannot be printed');
  });
});

test.each(['A: B', '#1', '"', "it's", 'yes', '19:30', '- a', 'a # b', '@', '%', 'ﬁ', '2024', '!x'])(
  'what was typed is what is read: %s',
  async (name) => {
    const answers = await answersTo(
      councilQuestions,
      { ...whole, name, contact: name },
      undefined,
      '',
    );
    const file = councilFiles('/council', answers).find(({ path }) =>
      path.endsWith('council.yaml'),
    );
    const { value, diagnostics } = parseYaml(String(file?.content), 'council.yaml');
    expect(diagnostics).toEqual([]);
    expect(value?.data).toMatchObject({ name, contact: { name } });
  },
);

test('times are in quotation marks', () => {
  expect(yamlText('19:30')).toBe('"19:30"');
});

test.each([
  ['Parks & Open Spaces', 'parks-open-spaces'],
  ['Llŷn’s Café', 'llyns-cafe'],
  ['…', ''],
])('%s is the folder “%s”', (words, name) => {
  expect(folderName(words)).toBe(name);
});
