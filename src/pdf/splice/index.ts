/**
 * Splices pieces into one file: allots numbers, fills slots, writes pages with what is drawn on them, and gathers
 * what the catalogue needs. One piece after the other is in memory; the file goes to the sink as it is made.
 */
import type { PieceFacts } from '../piece/piece.js';
import { describeFile, legible } from './describe.js';
import { Filler, type Filling, writtenId } from './fill.js';
import { gatherForms } from './forms.js';
import { frameOf, readerSize, readerToUser, transform, userBox } from './geometry.js';
import { pageLabels } from './labels.js';
import { gatherLayers } from './layers.js';
import { gatherNames } from './names.js';
import type { FileBookmark, FilePlace, Sheet, SpliceOrder } from './order.js';
import { gatherOutline, type OutlineEntry } from './outline.js';
import { type FileOutput, openOutput, type Sink, type WrittenFile } from './output.js';
import {
  box,
  openCommonStreams,
  PageTree,
  rounded,
  writeBlank,
  writePage,
  written,
} from './pages.js';
import { numberObjects, type SharedObjects, writeObjects } from './place.js';
import type { Placed } from './placed.js';
import { gatherStructure } from './structure/index.js';
import { openWords } from './words.js';

export type { Sink, WrittenFile } from './output.js';

/** Writes the file. The same order gives the same bytes. Throws where the order contradicts itself. */
export async function splicePdf(order: SpliceOrder, sink: Sink): Promise<WrittenFile> {
  const { parts, sheets } = order;
  const about = legible(order.about);
  const namespaced = parts.some(({ outlook }) => outlook.namespaced);
  const output = openOutput(sink, namespaced ? '2.0' : '1.7', order.level);
  const root = output.allot();
  const places = placeSheets(order, output.allot(sheets.length));
  const tree = new PageTree(output, places.first, sheets.length);
  const shared: SharedObjects = new Map();
  const font = await writeFont(order, output, shared);
  const common = openCommonStreams(output);
  const structure = gatherStructure(output, { title: about.title, language: about.language });
  const entriesOf = (bookmarks: readonly FileBookmark[]): readonly OutlineEntry[] =>
    bookmarks.map(({ title, to, children, part }) => ({
      title,
      destination: places.destination(to),
      // Closed at first, so that all are seen at one glance.
      open: false,
      children: entriesOf(children),
      ...(part === undefined ? {} : { holds: part }),
    }));
  const gatherers = [
    gatherOutline(output, entriesOf(order.bookmarks)),
    gatherNames(output),
    gatherLayers(output, about.title),
    gatherForms(output),
  ];
  const words = openWords();
  let key = 0;

  /** The links that the file adds to a page of a piece, each with its place in the structure. */
  const addLinks = (piece: Placed | undefined, index: number, sheet: Sheet): readonly number[] =>
    sheet.links.map((link) => {
      const num = output.allot();
      const page = places.first + index;
      const own = key++;
      output.put(
        num,
        [
          '<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4',
          `/Rect${box(userBox(places.frame(index), link.box))}/P ${page} 0 R`,
          `/Dest${places.destination(link.to)}/Contents ${written(link.description)}`,
          `/StructParent ${own}>>`,
        ].join(''),
      );
      structure.link(piece, { annotation: num, key: own, page, description: link.description });
      return num;
    });

  let next = parts[0]?.load();
  for (const [index, part] of parts.entries()) {
    const loading = next;
    next = parts[index + 1]?.load();
    // Whoever waits for it later hears of a failure; it must not count as one that nobody hears of.
    next?.catch(() => undefined);
    if (loading === undefined) throw new Error('A piece was not loaded.');
    const piece = await loading;
    const { facts } = piece;
    const firstKey = key;
    key += facts.parentKeys;
    const given = givenNumbers(facts, output, (page) => places.numberOf(index, page));
    const numbering = numberObjects(piece, output, shared, given);
    const filling: Filling = {
      numbers: numbering.numbers,
      firstKey,
      words: words.choose(facts, (address) => {
        const to = part.addresses?.[address];
        return to === undefined ? undefined : places.destination(to);
      }),
      idPrefix: `${String(index).padStart(4, '0')}-`,
    };
    const filler = new Filler(piece, filling);
    const placed: Placed = {
      number: (object) => numbering.numbers[object] as number,
      firstKey,
      words: filling.words,
      id: (id) => writtenId(filling.idPrefix, id),
      facts,
      index,
      title: part.title,
      language: part.language,
      fragment: (fragment) => filler.fragment(fragment),
      destination: ({ page, view }) => `[${places.numberOf(index, page)} 0 R${view}]`,
    };
    structure.add(placed);
    for (const gatherer of gatherers) gatherer.add(placed);
    await writeObjects(piece, output, numbering, filler);

    const resources = writeResources(output, placed, font);
    const untagged: Parameters<typeof structure.untagged>[1][number][] = [];
    for (const [page, own] of facts.pages.entries()) {
      const at = places.sheetOf(index, page);
      const sheet = sheets[at];
      if (sheet === undefined) continue;
      const wrap = facts.structure === undefined && own.contents.length > 0;
      const alternative = wrap ? part.pictureWords?.(page) : undefined;
      const type = alternative === undefined ? 'P' : 'Figure';
      const mark = { id: own.lastMark + 1, type };
      const pageKey = wrap
        ? key++
        : own.parentKey === undefined
          ? undefined
          : firstKey + own.parentKey;
      const num = places.first + at;
      if (wrap && pageKey !== undefined) {
        untagged.push({
          page: num,
          key: pageKey,
          mark: mark.id,
          type,
          ...(alternative === undefined ? {} : { alternative }),
        });
      }
      const around = {
        output,
        num,
        parent: tree.parentOf(at),
        added: addLinks(placed, at, sheet),
      };
      writePage(around, common, placed, own, sheet, resources, {
        ...(wrap ? { mark } : {}),
        ...(pageKey === undefined ? {} : { key: pageKey }),
      });
      await output.drain();
    }
    structure.untagged(placed, untagged);
    await output.drain();
  }
  for (const [index, sheet] of sheets.entries()) {
    if (sheet.content.kind !== 'blank') continue;
    const around = {
      output,
      num: places.first + index,
      parent: tree.parentOf(index),
      added: addLinks(undefined, index, sheet),
    };
    writeBlank(around, sheet, sheet.content, `<</Font<<${font}>>>>`);
  }
  const { info, entries } = describeFile(output, about);
  output.put(
    root,
    [
      `<</Type/Catalog${tree.finish()}${pageLabels(order.labels)}${entries}/PageMode/UseOutlines`,
      structure.finish(),
      ...gatherers.map((gatherer) => gatherer.finish()),
      '>>',
    ].join(''),
  );
  return output.finish({ root, info });
}

