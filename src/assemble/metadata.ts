/** What the file says of itself: title, language, dates, and an identifier made of its content. */
import { createHash } from 'node:crypto';
import { type PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';

export interface FileDescription {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly author: string;
  /** Seconds since 1970, from the date of issue or SOURCE_DATE_EPOCH: never the clock. */
  readonly date: number;
  readonly producer: string;
}

const name = (text: string): PDFName => PDFName.of(text);

/** Stands in the file for its identifier while nothing is known of the bytes around it. */
const noIdentifier = '0'.repeat(32);

/** Writes Info, XMP, Lang, viewer preferences and room for the ID (ISO 32000-2, 14.3, 14.4, 14.9.2). */
export function describeFile(pdf: PDFDocument, about: FileDescription): void {
  const { context, catalog } = pdf;
  const date = new Date(about.date * 1000);
  const info = context.obj({
    Title: PDFHexString.fromText(about.title),
    Author: PDFHexString.fromText(about.author),
    Producer: PDFHexString.fromText(about.producer),
    CreationDate: PDFString.fromDate(date),
    ModDate: PDFString.fromDate(date),
  });
  context.trailerInfo.Info = context.register(info);
  catalog.set(name('Lang'), PDFString.of(about.language));
  catalog.set(name('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  catalog.set(
    name('Metadata'),
    context.register(context.stream(xmp(about, date), { Type: 'Metadata', Subtype: 'XML' })),
  );
  const id = PDFHexString.of(noIdentifier);
  context.trailerInfo.ID = context.obj([id, id]);
}

/**
 * Writes the identifier, made of the written bytes and of nothing else, into `file`: what a browser says
 * of the day on which it printed is in no page of the pack, and must not tell one file from another.
 */
export function identifyFile(file: Uint8Array): void {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, noIdentifier.length);
  let at = bytes.length;
  for (const half of ['second', 'first']) {
    at = bytes.lastIndexOf(`<${noIdentifier}>`, at - 1);
    if (at < 0) throw new Error(`The file has no room for the ${half} half of its identifier.`);
    bytes.write(id, at + 1, 'latin1');
  }
}

function xmp(about: FileDescription, date: Date): Uint8Array {
  const at = `${date.toISOString().slice(0, 19)}Z`;
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(about.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(about.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${escapeXml(about.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${at}</xmp:CreateDate><xmp:ModifyDate>${at}</xmp:ModifyDate>
<pdf:Producer>${escapeXml(about.producer)}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
  return new TextEncoder().encode(packet);
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (character) => `&#${character.codePointAt(0)};`);
}
