/** Whether a page has text is told without reading it where that is sure, and is always what reading it would tell. */
import { expect, it } from 'vitest';
import { withDocument, withPage } from '../../../src/pdfium/document.js';
import { startEngine } from '../../../src/pdfium/engine.js';
import { hasText } from '../../../src/pdfium/text.js';
import { pageOf } from './documents.js';

const engine = await startEngine();

const shown = (words: string, size = 10) => `BT /F1 ${size} Tf 100 500 Td ${words} Tj ET`;

it.each([
  ['words', shown('(words)'), true],
  ['unseen words', `BT 3 Tr /F1 10 Tf 100 500 Td (words) Tj ET`, true],
  ['words off the page', 'BT /F1 10 Tf 9000 9000 Td (words) Tj ET', true],
  ['marked words', `/P <</MCID 0>> BDC ${shown('(words)')} EMC`, true],
  ['words that are read otherwise', `/Span <</ActualText (x)>> BDC ${shown('(words)')} EMC`, true],
  [
    'words that are read as nothing that can be seen',
    `/Span <</ActualText <FEFF00AD0001>>> BDC ${shown('(words)')} EMC`,
    undefined,
  ],
  ['a space', shown('( )'), undefined],
  ['words of no size', shown('(words)', 0), undefined],
  ['words without width', shown('(words)', 0.000_1), undefined],
  ['an empty string', shown('()'), false],
  ['a line', '100 100 m 200 200 l S', false],
  ['nothing', '', false],
])('%s', (_, content, expected) => {
  const outcome = withDocument(engine, pageOf(content), (document) => ({
    ok: true,
    value: withPage(engine, document, 0, (page) => {
      const textPage = engine.api.FPDFText_LoadPage(page);
      const read = engine.api.FPDFText_CountChars(textPage) > 0;
      engine.api.FPDFText_ClosePage(textPage);
      return { told: hasText(engine, page), read };
    }),
  }));
  if (!outcome.ok || outcome.value === undefined) throw new Error('There is no page');
  const { told, read } = outcome.value;
  expect(told).toBe(read);
  if (expected !== undefined) expect(told).toBe(expected);
});
