/**
 * The stage `inspect`: what each document holds that the public should perhaps not get. Reads the documents as
 * officers sent them, and changes nothing. Must not know how a pack is made of them.
 */
import { takeTurns } from '../browser/turns.js';
import type { Cache } from '../cache/index.js';
import {
  type AgendaItem,
  boundItems,
  type Document,
  formatItemNumber,
  type Pack,
} from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Finding } from '../model/finding.js';
import type { Meeting } from '../model/meeting.js';
import type { SegmentFacts } from '../model/segment.js';
import type { Pdfium } from '../pdfium/index.js';
import { factFindings } from './facts.js';
import { type Inspected, inspectFile } from './file.js';
import { isExpected, paperFindings } from './paper.js';
import { tell } from './tell.js';

export { type Inspected, inspectFile, isInspectedAlone } from './file.js';
export { type PictureFolder, savePictures } from './pictures.js';
export { type SharedWords, sharedWords } from './shared-words.js';

/** A document that was converted: what is known of it already. */
export interface Converted {
  readonly segment: { readonly facts: SegmentFacts };
  /** Of the file as the officer sent it. */
  readonly sha256: string;
}

export interface InspectTools {
  readonly pdfium: Pdfium;
  readonly cache: Cache;
  /** The bytes of a document; undefined where it cannot be read any more. */
  readonly read: (document: Document) => Promise<Uint8Array | undefined>;
  /** What was found in a document's file already. */
  readonly known?: (document: Document) => Promise<Inspected> | undefined;
}

/** Everything that the checks find in the documents that `converted` holds, by id; in agenda order. */
export async function inspectDocuments(
  pack: Pack,
  converted: ReadonlyMap<string, Converted>,
  tools: InspectTools,
): Promise<readonly Diagnostic[]> {
  // Each of Word's threads may take a gigabyte.
  const turns = takeTurns(2);
  const told = boundItems(pack).flatMap((item) =>
    item.documents.flatMap((document) => {
      const known = converted.get(document.id);
      return known === undefined
        ? []
        : [turns(() => inspectDocument(pack, item, document, known, tools))];
    }),
  );
  return (await Promise.all(told)).flat();
}

async function inspectDocument(
  pack: Pack,
  item: AgendaItem,
  document: Document,
  { segment: { facts }, sha256 }: Converted,
  tools: InspectTools,
): Promise<readonly Diagnostic[]> {
  const inspected = await (tools.known?.(document) ?? inspectFile(document, sha256, tools));
  const findings = [
    ...factFindings(document, facts),
    ...inspected.findings,
    ...paperFindings(pack, item, document, inspected.contents),
  ];
  // A council need not hide that a paper is its own.
  const told = findings.filter(
    (finding) => !isNamed(finding, pack.meeting) && !isExpected(finding, document),
  );
  return tell(told, pack.checks ?? {}, document.accept ?? [], {
    source: document.source,
    document: document.file,
    pages: facts.pages,
    at: document.at,
    item: `item ${formatItemNumber(item.number)}`,
  });
}

/** An author who is the council, or the body that meets. */
function isNamed(finding: Finding, { council, body }: Meeting): boolean {
  if (finding.check !== 'author-metadata' || finding.detail.kind !== 'author') return false;
  const name = finding.detail.name.toLowerCase();
  return [council, body].some((own) => own.toLowerCase() === name);
}
