/**
 * A pack without a browser: what the allow-list lets through, each item and document as made pages, spliced by our own
 * engine. With the allow-list switched off it holds everything. Decides nothing about access itself.
 */
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Pack } from '../../src/model/agenda.js';
import type { PackSource } from '../../src/model/source.js';
import { resolvePack } from '../../src/resolve/index.js';
import { xmlText } from '../../src/traces/read/xml.js';
import { filesInZip } from '../../src/traces/read/zip.js';
import type { PublicCandidate } from '../../src/verify/absence/index.js';
import { pageOf, picturePage } from './random-pack.js';
import { orderOf, partOf, pieceOf, spliced } from './splice-pdf.js';

/** As if somebody had broken the allow-list: whatever is restricted is public, and Part B is in Part A. */
export function withoutAllowList(source: PackSource): PackSource {
  const access = { kind: 'public' } as const;
  const items = [...source.items].map(([name, item]) => {
    const documents = item.documents.map((document) => ({ ...document, access }));
    return [name, { ...item, access, documents }] as const;
  });
  const { partA, partB } = source.meeting;
  return {
    ...source,
    items: new Map(items),
    meeting: { ...source.meeting, partA: [...partA, ...partB], partB: [] },
  };
}

export interface CheapPack extends PublicCandidate {
  /** The paper on each page; the agenda's is empty. */
  readonly papers: readonly string[];
}

/** The public pack of `source`, as far as resolve lets things through. */
export async function cheapPack(source: PackSource): Promise<CheapPack> {
  const { value: pack } = resolvePack(source, 'public');
  if (pack === undefined) throw new Error('There is no pack.');
  const pages = [{ title: 'Agenda', file: '', pdf: agendaPage(pack) }];
  for (const item of pack.partA) {
    for (const { title, file } of item.documents) {
      pages.push({ title, file, pdf: await paperOf(file) });
    }
  }
  const parts = pages.map(({ title, pdf }) => partOf(pieceOf(pdf), { title }));
  const bookmarks = pages.map(({ title }, sheet) => ({ title, to: { sheet }, children: [] }));
  const items = pack.partA.map(({ title, documents }) => ({
    title,
    documents: documents.map(({ id, title: own, source: file }) => ({ id, title: own, file })),
  }));
  return {
    pdf: await spliced(orderOf(parts, { bookmarks })),
    mapJson: JSON.stringify({ version: 1, items }, null, 2),
    fileNames: ['drains-committee-2025-03-04-public-pack.pdf'],
    papers: pages.map(({ file }) => file),
  };
}

function agendaPage({ meeting, partA }: Pack): Uint8Array {
  return pageOf([
    meeting.council,
    `${meeting.body}, Tuesday, 4 March 2025 at 10.00 am`,
    ...partA.flatMap(({ title, text, documents }, index) => [
      `${index + 1}. ${title}`,
      ...text.source.split('\n'),
      ...documents.map((document) => document.title),
    ]),
  ]);
}

async function paperOf(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file);
  if (file.endsWith('.pdf')) return bytes;
  if (file.endsWith('.md')) return pageOf(bytes.toString().split('\n'));
  if (file.endsWith('.jpg')) {
    // As the darkroom does: cleaned and compressed anew.
    const { data, info } = await sharp(bytes)
      .jpeg({ quality: 60 })
      .toBuffer({ resolveWithObject: true });
    return picturePage(data, info.width, info.height);
  }
  const lines: string[] = [];
  for await (const part of filesInZip(bytes)) {
    if (part.name === 'word/document.xml')
      lines.push(...xmlText(Buffer.from(part.bytes).toString()).split('\n'));
  }
  return pageOf(lines);
}
