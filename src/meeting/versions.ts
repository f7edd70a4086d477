/** States of a public pack, to be compared: planned now or at a revision, issued, locked, or read from a PDF. */
import { assemblePack, type Sink } from '../assemble/index.js';
import { hasRestricted } from '../guard/index.js';
import type { Lock } from '../model/lock.js';
import type { PageMap } from '../model/map.js';
import type { PageRange } from '../model/plan.js';
import type { Rect } from '../model/segment.js';
import type { PackSource } from '../model/source.js';
import type { PageText, Version } from '../model/version.js';
import type { Pdfium } from '../pdfium/index.js';
import type { Draft } from '../pipeline/terms.js';
import { closedPapers } from './earlier-state.js';

type Mapped = Pick<PageMap, 'sheets' | 'frontMatter' | 'items'>;

/** A pack that is planned, its words read from a file that is made in memory. */
export async function plannedVersion(name: string, draft: Draft, pdfium: Pdfium): Promise<Version> {
  const chunks: Uint8Array[] = [];
  const sink: Sink = { write: async (more) => void chunks.push(...more) };
  await assemblePack(draft.pack, draft.plan, draft.materials, sink);
  const version = await mappedVersion(name, draft.map, Buffer.concat(chunks), pdfium);
  return {
    ...version,
    hasRestricted: version.hasRestricted || hasRestricted(draft.source),
    closedNames: closedNames(draft.source),
  };
}

/** A pack's file with its page map. */
export async function mappedVersion(
  name: string,
  map: Mapped,
  pdf: Uint8Array,
  pdfium: Pdfium,
): Promise<Version> {
  const texts = await pageTexts(pdf, map, pdfium);
  const within = ({ sheets }: PageRange): readonly PageText[] =>
    texts.slice(sheets.first - 1, sheets.last);
  return {
    name,
    sheets: map.sheets,
    hasRestricted: map.items.some(
      ({ access, withheld, part }) => access !== 'public' || withheld !== undefined || part === 'B',
    ),
    closedNames: [],
    items: map.items.map(({ number, title, access, status, range, documents }) => ({
      ...{ number, title, access, range },
      ...(status === undefined ? {} : { status }),
      documents: documents.map((one) => ({
        ...{ title: one.title, source: one.source, range: one.range, sha256: one.sha256 },
        pages: within(one.range),
      })),
    })),
    front: within(map.frontMatter).map(withoutReferences),
  };
}

/** Numbers only: a lock holds no words. */
export function lockedVersion({ pages, inputs }: Lock): Version {
  const hashes = new Map(inputs.map(({ path, sha256 }) => [path, sha256]));
  return {
    name: 'the lock',
    sheets: pages.sheets,
    hasRestricted:
      pages.items.some(({ access }) => access !== 'public') ||
      inputs.some(({ of }) => of !== undefined),
    closedNames: [],
    items: pages.items.map((item) => ({
      ...item,
      documents: item.documents.map((one) => {
        const sha256 = hashes.get(one.source);
        return { ...one, ...(sha256 === undefined ? {} : { sha256 }) };
      }),
    })),
  };
}

/** More than any page. */
const everywhere: Rect = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

/** The words of each sheet, our stamps aside. */
async function pageTexts(
  pdf: Uint8Array,
  map: Mapped,
  pdfium: Pdfium,
): Promise<readonly PageText[]> {
  const texts = Array.from({ length: map.sheets }, (_, index) => ({
    sheet: index + 1,
    box: everywhere,
  }));
  const read = await pdfium.read(pdf, { texts });
  if (!read.ok) throw new Error(`A pack that was made cannot be read: ${read.reason}.`);
  const items = map.items.map(({ number }) => `Agenda Item ${number}`);
  return read.value.texts.map((text, index) => {
    const label = read.value.pages[index]?.label ?? String(index + 1);
    return {
      label,
      text: withoutStamps(text, [`Page ${label}`, 'Public Document Pack', ...items]),
    };
  });
}

/** A stamp is drawn after the page: of equal words, it is the last. */
function withoutStamps(text: string, stamps: readonly string[]): string {
  let left = ` ${text} `;
  for (const stamp of stamps) {
    const at = left.lastIndexOf(` ${stamp} `);
    if (at !== -1) left = `${left.slice(0, at)} ${left.slice(at + stamp.length + 1)}`;
  }
  return left.trim();
}

/** On the agenda numbers of pages follow from the papers, of which is told anyway. */
function withoutReferences({ label, text }: PageText): PageText {
  return { label, text: text.replace(/\(?Pages? \w+(?: - \w+)?\)?/g, ' ') };
}

/** Of all that the public does not get. */
function closedNames(source: PackSource): readonly string[] {
  const { items, meeting } = source;
  const papers = closedPapers(source);
  const inPartB = new Set(meeting.partB.map(({ name }) => name));
  const titles = [...items.values()].flatMap(({ name, access, title, documents }) => {
    const isClosed = access.kind !== 'public' || inPartB.has(name);
    return [
      ...(isClosed && title !== undefined ? [title] : []),
      ...documents
        .filter((document) => isClosed || document.access.kind !== 'public')
        .flatMap((document) => [document.title ?? [], document.file ?? []].flat()),
    ];
  });
  return [...titles, ...papers];
}
