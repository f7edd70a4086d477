/** What is told of files that were written: to people, and to programs. */
import { relative } from 'node:path';
import { pathJson } from '../diagnostics/json.js';
import { formatLongDay } from '../model/date.js';
import { given } from '../model/given.js';
import type { IssuedPart } from '../model/issue.js';
import { formatPageRange } from '../model/plan.js';
import type { Published, Written } from '../pipeline.js';
import { absenceJson, absenceLine } from './absence.js';
import { accessibilityLine } from './accessibility.js';
import type { Context } from './context.js';
import { fileSize, heading, overview, pagesLine } from './overview.js';

export interface Built extends Written, Pick<Published, 'split'> {
  readonly asIssued?: Pick<IssuedPart, 'at'>;
  /** They were there already, and nothing has changed since. */
  readonly unchanged?: true;
}

/** What a person is told of files that were written. */
export function showPublished(
  { map, files, bytes, absence, asIssued, split = [], unchanged }: Built,
  { cwd, stderr, progress }: Context,
  spent?: Spent,
): void {
  stderr(`${heading(map)}\n${overview(map)}\n`);
  stderr(`${accessibilityLine(map)}\n`);
  const guarded = absenceLine({ ...given({ absence }) });
  if (guarded !== undefined) stderr(`${guarded}\n`);
  if (asIssued !== undefined) {
    stderr(`As issued on ${formatLongDay(asIssued.at, 'en-GB')}, byte for byte\n`);
  }
  if (unchanged) stderr('Nothing has changed since it was built\n');
  // Where nobody waits, nobody wants to know how long it took; and a log is to be the same each time.
  const took = progress === undefined || spent === undefined ? '' : `, ${spentWords(spent)}`;
  stderr(`${pagesLine(map)}, ${fileSize(bytes)}${took}: ${relative(cwd, files.pdf)}\n`);
  for (const cut of split) {
    const { first, last, sheets } = cut.map;
    const pages = formatPageRange({ first, last, sheets }).toLowerCase();
    stderr(`  ${pages}, ${fileSize(cut.bytes)}: ${relative(cwd, cut.files.pdf)}\n`);
  }
}

/** What a build has cost, and what it has found. */
export interface Spent {
  readonly ms: number;
  readonly warnings: number;
}

/** "no warnings, 1.4 s". */
function spentWords({ ms, warnings }: Spent): string {
  const found = warnings === 1 ? '1 warning' : `${warnings === 0 ? 'no' : warnings} warnings`;
  return `${found}, ${(ms / 1000).toFixed(1)} s`;
}

/** The same in a `--json` answer. */
export function publishedJson(
  { map, files, bytes, absence, asIssued, split, unchanged }: Built,
  { cwd }: Context,
): object {
  return {
    pdf: pathJson(files.pdf, cwd),
    map: pathJson(files.map, cwd),
    sheets: map.sheets,
    bytes,
    sha256: map.pdf?.sha256,
    ...given({
      unchanged,
      absence: absenceJson(absence, false),
      issued: asIssued?.at,
      split: split?.map((cut) => ({
        pdf: pathJson(cut.files.pdf, cwd),
        first: cut.map.first,
        last: cut.map.last,
        bytes: cut.bytes,
        sha256: cut.map.pdf.sha256,
      })),
    }),
  };
}
