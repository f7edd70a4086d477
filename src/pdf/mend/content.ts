/**
 * Mends the content of pages that our own browser printed: what no element stands for becomes an artifact
 * (ISO 14289-1, 7.1). Says which marks are gone or elsewhere; must not change the structure tree.
 */
import { deflateSync } from 'node:zlib';
import { print } from '../objects/print.js';
import { dict, isDict, Name, type Ref, Stream, type Value } from '../objects/values.js';
import { contentOf, decodedContent, keepContent } from '../prepare/content.js';
import type { SourcePage } from '../prepare/context.js';
import { inheritedBy } from '../prepare/page-tree.js';
import type { PdfFile } from '../read/open.js';
import { type FormSearch, formNamed, openFormSearch } from './forms.js';
import { openRepeats, type Repeats } from './repeats.js';
import { type Edit, type Scan, scanContent, type Tagged } from './scan.js';
import { type Element, isWithin } from './tree.js';

/** What became of a mark of a page: nothing, or one of a form's content, by a number of its own. */
export type MarkFate =
  | { readonly kind: 'gone' }
  | { readonly kind: 'in-form'; readonly form: Ref; readonly mark: number };

export interface ContentOptions {
  /** The element that a mark of a page is content of. */
  readonly ownerOf: (page: number, mark: number) => Element | undefined;
  readonly step: () => void;
}

/** Answers, by page, what became of those marks that are no longer what they were. */
export function mendContent(
  file: PdfFile,
  pages: readonly SourcePage[],
  { ownerOf, step }: ContentOptions,
): readonly ReadonlyMap<number, MarkFate>[] {
  const forms = openFormSearch(file);
  const repeats = openRepeats();
  const mended = new Set<number>();
  return pages.map((page, index) => {
    const fates = new Map<number, MarkFate>();
    const streams = scanPage(file, page, forms, {
      mended,
      compares: (mark) => repeats.concerns(ownerOf(index, mark)),
    });
    const owned = (tagged: Tagged): Element | undefined => ownerOf(index, tagged.mark);
    const decorations = streams
      .flatMap(({ scan }) => scan.tagged)
      .filter((tagged) => isDecoration(tagged, owned(tagged)));
    const fading = new Map<Tagged, string>(decorations.map((tagged) => [tagged, 'BMC']));
    for (const tagged of repeatsOn(streams, index, repeats, owned, fading)) {
      fading.set(tagged, '<</Type /Pagination>> BDC');
    }
    for (const stream of streams) {
      const edits = [...stream.scan.artifacts];
      let next = 0;
      for (const tagged of stream.scan.tagged) {
        const how = fading.get(tagged);
        const { from, to, mark } = tagged;
        if (how !== undefined) {
          fates.set(mark, { kind: 'gone' });
          edits.push({ from, to, text: `/Artifact ${how}` });
        } else if (stream.form !== undefined) {
          fates.set(mark, { kind: 'in-form', form: stream.form, mark: next });
          edits.push({ from, to, text: renumbered(tagged, next++) });
        }
      }
      if (edits.length > 0) replaceContent(file, page, stream, edits);
    }
    step();
    return fates;
  });
}

/** Whether any page shows text or pictures. */
export function showsMoreThanPaths(file: PdfFile, pages: readonly SourcePage[]): boolean {
  const forms = openFormSearch(file);
  const how = { mended: new Set<number>(), compares: () => false };
  return pages.some((page) => scanPage(file, page, forms, how).some(({ scan }) => scan.showsMore));
}

interface ScannedStream {
  /** Missing for the page's own content. */
  readonly form: Ref | undefined;
  readonly bytes: Uint8Array;
  readonly scan: Scan;
}

interface ScanOptions {
  /** Forms that have been scanned for a page before. */
  readonly mended: Set<number>;
  readonly compares: (mark: number) => boolean;
}

