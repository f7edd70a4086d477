/** Whether a paper is in the pack, only named by the agenda, or neither: what its status says of that. Pure. */
import { diagnose } from '../diagnostics/index.js';
import type { AbsentDocument, PackFolders } from '../model/agenda.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { IssuedPart } from '../model/issue.js';
import type { Place } from '../model/place.js';
import type { DocumentSource, ItemSource } from '../model/source.js';
import type { PresentStatus } from '../model/status.js';
import { isPublic } from './access.js';
import { locate, type WithFile } from './located.js';

export interface StatusContext {
  readonly folders: PackFolders;
  /** The item's printed number. */
  readonly number: string;
  /** Papers that were issued, by their paths from the meeting folder. */
  readonly issued: ReadonlySet<string>;
}

/** One that is superseded stays where minutes cite it. */
export function issuedPapers(parts: readonly IssuedPart[]): ReadonlySet<string> {
  const documents = parts.flatMap(({ pages }) => pages.items.flatMap((item) => item.documents));
  return new Set(documents.map(({ source }) => source));
}

export type Standing =
  | {
      readonly kind: 'present';
      readonly document: WithFile;
      readonly status: PresentStatus | undefined;
    }
  | { readonly kind: 'absent'; readonly status: AbsentDocument['status'] }
  /** Its place is taken by another paper, and nobody has cited it. */
  | { readonly kind: 'nowhere' };

/**
 * Whether `document` is in the pack, or only named by its agenda. To follow ends when there is a file; what is superseded
 * stays where it was issued, since pages once issued are cited for ever.
 */
export function standingOf(
  document: DocumentSource,
  item: ItemSource,
  { folders, number, issued }: StatusContext,
): Standing & { readonly diagnostics: readonly Diagnostic[] } {
  const { status, file, at } = document;
  const where = { at, item: `item ${number}` };
  if (status?.kind === 'withdrawn') {
    return { kind: 'absent', status: 'withdrawn', diagnostics: [] };
  }
  if (file === undefined) return { kind: 'absent', status: 'to-follow', diagnostics: [] };
  const withFile: WithFile = { ...document, file };
  if (status === undefined || status.kind === 'late') {
    return { kind: 'present', document: withFile, status, diagnostics: [] };
  }
  if (status.kind === 'to-follow') {
    const diagnostics = [diagnose('document-has-come', {}, where)];
    return { kind: 'present', document: withFile, status: undefined, diagnostics };
  }
  const diagnostics = successorUnknown(document, status.by, item, where);
  const located = locate(withFile, folders, where.item);
  return 'source' in located && issued.has(located.source)
    ? { kind: 'present', document: withFile, status: { kind: 'superseded' }, diagnostics }
    : { kind: 'nowhere', diagnostics };
}

/** Only papers that the public may know of are offered beside a public one. What is written there is not repeated. */
function successorUnknown(
  document: DocumentSource,
  by: string,
  { documents }: ItemSource,
  where: { readonly at: Place; readonly item: string },
): readonly Diagnostic[] {
  const plain = (text: string | undefined): string | undefined =>
    text?.trim().replaceAll('\\', '/').toLowerCase();
  const others = documents.filter((other) => other !== document);
  const known = others.some(({ file, title }) => [file, title].map(plain).includes(plain(by)));
  // One without a name has been told of.
  if (known || by === '') return [];
  const offered = others.filter((other) => isPublic(other) || !isPublic(document));
  const titles = offered.flatMap(({ title, file }) => title ?? file ?? []);
  return [diagnose('superseded-by-unknown', { titles }, where)];
}

/** Whether a paper is not of this meeting any more. */
export function isGone({ status }: DocumentSource): boolean {
  return status?.kind === 'superseded' || status?.kind === 'withdrawn';
}
