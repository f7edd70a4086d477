/** Builds the small PDFs that these tests need, object by object. Must not know what is tested. */
import { PDFDocument } from 'pdf-lib';

/**
 * Writes a PDF out of the bodies of its objects; number 1 is the catalogue.
 */
export function pdfOf(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [index, body] of objects.entries()) {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
  }
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

export function streamOf(content: string, dictionary = ''): string {
  return `<< /Length ${content.length} ${dictionary} >>\nstream\n${content}\nendstream`;
}

/** One page, with content and Helvetica as /F1; `page` and `catalogue` are entries to add. */
export function pageOf(
  content: string,
  page = '/MediaBox [0 0 400 600]',
  catalogue = '',
): Uint8Array {
  return pdfOf([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R ${page} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    streamOf(content),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);
}

/** Many pages with a line of text each. */
export async function longDocument(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont('Helvetica');
  for (let page = 1; page <= pages; page += 1) {
    pdf.addPage([595, 842]).drawText(`Sheet ${page}`, { x: 70, y: 400, size: 12, font });
  }
  return pdf.save();
}

/** A page whose form draws the next form thirty times, eight deep: nobody lives to see it drawn. */
export function endlessPage(): Uint8Array {
  const forms = 8;
  const form = (level: number) =>
    streamOf(
      level === forms ? '0 0 m 9 9 l S' : '/X Do '.repeat(30),
      `/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources << /XObject << /X ${
        5 + level
      } 0 R >> >>`,
    );
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
    streamOf('/X Do'),
    ...Array.from({ length: forms }, (_, index) => form(index + 1)),
  ]);
}
