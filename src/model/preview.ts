/** A preview: some papers at their true pages of a pack, behind the sheet of the agenda that lists them. */
import type { Edition } from './access.js';
import type { PageRange } from './plan.js';

/** The JSON file beside a preview; a build of its pack knows by it what to remove. */
export interface PreviewMap {
  readonly version: 1;
  readonly kind: 'preview';
  readonly edition: Edition;
  readonly pdf: { readonly file: string; readonly sha256: string };
  /** The pack that it is a preview of. */
  readonly of: { readonly file: string };
  /** The item's number and title. */
  readonly item: string;
  readonly title: string;
  /** Their places in the pack, blank pages included; two where a members' item has papers in both parts. */
  readonly ranges: readonly PageRange[];
  /** Of the preview itself, with the sheet of the agenda. */
  readonly sheets: number;
}
