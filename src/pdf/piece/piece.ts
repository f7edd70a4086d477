/**
 * A piece: one document made ready to be spliced into files, as often as wanted. Its objects are bytes with
 * slots in them; everything that depends on the file around it is in the slots or in the facts. Plain data.
 */
import type { UaFaults } from '../check/rules.js';

/** `bytes` holds all objects, then all fragments, one after the other. */
export interface Piece {
  readonly facts: PieceFacts;
  /** How many objects; those that the splicer writes itself (pages, the section) are empty here. */
  readonly objects: number;
  readonly bytes: Uint8Array;
  /**
   * Where each object and fragment starts in `bytes`, and the end of the last: objects + fragments + 1 numbers.
   * Each is followed by one byte that is no part of it.
   */
  readonly starts: Uint32Array;
  /** By object: 1 where it is a stream, which no object stream may hold (7.5.7). */
  readonly streams: Uint8Array;
  /** Pairs: a place in `bytes` where something is put in, rising, and kind and value as in `slotCode`. */
  readonly slots: Uint32Array;
  /** Pairs: an object, and which `shareHash` it has. Objects that are the same in other pieces too. */
  readonly shared: Uint32Array;
  /** 16 bytes for each pair of `shared`: what the object and all that it refers to are made of. */
  readonly hashes: Uint8Array;
}

/** [left, bottom, right, top] in default user space. */
export type Corners = readonly [number, number, number, number];

/** A page without what the splicer decides. Numbers of objects are the piece's own, from 0. */
export interface PiecePage {
  readonly object: number;
  readonly media: Corners;
  readonly crop?: Corners;
  readonly rotate: 0 | 90 | 180 | 270;
  /** How many points one unit is (UserUnit, table 31); one where missing. */
  readonly unit?: number;
  /** Fragment with its Group; missing where there is none. */
  readonly rest?: number;
  /** Fragment with BleedBox, TrimBox and ArtBox; missing where there are none. */
  readonly boxes?: number;
  /** Content streams. */
  readonly contents: readonly number[];
  /** Index in `PieceFacts.resources`; missing where it has none. */
  readonly resources?: number;
  readonly annotations: readonly number[];
  /** Its key in the parent tree (StructParents), counted from 0 within the piece. */
  readonly parentKey?: number;
  /** What its content leaves open: see `content.ts`. */
  readonly open: OpenContent;
  /** The highest MCID in its content, or -1: another one may be put around it. */
  readonly lastMark: number;
}

/** What has to be put around content so that it takes no state in and leaves none behind. */
export interface OpenContent {
  /** `q` in front. */
  readonly saves: number;
  /** Marks that are ended and never begun: begun in front, where a mark is put around all. */
  readonly begins: number;
  /** Behind: `ET`, then `EMC`, then `Q`. */
  readonly text: boolean;
  readonly ends: number;
  readonly restores: number;
}

/** A resource dictionary in two fragments, so that a font can be put in. */
export interface PieceResources {
  /** Its entries but Font. */
  readonly rest: number;
  /** The entries of its Font dictionary. */
  readonly fonts: number;
}

/** A place in the piece: the index of a page, and how it is shown, as bytes ("/XYZ 0 792 null"). */
export interface Place {
  readonly page: number;
  readonly view: string;
}

/** A bookmark (12.3.3). */
export interface OutlineNode {
  readonly title: string;
  /** Missing for a heading that leads nowhere. */
  readonly place?: Place;
  /** Shown with its children. */
  readonly open: boolean;
  /** Colour (three numbers) and style (1 italic, 2 bold), where the document gives them (table 151). */
  readonly colour?: readonly number[];
  readonly style?: number;
  readonly children: readonly OutlineNode[];
}

/**
 * A word that may have to be another one in a file with other documents: a structure type or class that two
 * use differently, a name of a destination, form field or font of a form that two use, a place in another piece.
 */
export interface Word {
  readonly kind: 'type' | 'class' | 'destination' | 'field' | 'font' | 'appearance' | 'address';
  /**
   * As the document has it; for an appearance: the bytes of a default appearance string (12.7.4.3), which names
   * a font; for an address: as our own pages link to it.
   */
  readonly text: string;
}

export interface NamedPlace {
  /** Index in `PieceFacts.words`, of the kind `destination`. */
  readonly word: number;
  readonly place: Place;
}

/** Optional content (8.11): groups by object, and fragments (array elements) of the configuration. */
export interface PieceLayers {
  readonly all: readonly number[];
  readonly off: readonly number[];
  readonly order?: number;
  readonly locked?: number;
  readonly exclusive?: number;
  readonly automatic?: number;
  /** Names of those that are hidden when the document is opened. */
  readonly hidden: readonly string[];
}

