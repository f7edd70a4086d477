/** PDF files for tests, made on the spot. Knows nothing of packs. */
import { PDFDocument, StandardFonts } from 'pdf-lib';

/** A4 pages with a line of text each; with a password where one is given. */
export async function pdfFile(pages: number, password?: string): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  // With nothing in it that a check would tell of.
  pdf.setTitle('The paper');
  pdf.setLanguage('en-GB');
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number += 1) {
    pdf.addPage([595, 842]).drawText(`Sheet ${number} of the paper`, { x: 72, y: 700, font });
  }
  if (password !== undefined) pdf.encrypt({ userPassword: password, ownerPassword: password });
  return pdf.save();
}