/** Where every page of every piece is, and what a destination there looks like. */
function placeSheets(order: SpliceOrder, first: number) {
  const { parts, sheets } = order;
  const byPart = parts.map(({ outlook }) => new Int32Array(outlook.frames.length).fill(-1));
  sheets.forEach(({ content }, index) => {
    if (content.kind !== 'piece') return;
    const pages = byPart[content.part];
    if (pages === undefined || content.page >= pages.length) {
      throw new Error(`Sheet ${index + 1} holds a page that no piece has.`);
    }
    if (pages[content.page] !== -1) throw new Error(`Sheet ${index + 1} holds a page twice.`);
    pages[content.page] = index;
  });
  const sheetOf = (part: number, page: number): number => byPart[part]?.[page] ?? -1;
  const frame = (sheet: number) => {
    const content = sheets[sheet]?.content;
    if (content === undefined) throw new Error(`There is no sheet ${sheet + 1}.`);
    if (content.kind === 'blank') {
      return frameOf({ media: [0, 0, content.width, content.height], rotate: 0 });
    }
    const page = parts[content.part]?.outlook.frames[content.page];
    if (page === undefined) throw new Error(`Sheet ${sheet + 1} has no page.`);
    return page;
  };
  return {
    first,
    frame,
    sheetOf,
    /** Throws for a page that is on no sheet: links to it would lead nowhere. */
    numberOf(part: number, page: number): number {
      const sheet = sheetOf(part, page);
      if (sheet < 0) throw new Error(`Page ${page + 1} of piece ${part + 1} is on no sheet.`);
      return first + sheet;
    },
    /** `[page /XYZ left top null]`: the place at the top of the window, zoom as the reader has it. */
    destination({ sheet, top }: FilePlace): string {
      const own = frame(sheet);
      const [x, y] = transform(readerToUser(own), 0, top ?? readerSize(own).height);
      return `[${first + sheet} 0 R/XYZ ${rounded(x)} ${rounded(y)} null]`;
    },
  };
}

/** Objects that the splicer writes itself: pages, and the section of the structure. */
function givenNumbers(
  facts: PieceFacts,
  output: FileOutput,
  numberOf: (page: number) => number,
): Map<number, number> {
  const given = new Map(facts.pages.map(({ object }, page) => [object, numberOf(page)]));
  if (facts.structure !== undefined) given.set(facts.structure.section, output.allot());
  return given;
}

/** The overlay's font. Answers its entry in the fonts of a page; empty where there is none. */
async function writeFont(
  { font }: SpliceOrder,
  output: FileOutput,
  shared: SharedObjects,
): Promise<string> {
  if (font === undefined) return '';
  const numbering = numberObjects(font.piece, output, shared, new Map());
  const { numbers } = numbering;
  const filler = new Filler(font.piece, { numbers, firstKey: 0, words: [], idPrefix: '' });
  await writeObjects(font.piece, output, numbering, filler);
  return `/${font.name} ${numbers[font.object]} 0 R`;
}

/**
 * Resource dictionaries of a piece with the overlay's font in them, each written when a page first needs it. Fonts that
 * stand in several of them are an object of their own.
 */
function writeResources(output: FileOutput, piece: Placed, font: string) {
  const numbers: number[] = [];
  let none: number | undefined;
  const uses = new Map<number, number>();
  for (const { fonts } of piece.facts.resources) uses.set(fonts, (uses.get(fonts) ?? 0) + 1);
  const shared = new Map<number, string>();
  const fontsOf = (fragment: number): string => {
    const entries = () => `<<${piece.fragment(fragment)}${font}>>`;
    if (uses.get(fragment) === 1) return entries();
    const written = shared.get(fragment) ?? ` ${put(output, entries())} 0 R`;
    shared.set(fragment, written);
    return written;
  };
  return (index: number | undefined): string => {
    if (index === undefined) {
      none ??= put(output, `<</Font<<${font}>>>>`);
      return `${none} 0 R`;
    }
    const own = piece.facts.resources[index];
    if (own === undefined) throw new Error(`The piece has no resources ${index}.`);
    numbers[index] ??= put(output, `<<${piece.fragment(own.rest)}/Font${fontsOf(own.fonts)}>>`);
    return `${numbers[index]} 0 R`;
  };
}

function put(output: FileOutput, body: string): number {
  const num = output.allot();
  output.put(num, body);
  return num;
}
