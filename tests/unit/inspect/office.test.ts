/** What lies in spreadsheets, slides, OpenDocuments and Rich Text besides what is printed of them. */
import { describe, expect, test } from 'vitest';
import { diagnoseFindings } from '../../../src/diagnostics/inspect.js';
import { readOfficeFindings } from '../../../src/inspect/office/read.js';
import { makeOpenDocument, makePptx, makeRtf, makeXlsx } from '../../support/make-office.js';

const told = async (bytes: Promise<Uint8Array> | Uint8Array) => readOfficeFindings(await bytes);
const secret = 'The offer is 400';

test('of a hidden sheet its letters are counted, and never told', async () => {
  const findings = await told(
    makeXlsx([
      { name: 'Costs', rows: [['Seen', 1]] },
      { name: 'Offer', rows: [[secret]], state: 'veryHidden' },
    ]),
  );
  expect(findings).toEqual([
    { check: 'hidden-text', detail: { letters: 13, in: 'sheets', parts: 1 } },
  ]);
  const at = { file: 'items/costs.md', line: 3 };
  const inspected = { source: 'costs.xlsx', document: 'costs.xlsx', pages: [], at, item: 'item 2' };
  const { message } = diagnoseFindings('hidden-text', findings, 'warning', inspected);
  expect(message).toContain('The document costs.xlsx has 1 hidden sheet (13 letters) in it');
});

test('of slides: those that are not shown, and notes of the speaker', async () => {
  const slides = [
    { title: 'Seen', text: 'Leaks', notes: secret },
    { title: 'Not', text: 'shown', hidden: true },
  ];
  expect(await told(makePptx(slides))).toEqual([
    { check: 'hidden-text', detail: { letters: 8, in: 'slides', parts: 1 } },
    { check: 'hidden-text', detail: { letters: 13, in: 'notes', parts: 1 } },
  ]);
});

describe('of an OpenDocument', () => {
  test('tracked changes, comments and who made it', async () => {
    const body = `<text:tracked-changes><text:changed-region><text:deletion><text:p>${secret}</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Seen<office:annotation><dc:creator>Bo</dc:creator><text:p>Hm</text:p></office:annotation></text:p>`;
    const meta =
      '<dc:creator>Ann Lee</dc:creator><meta:initial-creator>User</meta:initial-creator>';
    expect(await told(makeOpenDocument('text', { body, meta }))).toEqual([
      { check: 'tracked-changes', detail: { changes: 1 } },
      { check: 'comments', detail: { comments: 1, leftOut: true } },
      { check: 'author-metadata', detail: { kind: 'author', name: 'Ann Lee' } },
    ]);
  });

  test('a sheet that is not shown', async () => {
    const styles =
      '<style:style style:name="t1" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const body = `<table:table table:name="A"><table:table-row/></table:table><table:table table:name="B" table:style-name="t1"><table:table-row><table:table-cell><text:p>${secret}</text:p></table:table-cell></table:table-row></table:table>`;
    expect(await told(makeOpenDocument('spreadsheet', { body, styles }))).toEqual([
      { check: 'hidden-text', detail: { letters: 13, in: 'sheets', parts: 1 } },
    ]);
  });
});

test('of Rich Text: tracked changes, comments, files inside, who made it', async () => {
  const rtf = makeRtf(
    '{\\info{\\author Ann Lee}}{\\deleted gone}{\\revised new}{\\*\\annotation Hm}{\\object{\\*\\objdata 01}}',
  );
  expect(await told(rtf)).toEqual([
    { check: 'tracked-changes', detail: { changes: 2 } },
    { check: 'comments', detail: { comments: 1, leftOut: true } },
    { check: 'embedded-file', detail: { files: 1 } },
    { check: 'author-metadata', detail: { kind: 'author', name: 'Ann Lee' } },
  ]);
});

test('nothing where nothing is', async () => {
  expect(await told(makeXlsx([{ name: 'A', rows: [[1]] }]))).toEqual([]);
  expect(await told(makePptx([{ title: 'Seen', text: 'Leaks' }]))).toEqual([]);
  expect(await told(makeOpenDocument('text', { body: '<text:p>Seen</text:p>' }))).toEqual([]);
  expect(await told(makeRtf('Seen \\deleted0 still'))).toEqual([]);
});
