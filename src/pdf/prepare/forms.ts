/**
 * What becomes of a document's form (ISO 32000-2, 12.7): it can be filled in as before, under names that no other
 * document uses; what signs, calculates or runs is left out.
 */
import { textOf, withoutUtf8 } from '../objects/text.js';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  PdfString,
  Slot,
  Stream,
  type Value,
} from '../objects/values.js';
import { objectSlot } from '../piece/build.js';
import { namesFont } from '../piece/default-appearance.js';
import type { PieceForm } from '../piece/piece.js';
import { loseFurther } from './actions.js';
import type { FieldPart } from './annotations.js';
import { hasAppearances } from './appearance.js';
import { decodedContent } from './content.js';
import type { Context } from './context.js';
import { appearanceWord } from './default-appearance.js';
import { type Shapes, takeEntries } from './entries.js';
import { type FieldNode, isField, readFieldTree } from './field-tree.js';
import { openVisibility } from './visibility.js';

export interface ReadForm {
  /** Fields that hold a value, before and after. */
  readonly before: number;
  readonly after: number;
  /** Fields that hold a value of which the page shows nothing. */
  readonly unseen: number;
  /** What a widget is written with as a part of the form. */
  readonly fieldOf: (widget: Dict) => FieldPart;
  /** Writes what is no widget; after the widgets. Undefined where there are no fields. */
  readonly write: () => PieceForm | undefined;
}

/**
 * A field's entries (tables 226, 228, 230, 231, 232), but for those with rules of their own. TM, under which its
 * value would be sent, what it held before (DV), its rich text, which may say something else than the page, and lists of
 * what a signature locks are left out.
 */
const fieldKeys: Shapes = new Map([
  ['FT', 'name'],
  ['TU', 'text'],
  ['Ff', 'number'],
  ['MaxLen', 'number'],
  ['Opt', 'array'],
  ['TI', 'number'],
  ['I', 'array'],
  ['Q', 'number'],
]);

/** `widgets` are the fields' places on pages that come along, and what stands for them. */
export function readForm(context: Context, widgets: ReadonlyMap<Dict, number>): ReadForm {
  const { file, catalog, ledger } = context;
  const form = file.get(catalog.get('AcroForm'));
  const root: Dict = isDict(form) ? form : new Map();
  const { nodes, malformed } = readFieldTree(file, root.get('Fields'), widgets);
  ledger.lose('malformed-field', malformed);
  if (root.has('XFA')) ledger.lose('xfa');
  const inherited = inheritAll(file, nodes);
  const kept = keptFields(nodes);
  const holders = nodes.filter(holdsValue);
  const gone = holders.filter((node) => !kept.has(node));
  // What is hidden on a page, or signs without being seen, is counted as that.
  const hidden = hiddenPlaces(context);
  const reasonless = gone.filter(
    (node) =>
      ![node, ...node.kids].some(({ source }) => hidden.has(source)) &&
      !isSigned(file, node, inherited),
  );
  ledger.lose('malformed-field', reasonless.length);
  const signed = nodes.filter((node) => isSigned(file, node, inherited)).length;
  ledger.lose('signature', signed);
  const unseen = unseenFields(file, kept);

  const objects = new Map<FieldNode, number>();
  for (const node of kept) objects.set(node, node.widget ?? context.builder.allot());
  const bySource = new Map([...kept].map((node) => [node.source, node]));
  const write = openFieldWriter(context, root, objects, inherited);
  return {
    before: holders.length,
    after: holders.length - gone.length,
    unseen,
    fieldOf(widget) {
      const node = bySource.get(widget);
      if (node === undefined) return { entries: new Map(), value: null };
      return { entries: write(node), value: inherited.get(node)?.value ?? null };
    },
    write() {
      for (const node of kept) {
        const object = objects.get(node);
        if (node.widget !== undefined || object === undefined) continue;
        loseFurther(file, ledger, node.source);
        context.builder.set(object, write(node));
      }
      const fields = [...kept]
        .filter(({ parent }) => parent === undefined)
        .flatMap((node) => objects.get(node) ?? []);
      if (fields.length === 0) return undefined;
      const needsAppearances = unseen > 0 || file.get(root.get('NeedAppearances')) === true;
      return { fields, fonts: fontsOf(context, root), needsAppearances, signed };
    },
  };
}

interface Inherited {
  readonly type: string;
  readonly value: Value;
  /** It or one above it has a name. */
  readonly named: boolean;
}

/** What fields take from those above them (12.7.4.1). */
function inheritAll(
  file: Context['file'],
  nodes: readonly FieldNode[],
): ReadonlyMap<FieldNode, Inherited> {
  const found = new Map<FieldNode, Inherited>();
  for (const node of nodes) {
    const above = node.parent && found.get(node.parent);
    const type = file.get(node.source.get('FT'));
    const value = file.get(node.source.get('V'));
    found.set(node, {
      type: type instanceof Name ? type.text : (above?.type ?? ''),
      value: value === null ? (above?.value ?? null) : value,
      named: above?.named === true || node.source.has('T'),
    });
  }
  return found;
}

/** A password is shown as dots, and is nobody's business (Ff bit 14, table 231); flags are inherited. */
function isSecret(file: Context['file'], node: FieldNode): boolean {
  for (let at: FieldNode | undefined = node; at !== undefined; at = at.parent) {
    const flags = file.get(at.source.get('Ff'));
    if (typeof flags === 'number') return (flags & passwordFlag) !== 0;
  }
  return false;
}

