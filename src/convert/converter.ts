/** Which program makes pages of a paper: for the page map, and for whoever wonders why two builds differ. */
import type { Office } from '../office/index.js';
import type { Pdfium } from '../pdfium/index.js';
import { letterEndings, letterReader } from './letter/index.js';
import { layoutFormats, officeFormats } from './office/kinds.js';
import { readerIdentity } from './word/reader.js';

export interface Converters {
  readonly pdfium: Pick<Pdfium, 'identity'>;
  readonly office: Office;
  /** The version of this program, which sets Markdown and pictures itself. */
  readonly pack: string;
}

/** Whether LibreOffice makes its pages: of some kinds always, of Word documents where the pack asks for their layout. */
export function isForOffice(ending: string, convert: 'structure' | 'layout' | undefined): boolean {
  return ending in officeFormats || (ending in layoutFormats && convert === 'layout');
}

/** "LibreOffice 7.4.7.2"; `ending` with its dot, in small letters. */
export async function converterOf(
  ending: string,
  convert: 'structure' | 'layout' | undefined,
  { pdfium, office, pack }: Converters,
): Promise<string> {
  if (isForOffice(ending, convert)) return (await office.installed())?.name ?? 'LibreOffice';
  if (ending in letterEndings) return letterReader(ending);
  if (ending === '.pdf') return pdfium.identity;
  if (ending === '.docx' || ending === '.docm') return readerIdentity();
  return `pack ${pack}`;
}
