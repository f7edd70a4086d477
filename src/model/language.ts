/** In which language a document is, as codes have it (BCP 47). Pure. */
import type { Document } from './agenda.js';

/**
 * What the clerk says counts; where the clerk says nothing, what the file says of itself, if that is the code of a
 * language: files say "English", "en_GB" or nothing at all.
 */
export function languageOf(
  { language, languageGiven }: Pick<Document, 'language' | 'languageGiven'>,
  own: string | undefined,
): string {
  if (languageGiven || own === undefined) return language;
  try {
    const [code] = Intl.getCanonicalLocales(own.trim());
    return code !== undefined && /^[a-z]{2,3}(-|$)/.test(code) ? code : language;
  } catch {
    return language;
  }
}
