/** What becomes a link, and to where. */
import { expect, test } from 'vitest';
import { webAddress } from '../../../src/model/web-address.js';

test.each([
  ['https://example.org/a_b', 'https://example.org/a_b'],
  ['HTTP://example.org', 'HTTP://example.org'],
  ['http://localhost:8080/live', 'http://localhost:8080/live'],
  ['www.example.org', 'https://www.example.org'],
  ['example.org/live?x=1', 'https://example.org/live?x=1'],
  ['example.org:8080/live', 'https://example.org:8080/live'],
  ['localhost:8080', undefined],
  ['javascript:alert(document.title)', undefined],
  ['JavaScript:alert(1)//example.org', undefined],
  ['data:text/html,<b>x.y</b>', undefined],
  ['file:///etc/passwd.d', undefined],
  ['pack:document/7.1', undefined],
  ['/live.html', undefined],
  ['clerk@example.org', undefined],
  ['https://', undefined],
  ['https:///path', undefined],
  ['on the council’s channel', undefined],
  ['see example.org', undefined],
])('%s', (text, address) => {
  expect(webAddress(text)).toBe(address);
});
