/** Prepares and splices the structure of documents and nothing else: pages without content, bare annotations. */
import {
  dict,
  isArray,
  isDict,
  Name,
  Ref,
  Slot,
  Stream,
  type Value,
} from '../../src/pdf/objects/values.js';
import { PieceBuilder } from '../../src/pdf/piece/build.js';
import { decodePiece, encodePiece } from '../../src/pdf/piece/codec.js';
import type { Piece, PiecePage } from '../../src/pdf/piece/piece.js';
import type { Context } from '../../src/pdf/prepare/context.js';
import { type CopyRules, openCopier } from '../../src/pdf/prepare/copy.js';
import { type Ledger, openLedger } from '../../src/pdf/prepare/ledger.js';
import { inheritedBy, pagesOf } from '../../src/pdf/prepare/page-tree.js';
import { readStructure } from '../../src/pdf/prepare/structure/index.js';
import { openPdf } from '../../src/pdf/read/open.js';
import { Filler, writtenId } from '../../src/pdf/splice/fill.js';
import { type FileOutput, openOutput } from '../../src/pdf/splice/output.js';
import { numberObjects, writeObjects } from '../../src/pdf/splice/place.js';
import type { Placed } from '../../src/pdf/splice/placed.js';
import {
  chooseClasses,
  chooseTypes,
  gatherStructure,
  type StructureGatherer,
} from '../../src/pdf/splice/structure/index.js';

export interface StructurePiece {
  readonly piece: Piece;
  readonly losses: Ledger['losses'];
}

/** Annotations whose F says hidden do not come along. */
export function prepareStructure(bytes: Uint8Array): StructurePiece {
  const file = openPdf(bytes);
  const catalog = file.get(file.trailer.get('Root'));
  if (!isDict(catalog)) throw new Error('There is no catalogue.');
  const builder = new PieceBuilder();
  const pages = pagesOf(file, catalog, () => builder.allot());
  const byRef = new Map<number, number>();
  for (const [index, { ref }] of pages.entries()) {
    if (ref !== undefined && !byRef.has(ref.num)) byRef.set(ref.num, index);
  }
  let keyOf: CopyRules['keyOf'] = () => undefined;
  const copier = openCopier(file, builder, () => ({
    keyOf: (stream) => keyOf(stream),
    namesIn: () => undefined,
    publicOf: (stream) => stream,
  }));
  const ledger = openLedger();
  const context: Context = {
    file,
    catalog,
    builder,
    copier,
    ledger,
    options: { comments: 'keep', schemes: [] },
    pages,
    pageOf: (value) => (value instanceof Ref ? byRef.get(value.num) : undefined),
    step: () => undefined,
  };
  for (const { ref, object } of pages) if (ref !== undefined) copier.stand(ref, object);
  const annotations = new Map<number, number>();
  const onPage = pages.map((page) => {
    const entries = file.get(page.dict.get('Annots'));
    return (isArray(entries) ? entries : []).flatMap((entry) => {
      const found = file.get(entry);
      if (!(entry instanceof Ref) || !isDict(found) || file.get(found.get('F')) === 2) return [];
      if (annotations.has(entry.num)) return [];
      const object = builder.allot();
      annotations.set(entry.num, object);
      return [object];
    });
  });
  const read = readStructure(context, (source) => annotations.get(source.num), {
    // Pages have no content here: what their resources and annotations have counts as shown, and marks as there.
    isReached: openNamed(context),
    hasMark: () => true,
  });
  keyOf = read.keyOfStream;
  const prepared = pages.map((page, index): PiecePage => {
    copier.copy(inheritedBy(page, 'Resources') ?? null, 'resources');
    const parentKey = read.keyOfPage(index);
    return {
      object: page.object,
      media: [0, 0, 595, 842],
      rotate: 0,
      contents: [],
      annotations: onPage[index] ?? [],
      ...(parentKey === undefined ? {} : { parentKey }),
      open: { saves: 0, begins: 0, text: false, ends: 0, restores: 0 },
      lastMark: -1,
    };
  });
  for (const object of annotations.values()) {
    const key = read.keyOfAnnotation(object);
    builder.set(
      object,
      dict({
        Type: Name.of('Annot'),
        StructParent: key === undefined ? undefined : new Slot('parent-key', key),
      }),
    );
  }
  const structure = read.write();
  const nothing = { links: 0, outline: 0, fields: 0, annotations: 0 };
  const piece = builder.finish({
    pages: prepared,
    resources: [],
    names: [],
    outline: [],
    headingBookmarks: 0,
    ...(structure === undefined ? {} : { structure }),
    parentKeys: read.parentKeys,
    ids: read.ids,
    marked: true,
    uaFaults: {},
    census: { before: { ...read.before, ...nothing }, after: { ...read.after, ...nothing } },
    losses: ledger.losses,
    comments: 0,
    unseenFields: 0,
  });
  const decoded = decodePiece(encodePiece(piece));
  if (decoded === undefined) throw new Error('The piece cannot be read again.');
  return { piece: decoded, losses: ledger.losses };
}