const passwordFlag = 1 << 13;

/** Those that a page shows, and what groups them: what no page shows nobody could fill in, or see published. */
function keptFields(nodes: readonly FieldNode[]): ReadonlySet<FieldNode> {
  const kept = new Set<FieldNode>();
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (node === undefined) continue;
    if (node.widget === undefined && !kept.has(node)) continue;
    kept.add(node);
    if (node.parent !== undefined) kept.add(node.parent);
  }
  // In their order again.
  return new Set(nodes.filter((node) => kept.has(node)));
}

function holdsValue(node: FieldNode): boolean {
  return isField(node) && !node.kids.some(isField);
}

/** Annotations that pages list and do not show. */
function hiddenPlaces(context: Context): ReadonlySet<Dict> {
  const { file, pages } = context;
  const isUnseen = openVisibility(context);
  const places = new Set<Dict>();
  for (const [index, page] of pages.entries()) {
    const annotations = file.get(page.dict.get('Annots'));
    if (!isArray(annotations)) continue;
    for (const entry of annotations) {
      const place = file.get(entry);
      if (isDict(place) && isUnseen(place, 'Widget', index)) places.add(place);
    }
  }
  return places;
}

function isSigned(
  file: Context['file'],
  node: FieldNode,
  inherited: ReadonlyMap<FieldNode, Inherited>,
): boolean {
  return inherited.get(node)?.type === 'Sig' && isDict(file.get(node.source.get('V')));
}

/** Fields that were filled in, one of whose places has no appearance. */
function unseenFields(file: Context['file'], kept: ReadonlySet<FieldNode>): number {
  const unseen = new Set<FieldNode>();
  for (const node of kept) {
    if (node.widget === undefined || hasAppearances(file, node.source)) continue;
    let holder: FieldNode | undefined = node;
    for (let level = 0; holder !== undefined && level < 32; level++) {
      const value = file.get(holder.source.get('V'));
      if (value !== null) {
        if (says(value)) unseen.add(holder);
        break;
      }
      holder = holder.parent;
    }
  }
  return unseen.size;
}

/** A signature's value is a dictionary: not words that anybody misses. */
function says(value: Value): boolean {
  if (isArray(value)) return value.length > 0;
  if (value instanceof Stream) return true;
  if (value instanceof Name) return value.text !== 'Off' && value.text !== '';
  return value instanceof PdfString && (textOf(value) ?? '') !== '';
}

/** Answers what each field is written with. */
function openFieldWriter(
  context: Context,
  root: Dict,
  objects: ReadonlyMap<FieldNode, number>,
  inherited: ReadonlyMap<FieldNode, Inherited>,
): (node: FieldNode) => Dict {
  const { file, builder, copier } = context;
  const slotOf = (node: FieldNode | undefined): Slot | undefined => {
    const object = node && objects.get(node);
    return object === undefined ? undefined : objectSlot(object);
  };
  return (node) => {
    const { source, parent, kids } = node;
    const written = takeEntries(file, copier, source, fieldKeys);
    const name = file.get(source.get('T'));
    if (name instanceof PdfString) {
      const isFirst = parent === undefined || inherited.get(parent)?.named !== true;
      written.set('T', isFirst ? builder.word('field', textOf(name) ?? '') : withoutUtf8(name));
    }
    const value = isSecret(file, node) ? undefined : keptValue(context, source.get('V'));
    if (value !== undefined) written.set('V', value);
    // What the form says for all of its fields cannot be said for those of other documents.
    const appearance = file.get(
      source.get('DA') ?? (parent === undefined ? root.get('DA') : undefined),
    );
    if (appearance instanceof PdfString) {
      written.set('DA', appearanceWord(builder, appearance));
    }
    const alignment = file.get(root.get('Q'));
    if (parent === undefined && !written.has('Q') && typeof alignment === 'number') {
      written.set('Q', alignment);
    }
    const above = slotOf(parent);
    if (above !== undefined) written.set('Parent', above);
    const below = kids.flatMap((kid) => slotOf(kid) ?? []);
    if (below.length > 0) written.set('Kids', below);
    return written;
  };
}

/** A value is text, the name of a state, or several texts; a signature is none. */
function keptValue({ file, copier }: Context, written: Value | undefined): Value | undefined {
  const value = file.get(written);
  if (value instanceof PdfString || value instanceof Name || isArray(value)) {
    return copier.copy(written ?? null, 'words');
  }
  // Long texts may stand in a stream of their own (table 226).
  const text = value instanceof Stream ? decodedContent(file, [value]) : undefined;
  return text === undefined
    ? undefined
    : new PdfString(Buffer.from(text.bytes).toString('latin1').trimEnd());
}

/** Of the form's resources (DR), the fonts that its fields name. */
function fontsOf({ file, builder, copier }: Context, root: Dict): PieceForm['fonts'] {
  const resources = file.get(root.get('DR'));
  const fonts = isDict(resources) ? file.get(resources.get('Font')) : null;
  if (!isDict(fonts)) return [];
  const used = new Set(
    builder.words.flatMap(({ kind, text }) => (kind === 'appearance' ? namesFont(text) : [])),
  );
  return [...fonts].flatMap(([name, font]) => {
    if (!used.has(name) || !isDict(file.get(font))) return [];
    const copied = copier.copy(font, 'font');
    if (copied === null) return [];
    const object = copied instanceof Slot ? copied.value : builder.add(copied);
    return [{ word: builder.word('font', name).value, object }];
  });
}
