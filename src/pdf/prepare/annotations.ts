/**
 * What becomes of a document's annotations (ISO 32000-2, 12.5): links lead where they led, marks and form fields
 * look as they looked; nothing comes along that runs or hides anything. Comments are dealt with as asked.
 */
import {
  type Dict,
  dict,
  isArray,
  isDict,
  Name,
  PdfString,
  type Ref,
  Slot,
  type Value,
} from '../objects/values.js';
import { objectSlot } from '../piece/build.js';
import type { Loss } from '../piece/piece.js';
import { loseAction, loseFurther } from './actions.js';
import {
  characteristicsKeys,
  commentKeys,
  iconFitKeys,
  linkKeys,
  markKeys,
  popupKeys,
  widgetKeys,
} from './annotation-keys.js';
import { type Appearances, looksOf, openAppearances } from './appearance.js';
import { hasAuthor, isComment, isReply } from './comments.js';
import type { Context } from './context.js';
import { appearanceWord } from './default-appearance.js';
import type { Destinations } from './destinations.js';
import { takeEntries } from './entries.js';
import { judgeLink } from './links.js';
import type { Looks } from './reach.js';
import { type IsUnseen, openVisibility } from './visibility.js';

export interface ChosenAnnotations {
  /** By page: the objects of the annotations that come along, in their order. */
  readonly onPage: readonly (readonly number[])[];
  /** The object that stands for an annotation of the source; undefined where it does not come along. */
  readonly standsFor: (annotation: Ref) => number | undefined;
  /** Form fields' places on pages, in their order, and the objects that stand for them. */
  readonly widgets: ReadonlyMap<Dict, number>;
  readonly before: AnnotationCensus;
  readonly after: AnnotationCensus;
  /** Comments that the document came with. */
  readonly comments: number;
  /** What those that come along look like. */
  readonly looks: Looks;
  /**
   * Writes them. `keyOf` answers the parent-tree key of one that is content of a structure element, `fieldOf`
   * what a widget is written with as a part of the form.
   */
  readonly write: (
    keyOf: (object: number) => number | undefined,
    fieldOf: (widget: Dict) => FieldPart,
  ) => readonly WrittenAnnotation[];
}

/** An annotation that comes along, and what is written for it. */
export interface WrittenAnnotation {
  /** Its subtype. */
  readonly kind: string;
  readonly object: number;
  readonly source: Dict;
  readonly written: Dict;
}

export interface AnnotationCensus {
  readonly links: number;
  readonly annotations: number;
}

export interface FieldPart {
  readonly entries: Dict;
  /** The field's value (V). */
  readonly value: Value;
}

interface Candidate {
  readonly source: Dict;
  readonly kind: string;
  readonly page: number;
  readonly comment: boolean;
  /** On none of its pages can anybody see it. */
  readonly unseen: boolean;
}

interface Chosen extends Candidate {
  readonly object: number;
  /** A link's, that say where it leads. */
  readonly leads?: Dict;
}

export function chooseAnnotations(context: Context, destinations: Destinations): ChosenAnnotations {
  const { file, builder, pages } = context;
  const candidates = new Map<Dict, Candidate>();
  const isUnseen = openVisibility(context);
  const listed = pages.map((page, index) =>
    listPage(context, page.dict, index, { candidates, isUnseen }),
  );
  const all = [...candidates.values()];
  const kept = keptThreads(context, all);
  const chosen = new Map<Dict, Chosen>();
  for (const candidate of all) {
    if (!kept.has(candidate.source)) continue;
    const leads = candidate.kind === 'Link' ? leadsOf(context, destinations, candidate) : undefined;
    if (candidate.kind === 'Link' && leads === undefined) continue;
    const object = builder.allot();
    chosen.set(candidate.source, { ...candidate, object, ...(leads && { leads }) });
  }
  const widgets = [...chosen.values()].filter(({ kind }) => kind === 'Widget');
  return {
    onPage: listed.map((page) => page.flatMap((source) => chosen.get(source)?.object ?? [])),
    standsFor: (ref) => {
      const source = file.get(ref);
      return isDict(source) ? chosen.get(source)?.object : undefined;
    },
    widgets: new Map(widgets.map(({ source, object }) => [source, object])),
    before: census(all),
    after: census([...chosen.values()]),
    comments: all.filter(({ comment }) => comment).length,
    looks: [...chosen.values()].flatMap((annotation) => looksOfChosen(file, annotation)),
    write(keyOf, fieldOf) {
      const writer = openWriter(context, chosen, fieldOf);
      return [...chosen.values()].map((annotation) => {
        const { kind, object, source } = annotation;
        const written = writer(annotation);
        const key = keyOf(object);
        if (key !== undefined) written.set('StructParent', new Slot('parent-key', key));
        builder.set(object, written);
        context.step();
        return { kind, object, source, written };
      });
    },
  };
}

