/** load → resolve → minute: what the public pages may say of a meeting. Only what was issued; with `draft`, what was built too. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { openDarkroom, readDocument, wordBody } from '../convert/index.js';
import { collect } from '../diagnostics/collect.js';
import { diagnose } from '../diagnostics/index.js';
import { readIssuedPdf } from '../issue/index.js';
import { loadPack, registerFile } from '../load/index.js';
import { minutesMap } from '../minute/index.js';
import { agendaItems, formatItemNumber, type Pack } from '../model/agenda.js';
import type { DecisionsMap } from '../model/decision.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import { numberOf, type PackPart, wholePack } from '../model/issue.js';
import type { PageMap } from '../model/map.js';
import type { MinutesMap } from '../model/minutes-map.js';
import type { Vouched } from '../model/paper.js';
import type { SiteMeeting, SitePart } from '../model/site.js';
import type { PackSource } from '../model/source.js';
import * as publish from '../publish/index.js';
import { resolvePack, sourceOfPart } from '../resolve/index.js';
import { withOpenActions } from './actions.js';
import { decisionsOf } from './decisions.js';
import { minutesOf } from './minutes.js';
import type { Workshop } from './terms.js';

export interface ReadSiteMeeting {
  readonly source: PackSource;
  readonly meeting: SiteMeeting;
}

/**
 * No value, and nothing told, where nothing of the meeting is public yet. Errors: those of its sources and issued files,
 * `site-built-outdated`, `site-minutes-outdated`; warning `site-report-changed`.
 */
export function readSiteMeeting(
  folder: string,
  draft: boolean,
  shop: Workshop,
): Promise<Checked<ReadSiteMeeting>> {
  return collect(false, async ({ take, add, ready }) => {
    if (!draft && !(await isThere(registerFile(folder)))) return undefined;
    const loaded = take(errorsOf(await loadPack(folder, 'public')));
    const source = loaded && take(errorsOf(await withOpenActions(loaded)));
    if (source === undefined || !ready()) return undefined;
    const issued = source.issued.filter(({ edition }) => edition === 'public');
    const parts: SitePart[] = [];
    for (const one of issued) {
      take(await readIssuedPdf(one));
      parts.push({ part: one.part, pages: one.pages, issued: one.at, pdf: one.paths.pdf });
    }
    const last = issued.at(-1)?.part;
    const next: PackPart =
      last === undefined ? wholePack : { kind: 'supplement', number: numberOf(last) + 1 };
    const own = sourceOfPart(source, isSupplemented(last) || draft ? next : wholePack, 'public');
    const pack = take(errorsOf(resolvePack(own.source, 'public', own.supplement)));
    const plain = resolvePack(source, 'public').value;
    if (pack === undefined || plain === undefined || !ready()) return undefined;
    if (draft) {
      const built = await builtPart(pack, next);
      if (built !== undefined) parts.push(built);
      if (built !== undefined && !hasItemsOf(built.pages, pack)) {
        const at = { file: built.pdf };
        add([diagnose('site-built-outdated', { file: basename(built.pdf) }, { at })]);
      }
    }
    if (parts.length === 0) return undefined;
    const readable = take(await readableReports(pack, parts, shop)) ?? new Set<string>();
    const minutes = take(await builtMinutes(plain, source));
    const decisions = take(await builtDecisions(plain, source));
    const meeting: SiteMeeting = {
      ...{ pack, name: basename(folder), parts, readable },
      ...given({ minutes, decisions }),
    };
    return { source, meeting };
  });
}

function isSupplemented(last: PackPart | undefined): boolean {
  return last !== undefined && numberOf(last) > 0;
}

/** The pack, or the next supplement, as it lies in `out`; none where it was not built, or was changed since. */
async function builtPart(pack: Pack, part: PackPart): Promise<SitePart | undefined> {
  const files = publish.outputFiles(pack, undefined);
  const pages = await builtMap<PageMap>(files);
  return pages && { part, pages, pdf: files.pdf };
}

async function builtMap<M extends Vouched>(files: publish.OutputFiles): Promise<M | undefined> {
  const pair = await publish.readPair(files);
  if (pair === undefined || pair.sha256 !== pair.vouched) return undefined;
  // Our own `vouchFor` wrote it.
  return JSON.parse(pair.mapJson) as M;
}

