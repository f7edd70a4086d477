/** What LibreOffice is asked to write: a tagged PDF of what a reader would print. Pure. */

/** Which of its programs opens a file. */
export type OfficeKind = 'text' | 'spreadsheet' | 'presentation';

const filters: Readonly<Record<OfficeKind, string>> = {
  text: 'writer_pdf_Export',
  spreadsheet: 'calc_pdf_Export',
  presentation: 'impress_pdf_Export',
};

/** Names and values are those of its export filter (“PDF export command line parameters” in its help). */
const options: Readonly<Record<string, boolean | number>> = {
  // PDF/UA-1 (ISO 14289-1), which brings tags, the title and the language along.
  PDFUACompliance: true,
  UseTaggedPDF: true,
  ExportBookmarks: true,
  // What people wrote for each other.
  ExportNotes: false,
  ExportNotesPages: false,
  ExportNotesInMargin: false,
  ExportHiddenSlides: false,
  ExportFormFields: false,
  // As good as it is printed: pictures as they are up to 300 dpi.
  Quality: 90,
  ReduceImageResolution: true,
  MaxImageResolution: 300,
  IsAddStream: false,
};

/** The argument of `--convert-to`. */
export function pdfFilter(kind: OfficeKind): string {
  const data = Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      { type: typeof value === 'number' ? 'long' : 'boolean', value: String(value) },
    ]),
  );
  return `pdf:${filters[kind]}:${JSON.stringify(data)}`;
}