function looksOfChosen(file: Context['file'], { source, kind, page }: Chosen): Looks {
  const parts = file.get(source.get('MK'));
  const icon = isDict(parts) ? (parts.get('I') ?? null) : null;
  const isField = kind === 'Widget';
  const pictures = [...looksOf(file, source, isField), ...(isField ? [icon] : [])];
  return pictures.map((look) => ({ look, page }));
}

function census(annotations: readonly Candidate[]): AnnotationCensus {
  const links = annotations.filter(({ kind }) => kind === 'Link').length;
  const windows = annotations.filter(({ kind }) => kind === 'Popup').length;
  return { links, annotations: annotations.length - links - windows };
}

/** The annotations of a page; new ones become candidates. One that stands on two pages is the same on both. */
function listPage(
  context: Context,
  page: Dict,
  index: number,
  { candidates, isUnseen }: { candidates: Map<Dict, Candidate>; isUnseen: IsUnseen },
): readonly Dict[] {
  const { file, ledger, step } = context;
  step();
  const annotations = file.get(page.get('Annots'));
  if (!isArray(annotations)) return [];
  const listed = new Set<Dict>();
  for (const entry of annotations) {
    const source = file.get(entry);
    // Null is a place that nothing was put in, or something that was deleted.
    if (source === null) continue;
    const kind = isDict(source) ? file.get(source.get('Subtype')) : null;
    if (!isDict(source) || !(kind instanceof Name)) {
      ledger.lose('malformed-annotation');
      continue;
    }
    listed.add(source);
    if (candidates.get(source)?.unseen === false) continue;
    const comment = isComment(file, source, kind.text);
    const unseen = isUnseen(source, kind.text, index);
    candidates.set(source, { source, kind: kind.text, page: index, comment, unseen });
  }
  return [...listed];
}

/** Those that come along, but for links that lead nowhere; the others are counted as lost. */
function keptThreads(context: Context, candidates: readonly Candidate[]): ReadonlySet<Dict> {
  const { file, ledger, options } = context;
  const kept = new Set<Dict>();
  const windows: Dict[] = [];
  const replies = new Map<Dict, Dict>();
  for (const candidate of candidates) {
    const { source, kind, comment } = candidate;
    const reason = reasonAgainst(context, candidate);
    if (kind === 'Popup') {
      if (reason === undefined && options.comments === 'keep') windows.push(source);
    } else if (reason !== undefined) ledger.lose(reason);
    else {
      const answered = file.get(source.get('IRT'));
      if (isReply(file, source) && isDict(answered)) replies.set(source, answered);
      else kept.add(source);
      if (comment && options.comments === 'flatten') ledger.lose('comment');
      else if (options.comments !== 'keep' && hasAuthor(file, source)) loseAuthor(ledger, kind);
    }
  }
  keepReplies(kept, replies);
  for (const reply of replies.keys()) if (!kept.has(reply)) ledger.lose('comment');
  for (const window of windows) {
    const parent = file.get(window.get('Parent'));
    if (isDict(parent) && kept.has(parent)) kept.add(window);
  }
  return kept;
}

/** T is a name for people, but in a form field, where it names the field. */
function loseAuthor(ledger: Context['ledger'], kind: string): void {
  if (kind !== 'Widget' && kind !== 'Link') ledger.lose('comment-author');
}

/** A reply is read in its thread only; without the thread it would be a comment of its own on the page. */
function keepReplies(kept: Set<Dict>, replies: ReadonlyMap<Dict, Dict>): void {
  const lost = new Set<Dict>();
  for (const reply of replies.keys()) {
    const thread = new Set<Dict>();
    let at: Dict | undefined = reply;
    while (at !== undefined && !kept.has(at) && !lost.has(at) && !thread.has(at)) {
      thread.add(at);
      at = replies.get(at);
    }
    // It has come to a mark that is known, or out at the end, or back to itself.
    const into = at !== undefined && kept.has(at) ? kept : lost;
    for (const member of thread) into.add(member);
  }
}

const lostKinds: Readonly<Record<string, Loss>> = {
  FileAttachment: 'attachment',
  Redact: 'redaction',
  Sound: 'media',
  Movie: 'media',
  Screen: 'media',
  RichMedia: 'media',
  '3D': 'media',
};

