/** A picture that cannot be used, and the diagnostic for it. Must not know where the picture is shown. */
import { diagnose } from '../../diagnostics/index.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { BrokenPart } from '../../model/picture.js';
import type { Place } from '../../model/place.js';

/** Why. `pixels` is of the largest picture in the file, or of all of them. */
export type Refusal =
  | { readonly kind: 'broken'; readonly part: BrokenPart }
  | { readonly kind: 'too-many-pixels'; readonly pixels: number; readonly most: number }
  | { readonly kind: 'too-many-pages'; readonly pages: number; readonly most: number }
  | { readonly kind: 'too-slow' };

/** Thrown from where pixels are read, which may be deep in printing, to where it can be told. */
export class PictureRefused extends Error {
  readonly refusal: Refusal;
  /** As the pack names the file. */
  readonly file: string;

  constructor(file: string, refusal: Refusal, options?: ErrorOptions) {
    super(`The picture ${file} cannot be used (${refusal.kind}).`, options);
    this.refusal = refusal;
    this.file = file;
  }
}

export function refusalDiagnostic(
  { file, refusal }: PictureRefused,
  where: { readonly at: Place; readonly item?: string },
): Diagnostic {
  switch (refusal.kind) {
    case 'broken':
      return diagnose('picture-broken', { file, part: refusal.part }, where);
    case 'too-many-pixels':
      return diagnose('picture-too-many-pixels', { file, ...millionsOf(refusal) }, where);
    case 'too-many-pages':
      return diagnose(
        'picture-too-many-pages',
        { file, pages: refusal.pages, most: refusal.most },
        where,
      );
    case 'too-slow':
      return diagnose('picture-too-slow', { file }, where);
  }
}

function millionsOf({ pixels, most }: { pixels: number; most: number }) {
  return { millions: Math.round(pixels / 1e6), most: Math.round(most / 1e6) };
}
