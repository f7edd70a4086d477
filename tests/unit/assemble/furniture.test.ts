/** How stamps are drawn: what marks a page as not for publication catches the eye, and the others stay as they are. */
import { beforeAll, expect, it } from 'vitest';
import { furniture } from '../../../src/assemble/furniture.js';
import { openStampFont, type StampFont } from '../../../src/assemble/stamp-font.js';
import type { Cache } from '../../../src/cache/index.js';
import type { PlannedPage, Stamp, StampKind } from '../../../src/model/plan.js';

let font: StampFont;
beforeAll(async () => {
  const cache: Cache = {
    folder: '/memory',
    hasGrown: () => false,
    get: async () => undefined,
    put: () => Promise.reject(new Error('It is no segment.')),
    getBytes: async () => undefined,
    putBytes: async () => undefined,
  };
  font = await openStampFont(['Not for publication', 'Page 7'], cache);
});

const stamp = (kind: StampKind, text: string): Stamp => ({
  kind,
  text,
  size: 10,
  box: { x: 60, y: 800, width: 200, height: 30 },
  ground: 'free',
});

function drawn(...stamps: readonly Stamp[]): string {
  const page: PlannedPage = {
    sheet: 3,
    label: 'R1',
    content: { kind: 'document', document: '4.R1', page: 0 },
    stamps,
    extension: 0,
  };
  return furniture(font, page, 595);
}

it('a notice is bold in each of its lines, and leaves no later letter so', () => {
  const operators = drawn(stamp('notice', 'Not for\npublication'), stamp('page', 'Page 7'));
  const [notice = '', number = ''] = operators.split('EMC');
  expect(notice.match(/q 0 G 0\.3 w .* 2 Tr .* Tj ET Q/g)).toHaveLength(2);
  expect(number).not.toContain('Tr');
});
