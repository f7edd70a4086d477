/** The stage `publish`: verified bytes become files, each whole; the map comes last, as it vouches for the rest. */
import { basename, join } from 'node:path';
import type { Pack } from '../model/agenda.js';

export { type DraftFile, withDraft } from './draft.js';
export { type Foreseen, guardPlace, guardRun, guardSources } from './guard.js';
export { checkPair } from './pair.js';
export { sourceFiles } from './sources.js';
export { vouchFor } from './vouch.js';

export interface OutputFiles {
  /** Absolute. */
  readonly pdf: string;
  readonly map: string;
}

/** Where a pack's files go: `<body>-<meeting folder>-public-pack.pdf` and `.json`. */
export function outputFiles(pack: Pack, out: string | undefined): OutputFiles {
  const folder = out ?? join(pack.folders.meeting, 'out');
  const name = `${pack.bodySlug}-${basename(pack.folders.meeting)}-${pack.edition}-pack`;
  return { pdf: join(folder, `${name}.pdf`), map: join(folder, `${name}.json`) };
}
