/** What a web page or an e-mail comes to, whatever its format: the same for all that follows. */
import type { LetterHead } from '../../model/letter.js';

/** As it was sent; nothing of it is allowed yet. */
export interface Letter {
  /** Missing of a web page. */
  readonly head?: LetterHead;
  readonly body: { readonly kind: 'html' | 'text'; readonly content: string };
  /** Pictures within the letter, by their Content-ID (RFC 2392). */
  readonly pictures: ReadonlyMap<string, LetterPicture>;
  /** Names of the other files that came with it. */
  readonly attached: readonly string[];
}

export interface LetterPicture {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is printed of it. */
export interface LetterReading {
  readonly head?: LetterHead;
  /** Made of what is allowed only. */
  readonly html: string;
  /** Pictures that came with it, by the address that the HTML uses. */
  readonly pictures: readonly (readonly [address: string, picture: LetterPicture])[];
  /** Pictures that lie beside a web page, as written there: by the address that the HTML uses. */
  readonly beside: readonly (readonly [address: string, path: string])[];
  readonly attached: readonly string[];
  readonly droppedLinks: readonly string[];
  /** What is not in the pack, each in a few words. */
  readonly lost: readonly string[];
}