/** Why an annotation does not come along; undefined where it does. */
function reasonAgainst(
  { file, options }: Context,
  { source, kind, comment, unseen }: Candidate,
): Loss | undefined {
  if (unseen) return 'hidden-annotation';
  const known = kind === 'Link' || kind === 'Widget' || kind === 'Popup' || markKeys.has(kind);
  if (!known) return lostKinds[kind] ?? 'unknown-annotation';
  if (rectangleOf(file, source) === undefined) return 'malformed-annotation';
  if (!comment || options.comments === 'keep') return undefined;
  const vanishes = kind === 'Text' || isReply(file, source);
  return options.comments === 'drop' || vanishes ? 'comment' : undefined;
}

function rectangleOf(file: Context['file'], source: Dict): readonly number[] | undefined {
  const written = file.get(source.get('Rect'));
  if (!isArray(written) || written.length !== 4) return undefined;
  const numbers = written.map(file.get).filter((value) => typeof value === 'number');
  return numbers.length === 4 ? numbers : undefined;
}

function leadsOf(
  context: Context,
  destinations: Destinations,
  { source }: Candidate,
): Dict | undefined {
  const judged = judgeLink(context, destinations, source);
  if (judged.kind === 'leads') return judged.entries;
  context.ledger.lose(judged.reason);
  return undefined;
}

/** Answers what is written for each, but for its place in the structure. */
function openWriter(
  context: Context,
  chosen: ReadonlyMap<Dict, Chosen>,
  fieldOf: (widget: Dict) => FieldPart,
): (annotation: Chosen) => Dict {
  const { file, copier, options, pages } = context;
  const appearances = openAppearances(context);
  const slotFor = (written: Value | undefined): Value | undefined => {
    const source = file.get(written);
    const object = isDict(source) ? chosen.get(source)?.object : undefined;
    return object === undefined ? undefined : objectSlot(object);
  };
  return (annotation) => {
    const { source, kind, page } = annotation;
    const on = pages[page]?.object;
    const written = dict({
      Type: Name.of('Annot'),
      Subtype: Name.of(kind),
      Rect: rectangleOf(file, source),
      P: on === undefined ? undefined : objectSlot(on),
    });
    const put = (entries: Dict): void => {
      for (const [key, value] of entries) written.set(key, value);
    };
    if (kind === 'Popup') {
      put(takeEntries(file, copier, source, popupKeys));
      put(dict({ Parent: slotFor(source.get('Parent')) }));
    } else if (kind === 'Link') {
      put(takeEntries(file, copier, source, linkKeys));
      put(appearances.shown(source));
      put(annotation.leads ?? new Map());
    } else if (kind === 'Widget') {
      put(widgetEntries(context, appearances, source, fieldOf(source)));
    } else {
      put(takeEntries(file, copier, source, markKeys.get(kind) ?? new Map()));
      put(appearances.shown(source));
      put(wordsOfMark(context, annotation, slotFor));
      if (annotation.comment && options.comments !== 'keep') written.delete('Contents');
    }
    return written;
  };
}

function widgetEntries(
  context: Context,
  appearances: Appearances,
  widget: Dict,
  { entries, value }: FieldPart,
): Dict {
  const { file, copier, ledger } = context;
  const written = takeEntries(file, copier, widget, widgetKeys);
  loseAction(file, ledger, widget.get('A'));
  loseFurther(file, ledger, widget);
  const characteristics = file.get(widget.get('MK'));
  if (isDict(characteristics)) {
    const kept = takeEntries(file, copier, characteristics, characteristicsKeys);
    const fit = file.get(characteristics.get('IF'));
    if (isDict(fit)) kept.set('IF', takeEntries(file, copier, fit, iconFitKeys));
    written.set('MK', kept);
  }
  for (const part of [appearances.all(widget, value), entries]) {
    for (const [key, entry] of part) written.set(key, entry);
  }
  return written;
}

/** What a mark says besides what the page shows of it. */
function wordsOfMark(
  { file, copier, builder, options }: Context,
  { source, kind }: Chosen,
  slotFor: (written: Value | undefined) => Value | undefined,
): Dict {
  const written: Dict = new Map();
  if (kind === 'FreeText') {
    const appearance = file.get(source.get('DA'));
    if (appearance instanceof PdfString) {
      written.set('DA', appearanceWord(builder, appearance));
    }
  }
  if (options.comments === 'keep') {
    for (const [key, value] of takeEntries(file, copier, source, commentKeys)) {
      written.set(key, value);
    }
    for (const key of ['Popup', 'IRT']) {
      const slot = slotFor(source.get(key));
      if (slot !== undefined) written.set(key, slot);
    }
    if (!written.has('IRT')) written.delete('RT');
  }
  return written;
}