/** What is done while a piece is loaded: links, pages without tags. `keys` answers further keys. */
export type WhileLoaded = (
  gatherer: StructureGatherer,
  placed: Placed,
  output: FileOutput,
  keys: () => number,
) => void;

/** A file with the pages and the structure of the pieces. */
export async function spliceStructures(
  pieces: readonly Piece[],
  whileLoaded: WhileLoaded = () => undefined,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const output = openOutput(
    {
      write: async (more) => {
        chunks.push(...more.map((chunk) => Buffer.from(chunk)));
      },
    },
    '1.7',
  );
  const root = output.allot();
  const pageTree = output.allot();
  const gatherer = gatherStructure(output, { title: 'The pack', language: 'en-GB' });
  const types = chooseTypes();
  const classes = chooseClasses();
  const shared = new Map<string, number>();
  const kids: string[] = [];
  let key = 0;
  for (const [index, piece] of pieces.entries()) {
    const { facts } = piece;
    const { structure } = facts;
    const given = new Map(facts.pages.map(({ object }) => [object, output.allot()]));
    if (structure !== undefined) given.set(structure.section, output.allot());
    const numbering = numberObjects(piece, output, shared, given);
    const [typeWords, classWords] = [types.choose(facts), classes.choose(facts)];
    const { numbers } = numbering;
    const number = (object: number): number => numbers[object] as number;
    const words = facts.words.map((_, word) => typeWords[word] ?? classWords[word] ?? 'null');
    const idPrefix = `${String(index).padStart(4, '0')}-`;
    const firstKey = key;
    const filler = new Filler(piece, { numbers, firstKey, words, idPrefix });
    key += facts.parentKeys;
    const placed: Placed = {
      number,
      firstKey,
      words,
      id: (id) => writtenId(idPrefix, id),
      facts,
      index,
      title: `Document ${index + 1}`,
      language: 'cy',
      fragment: (fragment) => filler.fragment(fragment),
      destination: () => 'null',
    };
    gatherer.add(placed);
    whileLoaded(gatherer, placed, output, () => key++);
    await writeObjects(piece, output, numbering, filler);
    for (const page of facts.pages) {
      const num = number(page.object);
      const own = page.parentKey === undefined ? '' : `/StructParents ${firstKey + page.parentKey}`;
      const annotations = page.annotations.map((object) => `${number(object)} 0 R`);
      output.put(
        num,
        `<</Type/Page/Parent ${pageTree} 0 R/MediaBox[0 0 595 842]${own}/Annots[${annotations.join(' ')}]>>`,
      );
      kids.push(`${num} 0 R`);
    }
  }
  output.put(pageTree, `<</Type/Pages/Count ${kids.length}/Kids[${kids.join(' ')}]>>`);
  output.put(root, `<</Type/Catalog/Pages ${pageTree} 0 R${gatherer.finish()}>>`);
  await output.finish({ root, info: root });
  return Buffer.concat(chunks);
}

/** Forms in the resources of pages, of annotations’ looks, and of these forms. */
function openNamed({ file, pages }: Context): (stream: Ref) => boolean {
  const named = new Set<number>();
  const show = (written: Value): void => {
    const form = file.get(written);
    if (!(written instanceof Ref) || !(form instanceof Stream) || named.has(written.num)) return;
    named.add(written.num);
    showAll(form.dict.get('Resources'));
  };
  const showAll = (written: Value | undefined): void => {
    const resources = file.get(written);
    const forms = isDict(resources) ? file.get(resources.get('XObject')) : null;
    if (isDict(forms)) for (const form of forms.values()) show(form);
  };
  for (const page of pages) {
    showAll(inheritedBy(page, 'Resources'));
    const annotations = file.get(page.dict.get('Annots'));
    for (const entry of isArray(annotations) ? annotations : []) {
      const found = file.get(entry);
      const isHidden = isDict(found) && file.get(found.get('F')) === 2;
      const looks = isDict(found) && !isHidden ? file.get(found.get('AP')) : null;
      if (isDict(looks)) for (const look of looks.values()) show(look);
    }
  }
  return (stream) => named.has(stream.num);
}
