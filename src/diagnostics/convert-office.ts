/** What can be wrong with a document that LibreOffice is to convert. */
import { error, warning } from './problem.js';

const install =
  'Install LibreOffice (on Debian and Ubuntu: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui); if it is in a place of its own, say where with PACK_LIBREOFFICE.';

export const officeProblems = {
  'office-missing': error<{ file: string; words: string; orElse?: string }>(
    ({ file, words }) =>
      `The document ${file} is ${words}, which needs LibreOffice to be put into a pack, and LibreOffice is not installed.`,
    ({ orElse }) => [
      `Open it in the program that made it and save it as PDF${orElse === undefined ? '' : ` or as ${orElse}`}, and name that file here.`,
      `Or: ${install}`,
    ],
  ),
  'layout-without-office': error<{ file: string; isOld: boolean }>(
    ({ file }) =>
      `The document ${file} is to keep its layout (“convert: layout”), which needs LibreOffice, and LibreOffice is not installed.`,
    ({ isOld }) => [
      isOld
        ? 'Open it in Word and save it as Word document (.docx) or as PDF, and name that file here.'
        : 'Leave “convert: layout” out, so that it is set in the council’s own style; or save it as PDF in Word and name that file here.',
      `Or: ${install}`,
    ],
  ),
  'office-not-as-named': error<{ file: string; words: string; found?: string }>(
    ({ file, words, found }) =>
      `The document ${file} is not really ${words}${found === undefined ? '' : `: it is ${found}`}.`,
    () => [
      'Open it in the program that made it and save it as PDF; renaming a file does not convert it.',
    ],
  ),
  'office-password': error<{ file: string }>(
    ({ file }) => `The document ${file} needs a password to be opened.`,
    () => ['Ask its author for a copy without a password: the public could not open it either.'],
  ),
  'office-broken': error<{ file: string; cause: string }>(
    ({ file, cause }) => `The document ${file} cannot be read: ${cause}.`,
    () => ['Open it in the program that made it and save it again, or as PDF.'],
  ),
  'office-too-slow': error<{ file: string }>(
    ({ file }) => `The document ${file} takes too long to convert: LibreOffice was stopped.`,
    () => ['Open it in the program that made it and save it as PDF, and name that file here.'],
  ),
  'office-failed': error<{ file: string; said: string }>(
    ({ file, said }) =>
      `LibreOffice could not convert the document ${file}${said === '' ? '' : ` (it said: ${said.replace(/[.\s]+$/, '')})`}.`,
    () => [
      'Open it in the program that made it and save it as PDF, and name that file here.',
      'If every such file fails, a part of LibreOffice may be missing: it needs Writer for texts, Calc for spreadsheets and Impress for slides.',
    ],
  ),
  'only-for-word': warning<{ file: string }>(
    ({ file }) => `“convert:” means nothing for ${file}, which is not a Word document.`,
    () => ['Leave “convert:” out.'],
  ),
} as const;
