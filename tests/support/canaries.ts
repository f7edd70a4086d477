/** Fingerprints of given restricted and public pieces, and candidates with one thing planted in them. Knows no pack. */
import type { Fingerprints } from '../../src/model/fingerprint.js';
import type { Pdfium } from '../../src/pdfium/index.js';
import { type Found, openGatherer, readWhole } from '../../src/traces/index.js';
import { makePdf, streamOf } from './pdf-maker.js';

export interface Restricted {
  readonly texts?: readonly string[];
  readonly titles?: readonly string[];
  readonly fileNames?: readonly string[];
  /** Whole files. */
  readonly files?: readonly Uint8Array[];
}

/** As the guard makes them. */
export async function fingerprintsOf(
  restricted: Restricted,
  open: Restricted,
  pdfium: Pdfium,
): Promise<Fingerprints> {
  const gatherer = openGatherer([0x1234567, 0x89abcd]);
  const said = (text: string): Found => ({ place: { kind: 'text' }, text });
  for (const text of restricted.texts ?? []) gatherer.restrict(said(text));
  for (const title of restricted.titles ?? []) gatherer.restrictWhole('title', title);
  for (const name of restricted.fileNames ?? []) gatherer.restrictWhole('file-name', name);
  for (const file of restricted.files ?? []) {
    await readWhole(file, { pdfium, pictures: true, everything: false }, gatherer.restrict);
  }
  for (const text of open.texts ?? []) gatherer.publish(said(text), 'somebody', 'public.md');
  for (const file of open.files ?? []) {
    await readWhole(file, { pdfium, pictures: true, everything: true }, (found) =>
      gatherer.publish(found, 'somebody', 'public.pdf'),
    );
  }
  return gatherer.finish().fingerprints;
}

/** What is planted: more objects from 20 on, entries of dictionaries, bytes around the file. */
export interface Planting {
  readonly objects?: Readonly<Record<number, string>>;
  readonly catalogue?: string;
  readonly page?: string;
  readonly resources?: string;
  readonly content?: string;
  readonly trailer?: string;
  /** What becomes of the file's bytes at last. */
  readonly bytes?: (pdf: Buffer) => Uint8Array;
}

export const publicWords = 'Minutes of the drains committee were taken as read';

/** A page of public words, with whatever is planted. */
export function candidatePdf(plant: Planting = {}): Uint8Array {
  const { catalogue = '', page = '', resources = '', content = '', trailer = '' } = plant;
  const pdf = makePdf(
    {
      1: `<</Type/Catalog/Pages 2 0 R ${catalogue}>>`,
      2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>${resources}>>${page}>>`,
      4: streamOf(`BT /F1 12 Tf 72 700 Td (${publicWords}) Tj ET\n${content}`),
      5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
      ...plant.objects,
    },
    `/Root 1 0 R ${trailer}`,
  );
  return plant.bytes?.(Buffer.from(pdf)) ?? pdf;
}

/** UTF-16BE with its mark, as hexadecimal. */
export function wide(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${bytes.toString('hex')}>`;
}
