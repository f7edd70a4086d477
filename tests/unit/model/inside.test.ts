/** What lies in a folder, as POSIX and Windows machines write paths. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isWithin } from '../../../src/model/inside.js';

describe('on POSIX machines', () => {
  test.each([
    ['/council', true],
    ['/council/reports/a.pdf', true],
    ['/council/..notes/a.pdf', true],
    ['/council/a:b.pdf', true],
    ['/council/C:/b.pdf', true],
    ['/council/\\\\srv\\share\\b.pdf', true],
    ['/', false],
    ['/council-2/a.pdf', false],
    ['/council/../other/a.pdf', false],
  ])('%s', (file, within) => {
    expect(isWithin(file, '/council', path.posix)).toBe(within);
  });
});

describe('on Windows', () => {
  test.each([
    ['C:\\council', true],
    ['c:\\COUNCIL\\reports\\a.pdf', true],
    ['C:\\council\\..notes\\a.pdf', true],
    ['C:\\', false],
    ['C:\\council-2\\a.pdf', false],
    ['C:\\council\\..\\other\\a.pdf', false],
    ['D:\\council\\a.pdf', false],
    ['\\\\srv\\share\\a.pdf', false],
    ['\\\\?\\UNC\\srv\\share\\a.pdf', false],
  ])('%s', (file, within) => {
    expect(isWithin(file, 'C:\\council', path.win32)).toBe(within);
  });

  test('a council that lies on a share', () => {
    const council = '\\\\srv\\share\\council';
    expect(isWithin('\\\\srv\\share\\council\\a.pdf', council, path.win32)).toBe(true);
    expect(isWithin('\\\\srv\\share\\other\\a.pdf', council, path.win32)).toBe(false);
    expect(isWithin('\\\\srv\\other\\council\\a.pdf', council, path.win32)).toBe(false);
    expect(isWithin('C:\\council\\a.pdf', council, path.win32)).toBe(false);
  });
});