/** An interactive form (12.7.3). What its fields took from the form as a whole is written into them. */
export interface PieceForm {
  /** Root fields; each field that has a name and none above it has a `field` word for it. */
  readonly fields: readonly number[];
  /** Fonts that fields are to be filled in with: words of kind `font`, by which `appearance` words know them. */
  readonly fonts: readonly { readonly word: number; readonly object: number }[];
  /** No appearance shows its values, or none that can be relied on: viewers are to make them (table 224). */
  readonly needsAppearances: boolean;
  /** How many signatures it had. They hold no longer once a page is moved, and are left out. */
  readonly signed: number;
}

/** The document's structure (14.7), its root elements waiting for the section that they come under. */
export interface PieceStructure {
  /** The object that stands for the section: the parent of `kids`. The splicer writes it. */
  readonly section: number;
  readonly kids: readonly number[];
  /** Pairs of words of kind `type`: what each of the document's own types stands for. */
  readonly roles: readonly { readonly word: number; readonly role: string }[];
  /** Types of namespaces, which keep their names: what readers that know no namespaces take them for. */
  readonly foreign: readonly { readonly name: string; readonly role: string }[];
  /** Words of kind `class` with a fragment each: the attribute objects of the class, as one value. */
  readonly classes: readonly {
    readonly word: number;
    readonly attributes: number;
    /** The same for classes that say the same; missing for one that no other document can share. */
    readonly meaning?: string;
  }[];
  /** Objects of kind Namespace (14.7.4). */
  readonly namespaces: readonly { readonly object: number; readonly name: string }[];
  /** Leaves of the parent tree: a fragment of Nums elements each, and its first and last key. */
  readonly parents: readonly {
    readonly fragment: number;
    readonly first: number;
    readonly last: number;
  }[];
  /** Leaves of the ID tree: a fragment of Names elements each, and its first and last ID (slot values). */
  readonly ids: readonly {
    readonly fragment: number;
    readonly first: number;
    readonly last: number;
  }[];
}

/** How many of each there are. */
export interface Census {
  readonly elements: number;
  readonly marks: number;
  readonly links: number;
  /** Those that the document brings; not those made from its headings. */
  readonly outline: number;
  /** Those that hold a value; not those that only group others. */
  readonly fields: number;
  /** All but links and the windows of comments. */
  readonly annotations: number;
}

/** Why something of a document is not in its piece. A closed list: nothing is lost for another reason. */
export type Loss =
  | 'damaged-content'
  | 'xfa'
  | 'signature'
  | 'javascript'
  | 'action'
  | 'attachment'
  | 'media'
  | 'redaction'
  | 'hidden-annotation'
  | 'unknown-annotation'
  | 'comment'
  | 'comment-author'
  | 'orphan-element'
  | 'user-properties'
  | 'repeated-mark'
  | 'repeated-page'
  | 'dangling-destination'
  | 'forbidden-address'
  | 'credentials'
  | 'malformed-outline'
  | 'malformed-element'
  | 'malformed-annotation'
  | 'malformed-field';

export interface PieceFacts {
  readonly pages: readonly PiecePage[];
  readonly resources: readonly PieceResources[];
  readonly words: readonly Word[];
  readonly names: readonly NamedPlace[];
  readonly outline: readonly OutlineNode[];
  /** How many of `outline` were made from headings: all of them, or none. */
  readonly headingBookmarks: number;
  readonly layers?: PieceLayers;
  readonly form?: PieceForm;
  /** Missing where the document is not tagged. */
  readonly structure?: PieceStructure;
  /** How many keys of the parent tree the piece uses. */
  readonly parentKeys: number;
  /** How many IDs of structure elements it has. */
  readonly ids: number;
  /** Its catalogue's Lang (14.9.2). */
  readonly language?: string;
  /** MarkInfo says Marked (14.7.1). */
  readonly marked: boolean;
  /** Parts of ISO 14289 that its XMP claims. */
  readonly claimsUa?: number;
  /** What is against a file's claim to PDF/UA-1 that it is part of, and how often; nothing for a sound claim. */
  readonly uaFaults: UaFaults;
  readonly census: { readonly before: Census; readonly after: Census };
  /** By reason, how many of what was lost for it. */
  readonly losses: Readonly<Partial<Record<Loss, number>>>;
  /** Comments (marks with words that people wrote for each other) that the document came with. */
  readonly comments: number;
  /** Form fields that hold a value of which the page shows nothing. */
  readonly unseenFields: number;
}

/** In the order of their codes. */
export const slotKinds = ['object', 'parent-key', 'word', 'id'] as const;

/** Bits of a slot's code that hold its value; its kind is above them. */
export const slotValueBits = 29;

/** Kind and value of a slot in one number. */
export function slotCode(kind: (typeof slotKinds)[number], value: number): number {
  return ((slotKinds.indexOf(kind) << slotValueBits) | value) >>> 0;
}

export function slotKind(code: number): (typeof slotKinds)[number] {
  return slotKinds[code >>> slotValueBits] ?? 'object';
}

export function slotValue(code: number): number {
  return code & (2 ** slotValueBits - 1);
}