/** The page's content, and that of the forms it paints that hold marks: each form once in the whole file. */
function scanPage(
  file: PdfFile,
  page: SourcePage,
  search: FormSearch,
  { mended, compares }: ScanOptions,
): readonly ScannedStream[] {
  const own = inheritedBy(page, 'Resources');
  search.look(own);
  const streams: ScannedStream[] = [];
  const waiting: { form: Ref | undefined; parts: readonly Value[]; covered: boolean }[] = [
    { form: undefined, parts: contentOf(file, page.dict.get('Contents')), covered: false },
  ];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { form, parts, covered } = next;
    const content = decodedContent(file, parts);
    if (content === undefined || content.damaged) continue;
    const stream = file.get(form);
    const resources = (stream instanceof Stream ? stream.dict.get('Resources') : undefined) ?? own;
    const scan = scanContent(content.bytes, {
      covered,
      properties: (name) => propertiesNamed(file, resources, name),
      holdsMarks: (name) => {
        const named = formNamed(file, resources, name);
        return named !== undefined && search.holdsMarks(named);
      },
      compares,
    });
    streams.push({ form, bytes: content.bytes, scan });
    for (const painted of scan.forms) {
      const inner = formNamed(file, resources, painted.name);
      if (inner === undefined || mended.has(inner.num)) continue;
      mended.add(inner.num);
      waiting.push({ form: inner, parts: [inner], covered: painted.covered });
    }
  }
  return streams;
}

function propertiesNamed(file: PdfFile, resources: Value | undefined, name: string): Value {
  const found = file.get(resources);
  const lists = isDict(found) ? file.get(found.get('Properties')) : null;
  return isDict(lists) ? file.get(lists.get(name)) : null;
}

/**
 * Elements whose look is what they say: the picture itself, a box to tick, the dot in front of a list item.
 */
const drawn: ReadonlySet<string> = new Set(['Figure', 'Formula', 'Form', 'Lbl']);

/** The browser marks an element's borders and background as its content, which they are not (14.8.2.2). */
function isDecoration(tagged: Tagged, owner: Element | undefined): boolean {
  if (!tagged.paintsPathsOnly || tagged.nested) return false;
  return owner === undefined || !isWithin(owner, drawn);
}

/** What the heads of a table show again on this page. */
function repeatsOn(
  streams: readonly ScannedStream[],
  page: number,
  repeats: Repeats,
  owned: (tagged: Tagged) => Element | undefined,
  fading: ReadonlyMap<Tagged, string>,
): readonly Tagged[] {
  const byOwner = new Map<Element, Tagged[]>();
  for (const tagged of streams.flatMap(({ scan }) => scan.tagged)) {
    const owner = owned(tagged);
    if (owner === undefined || fading.has(tagged) || tagged.nested) continue;
    const others = byOwner.get(owner);
    if (others === undefined) byOwner.set(owner, [tagged]);
    else others.push(tagged);
  }
  return [...byOwner].flatMap(([owner, all]) => (repeats.isRepeat(owner, page, all) ? all : []));
}

/** The beginning of a stretch with another MCID: those of a form count from 0. */
function renumbered({ tag, properties }: Tagged, mark: number): string {
  return `${print(Name.of(tag))} ${print(new Map(properties).set('MCID', mark))} BDC`;
}

function replaceContent(
  file: PdfFile,
  page: SourcePage,
  { form, bytes }: ScannedStream,
  edits: readonly Edit[],
): void {
  const mended = edited(bytes, edits);
  const data = deflateSync(mended);
  const entries = { Filter: Name.of('FlateDecode') };
  const put = (stream: Stream): Stream => {
    keepContent(file, stream, { bytes: mended, damaged: false, cut: false });
    return stream;
  };
  const before = file.get(form);
  if (form !== undefined && before instanceof Stream) {
    const kept = new Map([...before.dict, ...dict(entries)]);
    kept.delete('DecodeParms');
    kept.delete('Length');
    file.replace(form, put(new Stream(kept, data)));
  } else page.dict.set('Contents', file.add(put(new Stream(dict(entries), data))));
}

/** At one place, what is put in comes before what takes the place of something. */
function edited(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const inOrder = edits.toSorted((one, two) => one.from - two.from || one.to - two.to);
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { from, to, text } of inOrder) {
    parts.push(bytes.subarray(at, from), Buffer.from(text, 'latin1'));
    at = to;
  }
  parts.push(bytes.subarray(at));
  return Buffer.concat(parts);
}
