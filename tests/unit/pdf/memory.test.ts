/** Many documents in one file: each is in memory while it is written, and not longer. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { decodePiece, encodePiece, type SplicePart, splicePdf } from '../../../src/pdf/index.js';
import { documentWith } from '../../support/small-document.js';
import { memorySink, orderOf, partOf, pieceOf } from '../../support/splice-pdf.js';
import { stillAlive } from '../../support/still-alive.js';

const megabyte = 1024 * 1024;
/** Of a megabyte and a half each. */
const pieces = 15;

it('lets a piece go once it is written, with all that was known of it', async () => {
  // Figures that compressing makes half as long and no shorter.
  const figures = Array.from({ length: (2.5 * megabyte) / 64 }, (_, index) =>
    createHash('sha256').update(`${index}`).digest('hex'),
  );
  const content = figures.map((all) => `BT <${all}> Tj ET`).join('\n');
  const piece = pieceOf(documentWith({ content }));
  expect(piece.bytes.length).toBeGreaterThan(megabyte);
  const encoded = encodePiece(piece);
  const loaded: WeakRef<object>[] = [];
  const known: WeakRef<object>[] = [];
  let alive = 0;
  const load: SplicePart['load'] = async () => {
    if (loaded.length === pieces - 1) alive = await stillAlive([...loaded, ...known]);
    const found = decodePiece(Uint8Array.from(encoded));
    if (found === undefined) throw new Error('The piece cannot be read again.');
    // Else the file would have one content for all of them.
    const own = { ...found, shared: new Uint32Array(0) };
    loaded.push(new WeakRef(own.bytes.buffer));
    known.push(new WeakRef(own.facts));
    return own;
  };
  const parts = Array.from({ length: pieces }, () => ({ ...partOf(piece), load }));
  await splicePdf(orderOf(parts), memorySink());
  expect(loaded).toHaveLength(pieces);
  // One is written; and what has not gone to the file yet is at most ten megabytes.
  expect(alive).toBeLessThan(11);
});
