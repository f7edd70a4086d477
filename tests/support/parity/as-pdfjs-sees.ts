/** What Firefox's PDF.js finds in a file: the tags of its contents, where its links and bookmarks lead, its fields. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface View {
  readonly pages: number;
  /** By page: marks that are in its content, whatever holds them; nothing in a document without structure. */
  readonly written: readonly (readonly number[])[];
  /** By page: those of them that an element holds, as the parent tree has it. */
  readonly marks: readonly (readonly number[])[];
  /** By page: each link's place, and the page or address that it leads to. */
  readonly links: readonly (readonly LinkSeen[])[];
  /** Widgets by page. */
  readonly widgets: readonly number[];
  /** Titles with the page that each leads to. */
  readonly bookmarks: readonly string[];
}

export interface LinkSeen {
  readonly place: string;
  readonly to: string;
}

type Opened = Awaited<ReturnType<typeof getDocument>['promise']>;
type Page = Awaited<ReturnType<Opened['getPage']>>;

/** Undefined where it cannot open the file, or finds a page that it cannot read. */
export async function viewWithPdfjs(pdf: Uint8Array): Promise<View | undefined> {
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, stopAtErrors: false });
  try {
    const file = await loading.promise;
    const written: (readonly number[])[] = [];
    const marks: (readonly number[])[] = [];
    const linked: LinkSeen[][] = [];
    const widgets: number[] = [];
    for (let sheet = 1; sheet <= file.numPages; sheet++) {
      const page = await file.getPage(sheet);
      const found = await marksOn(page);
      written.push(found.written);
      marks.push(found.held);
      const annotations = await page.getAnnotations({ intent: 'any' });
      const links: LinkSeen[] = [];
      for (const { subtype, rect, dest, url, unsafeUrl } of annotations) {
        if (subtype !== 'Link') continue;
        const to = dest ? await landing(file, dest) : (url ?? unsafeUrl ?? 'nowhere');
        links.push({ place: placeInWords(rect), to });
      }
      linked.push(links);
      widgets.push(annotations.filter(({ subtype }) => subtype === 'Widget').length);
      page.cleanup();
    }
    return {
      pages: file.numPages,
      written,
      marks,
      links: linked,
      widgets,
      bookmarks: await bookmarksOf(file),
    };
  } catch (error) {
    if (error instanceof Error && error.name.endsWith('Exception')) return undefined;
    throw error;
  } finally {
    await loading.destroy();
  }
}

/** Left, bottom, right, top, whichever corners the file names. */
export function placeInWords([x1 = 0, y1 = 0, x2 = 0, y2 = 0]: readonly number[]): string {
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
    .map((value) => value.toFixed(1))
    .join(' ');
}

/**
 * It knows an element's marks by the parent tree alone, which writers leave out or fill with gaps: what it does not find
 * held may be held all the same.
 */
async function marksOn(
  page: Page,
): Promise<{ readonly written: readonly number[]; readonly held: readonly number[] }> {
  const tree = await page.getStructTree();
  if (tree === null) return { written: [], held: [] };
  const held = new Set<number>();
  const waiting: unknown[] = [tree];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ('type' in node && node.type === 'content' && 'id' in node) held.add(markOf(node.id));
    if ('children' in node && Array.isArray(node.children)) waiting.push(...node.children);
  }
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const found = new Set(
    items.flatMap((item) =>
      'type' in item && item.type === 'beginMarkedContentProps' && item.id ? [markOf(item.id)] : [],
    ),
  );
  const written = [...found].sort((one, other) => one - other);
  return { written, held: written.filter((mark) => held.has(mark)) };
}

/** "p12R_mc3": the page's object and the mark. */
function markOf(id: unknown): number {
  return Number(/_mc(\d+)$/.exec(String(id))?.[1] ?? -1);
}

async function landing(file: Opened, written: unknown): Promise<string> {
  const explicit = typeof written === 'string' ? await file.getDestination(written) : written;
  if (!Array.isArray(explicit)) return 'nowhere';
  const [page] = explicit;
  if (typeof page === 'number') return page < file.numPages ? `page ${page}` : 'nowhere';
  try {
    return `page ${await file.getPageIndex(page)}`;
  } catch {
    return 'nowhere';
  }
}

async function bookmarksOf(file: Opened): Promise<readonly string[]> {
  type Entries = NonNullable<Awaited<ReturnType<Opened['getOutline']>>>;
  const found: string[] = [];
  const waiting: Entries = ((await file.getOutline()) ?? []).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { title, dest, items } = next;
    const to = dest ? await landing(file, dest) : 'nowhere';
    found.push(`${title.replace(/[\s\p{Cc}]+/gu, ' ').trim()} → ${to}`);
    waiting.push(...items.toReversed());
  }
  return found;
}
