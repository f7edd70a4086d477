/** What several stages find is told together, and a broken environment with it. */
import { expect, test } from 'vitest';
import { collect } from '../../../src/diagnostics/collect.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { PackError } from '../../../src/model/error.js';

function found(file: string, severity: Diagnostic['severity'] = 'error'): Diagnostic {
  return { code: 'c', severity, message: 'm', at: { file }, hints: [] };
}

test('mistakes of all stages, in order, beside the value', async () => {
  const result = await collect(false, async ({ take, add }) => {
    add([found('b', 'warning')]);
    return take({ value: 7, diagnostics: [found('a', 'warning')] });
  });
  expect(result).toEqual({ value: 7, diagnostics: [found('a', 'warning'), found('b', 'warning')] });
});

test('an error forbids to go on, a warning does so where one is strict', async () => {
  const readiness = (strict: boolean, severity: Diagnostic['severity']) =>
    collect(strict, async ({ add, ready }) => {
      add([found('a', severity)]);
      return ready();
    });
  expect((await readiness(false, 'error')).value).toBe(false);
  expect((await readiness(false, 'warning')).value).toBe(true);
  expect((await readiness(true, 'warning')).value).toBe(false);
});

test('a broken environment ends the work and hides no mistake', async () => {
  const failure = new PackError('No browser.', { hints: [] });
  const result = await collect(false, async ({ add }) => {
    add([found('a')]);
    throw failure;
  });
  expect(result).toEqual({ diagnostics: [found('a')], failure });
});

test('a failure that a stage reports leaves no value, and the first one counts', async () => {
  const first = new PackError('No browser.', { hints: [] });
  const second = new PackError('No room.', { hints: [] });
  const result = await collect(false, async ({ take, ready }) => {
    take({ diagnostics: [], failure: first });
    take({ diagnostics: [], failure: second });
    expect(ready()).toBe(false);
    return 7;
  });
  expect(result).toEqual({ diagnostics: [], failure: first });
});

test('a bug is thrown on', async () => {
  await expect(
    collect(false, async () => {
      throw new TypeError('bug');
    }),
  ).rejects.toThrow(TypeError);
});
