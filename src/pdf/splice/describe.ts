/** What the file says of itself: title, language, dates, what it claims (ISO 32000-2, 14.3; ISO 14289-1, 5). */
import { print } from '../objects/print.js';
import { textString } from '../objects/text.js';
import { PdfString } from '../objects/values.js';
import type { FileDescription } from './order.js';
import type { Output } from './placed.js';

/**
 * In one line and without characters that XML has no way to write, or reads as others (XML 1.0, 2.2 and 2.11): XMP
 * can be read, and says the same as Info.
 */
export function legible(about: FileDescription): FileDescription {
  const written = (text: string): string =>
    text.replace(/[\t\n\r\u0085\u2028]+/g, ' ').replace(unwritable, '');
  return {
    ...about,
    title: written(about.title),
    author: written(about.author),
    producer: written(about.producer),
    language: written(about.language),
  };
}

const unwritable = /[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Writes Info and XMP; answers the number of Info and the catalogue's entries. */
export function describeFile(
  output: Output,
  about: FileDescription,
): { readonly info: number; readonly entries: string } {
  const date = new Date(about.date * 1000);
  const info = output.allot();
  const at = print(new PdfString(`D:${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));
  const texts = Object.entries({
    Title: about.title,
    Author: about.author,
    Producer: about.producer,
  }).map(([key, text]) => `/${key} ${print(textString(text))}`);
  output.put(info, `<<${texts.join('')}/CreationDate ${at}/ModDate ${at}>>`);
  const metadata = output.allot();
  output.stream(metadata, '/Type/Metadata/Subtype/XML', xmp(about, date));
  const language = print(textString(about.language));
  const entries = `/Lang ${language}/ViewerPreferences<</DisplayDocTitle true>>/Metadata ${metadata} 0 R`;
  return { info, entries };
}

function xmp(about: FileDescription, date: Date): Uint8Array {
  const at = `${date.toISOString().slice(0, 19)}Z`;
  const claim =
    about.claimsUa === undefined ? '' : `\n<pdfuaid:part>${about.claimsUa}</pdfuaid:part>`;
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(about.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(about.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${escaped(about.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${at}</xmp:CreateDate><xmp:ModifyDate>${at}</xmp:ModifyDate>
<pdf:Producer>${escaped(about.producer)}</pdf:Producer>${claim}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
  return new TextEncoder().encode(packet);
}

function escaped(text: string): string {
  return text.replace(/[<>&"]/g, (character) => `&#${character.codePointAt(0)};`);
}