function hasItemsOf({ items }: PageMap, pack: Pack): boolean {
  const now = agendaItems(pack).map(({ number, title }) => [formatItemNumber(number), title]);
  const then = items.map(({ number, title }) => [number, title]);
  return JSON.stringify(now) === JSON.stringify(then);
}

/** Reports in Markdown and Word whose files are what was issued: a page of them says what the PDF says. */
function readableReports(
  pack: Pack,
  parts: readonly SitePart[],
  { cache }: Workshop,
): Promise<Checked<ReadonlySet<string>>> {
  const darkroom = openDarkroom();
  const { meeting } = pack.folders;
  const documents = parts.flatMap(({ pages }) =>
    pages.items.filter(({ access }) => access === 'public').flatMap((item) => item.documents),
  );
  return collect(false, async ({ add }) => {
    const readable = new Set<string>();
    for (const { source, sha256, access } of documents) {
      if (access !== 'public' || !/\.(md|markdown|docx|docm)$/i.test(extname(source))) continue;
      // Minutes of another meeting: they have a page of their own there.
      if (source.startsWith('../')) continue;
      const file = join(meeting, source);
      const bytes = await readDocument(pack, { file });
      const found = bytes && createHash('sha256').update(bytes).digest('hex');
      if (bytes !== undefined && found === sha256) {
        const isWord = /\.doc[xm]$/i.test(source);
        if (!isWord || (await wordBody(source, bytes, cache, darkroom)) !== undefined) {
          readable.add(source);
        }
      } else add([diagnose('site-report-changed', { file: source }, { at: { file } })]);
    }
    return readable;
  });
}

/** The minutes, where a PDF of them was made and they are still the same. */
function builtMinutes(
  pack: Pack,
  source: PackSource,
): Promise<Checked<NonNullable<SiteMeeting['minutes']>>> {
  return collect(false, async ({ take, add }) => {
    const files = publish.paperFiles(pack, 'minutes', undefined);
    const map = await builtMap<MinutesMap>(files);
    if (map === undefined) return undefined;
    const nobody = async () => ({ diagnostics: [] });
    const minuted = take(errorsOf(await minutesOf(pack, source.issued, nobody)));
    if (minuted === undefined) return undefined;
    const now = minutesMap(minuted, { ...noFacts, pages: [] }, map.tools);
    if (textOf(now) !== textOf(map)) {
      const data = { file: basename(files.pdf), what: 'minutes' } as const;
      return void add([diagnose('site-minutes-outdated', data, { at: { file: files.pdf } })]);
    }
    return { minuted, map, pdf: files.pdf };
  });
}

/** As much of a print as a map of minutes asks for, where only what they say is compared. */
const noFacts = { anchors: {}, carried: { uaFaults: {} } } as unknown as Parameters<
  typeof minutesMap
>[1];

function textOf({ approved, ended, attendance, minutes }: MinutesMap): string {
  const said = minutes.map(({ page: _page, ...one }) => one);
  return JSON.stringify([approved, ended, attendance, said]);
}

function builtDecisions(
  pack: Pack,
  source: PackSource,
): Promise<Checked<NonNullable<SiteMeeting['decisions']>>> {
  return collect(false, async ({ take, add }) => {
    const files = publish.paperFiles(pack, 'decisions', undefined);
    const map = await builtMap<DecisionsMap>(files);
    if (map === undefined) return undefined;
    const all = take(errorsOf(await decisionsOf(source, pack))) ?? [];
    const said = (text: string, item: string, published: string) => [item, published, text];
    const now = all.map((one) => said(one.decision.source, one.item, one.published));
    const then = map.decisions.map((one) => said(one.decision, one.item, one.published));
    if (JSON.stringify(now) !== JSON.stringify(then)) {
      const data = { file: basename(files.pdf), what: 'decisions' } as const;
      return void add([diagnose('site-minutes-outdated', data, { at: { file: files.pdf } })]);
    }
    return { all, map, pdf: files.pdf };
  });
}

/** Warnings of a pack are told when it is built. */
function errorsOf<T>(checked: Checked<T>): Checked<T> {
  const diagnostics = checked.diagnostics.filter(({ severity }) => severity === 'error');
  return { ...checked, diagnostics };
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
