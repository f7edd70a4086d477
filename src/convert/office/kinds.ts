/** The files that LibreOffice converts for us, and what they must look like to be taken for such. Pure. */
import type { OfficeKind } from '../../office/index.js';

export interface OfficeFormat {
  readonly kind: OfficeKind;
  /** "an OpenDocument text", as `kindOfFile` says it. */
  readonly words: string;
  /** Its first bytes, of one character each. */
  readonly start: string;
  /** What an officer may save it as instead, besides PDF. */
  readonly orElse?: string;
}

const zip = 'PK\u0003\u0004';
/** [MS-CFB], 2.2. */
export const oleStart = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';
const word = 'Word (.docx)';

const text = { kind: 'text', start: zip, orElse: word } as const;
const spreadsheet = { kind: 'spreadsheet', start: zip } as const;
const presentation = { kind: 'presentation', start: zip } as const;

/** By the ending of the file, in small letters. */
export const officeFormats: Readonly<Record<string, OfficeFormat>> = {
  '.odt': { ...text, words: 'an OpenDocument text' },
  '.rtf': { ...text, start: '{\\rtf', words: 'a Rich Text (RTF) file' },
  '.ods': { ...spreadsheet, words: 'an OpenDocument spreadsheet' },
  '.xlsx': { ...spreadsheet, words: 'an Excel workbook' },
  '.odp': { ...presentation, words: 'an OpenDocument presentation' },
  '.pptx': { ...presentation, words: 'a PowerPoint presentation' },
};

/** Those that are converted so only where the pack asks for their layout. */
export const layoutFormats: Readonly<Record<string, OfficeFormat>> = {
  '.docx': { ...text, words: 'a Word document' },
  '.docm': { ...text, words: 'a Word document with macros' },
  '.doc': { ...text, start: oleStart, words: 'an old Word document (.doc)' },
};
