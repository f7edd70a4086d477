/** What authors deleted while changes were tracked does not reach LibreOffice, which would print it struck out. */
import { describe, expect, test } from 'vitest';
import { withoutDeletedText } from '../../../../src/convert/office/rtf.js';
import { settleOffice } from '../../../../src/convert/office/settle.js';
import { unpack } from '../../../../src/docx/package.js';
import { makeDocx, paragraph, run } from '../../../support/make-docx.js';
import { makeOpenDocument, makeRtf, makeXlsx } from '../../../support/make-office.js';

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const settled = await settleOffice(bytes);
  if (settled.kind !== 'settled') throw new Error('It is locked.');
  return Buffer.from((await unpack(settled.bytes)).get(name) ?? []).toString();
}

const tracked =
  '<text:tracked-changes><text:changed-region><text:deletion><text:p>We shall close it.</text:p></text:deletion></text:changed-region></text:tracked-changes>';

test('in OpenDocument', async () => {
  const body = `${tracked}<text:p>We shall <text:change text:change-id="c1"/>keep it.</text:p>`;
  const xml = await partOf(await makeOpenDocument('text', { body }), 'content.xml');
  expect(xml).not.toContain('close');
  expect(xml).toContain('keep it.');
});

test('in Word', async () => {
  const body = paragraph(
    `${run('We shall ')}<w:del><w:r><w:delText>close</w:delText></w:r></w:del><w:ins>${run('keep')}</w:ins>${run(' it.')}`,
  );
  const xml = await partOf(await makeDocx({ body }), 'word/document.xml');
  expect(xml).not.toContain('close');
  expect(xml).toContain('keep');
});

describe('in Rich Text', () => {
  const settled = (body: string): string =>
    Buffer.from(withoutDeletedText(makeRtf(body))).toString();

  test('the group goes with all that is in it', () => {
    const text = settled('We shall {\\deleted\\revauthdel0 close {\\b all} of }keep it.');
    expect(text).toContain('We shall keep it.');
    expect(text).not.toContain('close');
  });

  test('brackets that are signs of the text, and bytes of a picture, are no groups', () => {
    const text = settled('a \\{ {\\pict\\bin3 }}}x} {\\deleted gone\\}} b');
    expect(text).toContain('a \\{ {\\pict\\bin3 }}}x}  b');
    expect(text).not.toContain('gone');
  });

  test('what was put back stays, and so does the file itself', () => {
    expect(settled('{\\deleted0 kept}')).toContain('kept');
    expect(settled('\\deleted kept')).toContain('kept');
  });
});

test('what tracks nothing stays byte for byte', async () => {
  for (const bytes of [
    await makeOpenDocument('text', { body: '<text:p>Drains.</text:p>' }),
    await makeXlsx([{ name: 'A', rows: [[1]] }]),
    makeRtf('Drains.'),
  ]) {
    expect(await settleOffice(bytes)).toEqual({ kind: 'settled', bytes });
  }
});
