/** Findings that depend on what a document is to its meeting: its role, its item, the council's own rules. Reads nothing. */
import type { AgendaItem, Document, Pack } from '../model/agenda.js';
import type { Finding } from '../model/finding.js';
import { type Contents, hasHeading } from './text/contents.js';
import { markInName } from './text/marked.js';

/** `contents` is missing where a file has no text that can be read. */
export function paperFindings(
  pack: Pick<Pack, 'reportHeadings'> & { readonly meeting: Pick<Pack['meeting'], 'council'> },
  item: Pick<AgendaItem, 'backgroundPapers'>,
  document: Pick<Document, 'role' | 'source'>,
  contents: Contents | undefined,
): readonly Finding[] {
  const words = document.role === 'minutes' ? undefined : markInName(document.source);
  const inName: readonly Finding[] =
    words === undefined ? [] : [{ check: 'marked-draft', detail: { words } }];
  if (contents === undefined || document.role !== 'report') return inName;
  const missing = (pack.reportHeadings ?? []).filter((heading) => !hasHeading(contents, heading));
  const isListed = contents.namesBackgroundPapers || item.backgroundPapers.length > 0;
  return [
    ...inName,
    ...(isListed || !isPrincipal(pack.meeting.council)
      ? []
      : [{ check: 'no-background-papers', detail: {} } as const]),
    ...missing.map((heading): Finding => ({ check: 'missing-heading', detail: { heading } })),
  ];
}

/** Minutes are a draft until the body that meets has approved them. */
export function isExpected(
  finding: Finding,
  { role, access }: Pick<Document, 'role' | 'access'>,
): boolean {
  if (finding.check !== 'marked-draft') return false;
  // A restricted paper rightly says what it is.
  return access.kind !== 'public' || (role === 'minutes' && /draft/i.test(finding.detail.words));
}

/** Parish, town and community councils need no list (Local Government Act 1972, sections 100D and 270). */
function isPrincipal(council: string): boolean {
  return !/\b(parish|town|community|village|neighbourhood)\s+(council|meeting)\b/i.test(council);
}
