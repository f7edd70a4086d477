/**
 * A pack that was built and checked is issued: made once more from its sources, byte for byte the file that was checked,
 * and kept in the folder `issued` together with its page map and who answers for it.
 */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { collect } from '../diagnostics/collect.js';
import { diagnose } from '../diagnostics/index.js';
import { issuedFolder, readIssued, registerFile } from '../load/index.js';
import type { Checked } from '../model/diagnostic.js';
import { type Issue, isSamePart, type PackPart, partName, wholePack } from '../model/issue.js';
import type { Day } from '../model/meeting.js';
import { type GuardBeside, guardBeside } from '../pipeline/guarded.js';
import { type ReadPack, readPack } from '../pipeline/sources.js';
import type { Draft, Order, Workshop } from '../pipeline/terms.js';
import { writePack } from '../pipeline/write.js';
import { planPack } from '../pipeline.js';
import * as publish from '../publish/index.js';

/** Who answers for an issue. */
export interface Release {
  readonly preparedBy: string;
  readonly checkedBy: string;
  /** The file that was checked, by its SHA-256, where the checker says. */
  readonly sha256?: string;
  /** The number of the supplement; the pack where missing. */
  readonly supplement?: number;
  readonly today: Day;
}

export interface Issued {
  readonly issue: Issue;
  /** The same bytes had been issued before, and nothing was done. */
  readonly before: boolean;
  /** Absolute. */
  readonly pdf: string;
  readonly body: string;
  readonly date: Day;
}

/**
 * A pack as it was built and checked is made once more; where it comes out as it was, it is kept in the folder `issued`,
 * and the register says who prepared and who checked it.
 */
export function issuePack(
  folder: string,
  order: Order,
  release: Release,
  shop: Workshop,
): Promise<Checked<Issued>> {
  const guard = guardBeside(folder, order);
  const planned = (again: Order) => planPack(folder, again, shop, guard);
  return issueBuilt(folder, order, release, guard, shop, planned).finally(guard.close);
}

/** `planned` makes the plan of the sources as they are now. */
function issueBuilt(
  folder: string,
  order: Order,
  release: Release,
  guard: GuardBeside,
  shop: Workshop,
  planned: (order: Order) => Promise<Checked<Draft>>,
): Promise<Checked<Issued>> {
  return collect(order.strict, async ({ take, add, ready }) => {
    const read = take(await readPack(folder, order));
    if (read === undefined || !ready()) return undefined;
    const part = partAsked(release);
    const { source, pack } = read;
    const next = pack.supplement?.number ?? 0;
    const built = filesOf(read, part, order);
    const command = part.kind === 'pack' ? 'pack build' : 'pack supplement';
    const pair = await publish.readPair(built);
    const file = basename(built.pdf);
    const at = { at: { file: built.pdf } };
    if (pair === undefined) return void add([diagnose('nothing-built', { file, command }, at)]);
    const { sha256: found, vouched: expected } = pair;
    if (found !== expected) {
      return void add([diagnose('built-file-changed', { file, expected, found }, at)]);
    }
    const checked = release.sha256;
    if (checked !== undefined && checked !== found) {
      return void add([diagnose('not-the-checked-file', { file, checked, found }, at)]);
    }
    const { body, date } = pack.meeting;
    const pdf = join(issuedFolder(pack.folders.meeting), file);
    const issuedAs = (issue: Issue): Issued | undefined => {
      if (issue.pdf.sha256 === found) return { issue, before: true, pdf, body, date };
      const data = { part: partName(part), at: issue.at, sha256: issue.pdf.sha256 };
      return void add([diagnose('issued-already', data, at)]);
    };
    const isThis = (one: Issue) => one.edition === order.edition && isSamePart(one.part, part);
    const before = source.issued.find(isThis);
    if (before !== undefined) return issuedAs(before);
    if (part.kind === 'supplement' && part.number !== next) {
      return void add([diagnose('not-next-supplement', { asked: part.number, next })]);
    }
    const again = { ...order, ...(pair.linearised ? { linearize: true } : {}) };
    const draft = take(await planned(again));
    if (draft === undefined || !ready()) return undefined;
    const files = { pdf, map: join(issuedFolder(pack.folders.meeting), basename(built.map)) };
    const isTheSame = (json: string) =>
      json === pair.mapJson ? [] : [diagnose('built-file-outdated', { file, command }, at)];
    const keeping = { place: 'issued', accept: isTheSame } as const;
    const written = take(await writePack({ ...draft, files }, guard, again, shop, keeping));
    if (written === undefined || !ready()) return undefined;
    const map = {
      file: basename(files.map),
      sha256: createHash('sha256').update(pair.mapJson).digest('hex'),
    };
    const { preparedBy, checkedBy, today } = release;
    const issue: Issue = {
      ...{ part, edition: order.edition, pdf: { file, sha256: found }, map, preparedBy, checkedBy },
      ...{ at: today, tools: draft.map.tools },
    };
    if (await publish.addToRegister(registerFile(pack.folders.meeting), issue)) {
      return { issue, before: false, pdf, body, date };
    }
    // Another run has issued it meanwhile: who answers for it is in its entry.
    const { meeting, council } = pack.folders;
    const meanwhile = take(await readIssued(meeting, council, order.edition))?.find(isThis);
    return meanwhile && issuedAs(meanwhile);
  });
}

function partAsked({ supplement }: Release): PackPart {
  return supplement === undefined ? wholePack : { kind: 'supplement', number: supplement };
}

/** What `pack build` or `pack supplement` has written. */
function filesOf({ pack }: ReadPack, part: PackPart, { out }: Order): publish.OutputFiles {
  if (part.kind === 'pack' || pack.supplement === undefined) return publish.outputFiles(pack, out);
  const supplement = { ...pack.supplement, number: part.number };
  return publish.outputFiles({ ...pack, supplement }, out);
}
