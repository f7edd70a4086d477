/**
 * Public sources that share words with restricted ones: told by the public place, by the rules of every check. Must not know
 * the restricted sources; it is handed what the guard says of the public ones.
 */
import { agendaItems, formatItemNumber, type Pack } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Acceptance, Finding } from '../model/finding.js';
import type { SharedPlace } from '../model/fingerprint.js';
import type { Place } from '../model/place.js';
import { tell } from './tell.js';

export interface SharedWords {
  readonly diagnostics: readonly Diagnostic[];
  /** Lines, pages, or whole files where neither is known. */
  readonly places: number;
  /** How many of these places are in the diagnostics; somebody accepts the others. */
  readonly told: number;
}

export function sharedWords(pack: Pack, shared: readonly SharedPlace[]): SharedWords {
  const told = shared.map((place) => ({
    places: Math.max(1, place.spots.length),
    diagnostics: ownersOf(pack, place).flatMap((owner) =>
      tell(findingsOf(place, owner), pack.checks ?? {}, owner.accept ?? [], {
        document: place.file,
        pages: [],
        ...owner,
      }),
    ),
  }));
  const sum = (places: readonly { readonly places: number }[]): number =>
    places.reduce((total, one) => total + one.places, 0);
  return {
    diagnostics: told.flatMap(({ diagnostics }) => diagnostics),
    places: sum(told),
    told: sum(told.filter(({ diagnostics }) => diagnostics.length > 0)),
  };
}

function findingsOf({ kinds, spots }: SharedPlace, { accept }: Owner): readonly Finding[] {
  const detail = { kinds, ...(accept === undefined ? { settings: true as const } : {}) };
  const places = spots.length === 0 ? [{}] : spots;
  return places.map((spot) => ({ check: 'shared-words', ...spot, detail }));
}

interface Owner {
  /** As people are told of the file. */
  readonly source: string;
  readonly at: Place;
  readonly item?: string;
  /** Missing where no file has a place to accept anything: settings, minutes, notices of decisions. */
  readonly accept?: readonly Acceptance[];
}

/** Every document that is this file; the item whose own text it is; else the file by itself. */
function ownersOf(pack: Pack, { file, source, at, spots }: SharedPlace): readonly Owner[] {
  const items = agendaItems(pack);
  const name = (item: (typeof items)[number]): string => `item ${formatItemNumber(item.number)}`;
  const papers = items.flatMap((item) =>
    item.documents
      .filter((document) => document.file === file)
      .map((document) => ({
        source: document.source,
        at: document.at,
        item: name(item),
        // Minutes that an item has by its `minutes-of:` stand in no list of documents.
        ...(document.minutesOf === undefined ? { accept: document.accept ?? [] } : {}),
      })),
  );
  if (papers.length > 0) return papers;
  const line = spots[0]?.line;
  const place = { source, at: line === undefined ? at : { file, line } };
  const own = items.find((item) => item.at.file === file);
  return own === undefined ? [place] : [{ ...place, item: name(own), accept: own.accept ?? [] }];
}
