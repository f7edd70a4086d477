/** The stage `publish`: verified bytes become files, each whole; the map comes last, as it vouches for the rest. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Pack } from '../model/agenda.js';

export { type DraftFile, withDraft } from './draft.js';
export {
  type Bounds,
  type Foreseen,
  guardOutput,
  guardPlace,
  guardRun,
  guardSources,
  type Place,
  placeOf,
} from './guard.js';
export { writeLock } from './lock.js';
export { writeNew } from './new-file.js';
export { removeCuts } from './old-cuts.js';
export { checkPair, readPair } from './pair.js';
export { addToRegister } from './register.js';
export { type SiteOutput, type WrittenSite, writeSite } from './site.js';
export { guardSitePlace } from './site-place.js';
export { type SourceFile, sourceFiles } from './sources.js';
export { vouchFor } from './vouch.js';

export interface OutputFiles {
  /** Absolute. */
  readonly pdf: string;
  readonly map: string;
}

/**
 * Where a pack's files go: `<body>-<meeting folder>-public-pack.pdf` and `.json`, or `-members-pack`, and behind that whose
 * copy it is; of a supplement `-supplement-1`, or `-members-supplement-1`.
 */
export function outputFiles(pack: Pack, out: string | undefined): OutputFiles {
  const folder = out ?? join(pack.folders.meeting, 'out');
  const copy = pack.recipient === undefined ? '' : `-${copyName(pack.recipient)}`;
  const meeting = `${pack.bodySlug}-${basename(pack.folders.meeting)}`;
  const name = `${meeting}-${partSlug(pack)}${copy}`;
  return { pdf: join(folder, `${name}.pdf`), map: join(folder, `${name}.json`) };
}

/** Likewise for a file that is no pack: `<body>-<meeting folder>-minutes.pdf` and `.json`. */
export function paperFiles(pack: Pack, slug: string, out: string | undefined): OutputFiles {
  const folder = out ?? join(pack.folders.meeting, 'out');
  const name = `${pack.bodySlug}-${basename(pack.folders.meeting)}-${slug}`;
  return { pdf: join(folder, `${name}.pdf`), map: join(folder, `${name}.json`) };
}

/** Of all that was issued, in one file: `-consolidated-pack`, or `-members-consolidated-pack`. */
export function consolidatedFiles(pack: Pack, out: string | undefined): OutputFiles {
  const folder = out ?? join(pack.folders.meeting, 'out');
  const kind = pack.edition === 'public' ? 'consolidated' : `${pack.edition}-consolidated`;
  const name = `${pack.bodySlug}-${basename(pack.folders.meeting)}-${kind}-pack`;
  return { pdf: join(folder, `${name}.pdf`), map: join(folder, `${name}.json`) };
}

/** Of some pages of a pack: its own name, and behind that what they are. */
export function cutFiles({ pdf, map }: OutputFiles, name: string): OutputFiles {
  return {
    pdf: pdf.replace(/\.pdf$/, `-${name}.pdf`),
    map: map.replace(/\.json$/, `-${name}.json`),
  };
}

/** The bytes of a PDF that was just published. */
export function readWritten({ pdf }: OutputFiles): Promise<Uint8Array> {
  return readFile(pdf);
}

function partSlug({ edition, supplement }: Pack): string {
  if (supplement === undefined) return `${edition}-pack`;
  const kind = edition === 'public' ? 'supplement' : `${edition}-supplement`;
  return `${kind}-${supplement.number}`;
}

/** A name for a file on every system, and another for every recipient, however alike two of them are written. */
function copyName(recipient: string): string {
  const plain = recipient
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const own = createHash('sha256').update(recipient.normalize('NFC')).digest('hex').slice(0, 6);
  return plain === '' ? own : `${plain}-${own}`;
}
