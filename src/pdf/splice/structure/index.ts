/**
 * The structure of the file (ISO 32000-2, 14.7): one Document with a Part for each piece. Leaves of trees are
 * written as they come; kept are numbers, titles and names of types.
 */
import { print, printName } from '../../objects/print.js';
import { textString } from '../../objects/text.js';
import type { Gatherer, Output, Placed } from '../placed.js';
import { ParentTree } from './parents.js';
import { TreeWriter } from './tree.js';

export { chooseClasses, chooseTypes } from './words.js';

/** The whole content of a page of a document without tags, as one mark. */
export interface UntaggedPage {
  /** Number of the page. */
  readonly page: number;
  /** Its key in the parent tree. */
  readonly key: number;
  /** The MCID around its content. */
  readonly mark: number;
  readonly type: 'P' | 'Figure';
  readonly alternative?: string;
}

/** A link annotation that the file adds (ISO 14289-1, 7.18.5). */
export interface StructuredLink {
  readonly annotation: number;
  readonly key: number;
  /** Number of the page that it is on. */
  readonly page: number;
  readonly description: string;
}

export interface StructureGatherer extends Gatherer {
  /** Behind what the piece's section has so far, one element a page. */
  readonly untagged: (piece: Placed, pages: readonly UntaggedPage[]) => void;
  /** At the end of the piece's section; of the file's, for a page that belongs to no piece. */
  readonly link: (piece: Placed | undefined, link: StructuredLink) => void;
}

export interface StructureOptions {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
}

/** A Part, or the Document itself. */
interface Section {
  readonly num: number;
  readonly title: string;
  readonly language: string;
  readonly kids: number[];
  /** Number of the paragraph that holds the links which the file adds: a Link is no block (14.8.4.7). */
  paragraph?: number;
  readonly links: number[];
}

/** `finish` answers the entries StructTreeRoot and MarkInfo, or nothing for a file without structure. */
export function gatherStructure(output: Output, options: StructureOptions): StructureGatherer {
  const root = output.allot();
  const whole: Section = { num: output.allot(), ...options, kids: [], links: [] };
  const sections = new Map<number, Section>();
  const parents = new ParentTree(output);
  const ids = new TreeWriter(output, 'Names');
  const roles = new Map<string, string>();
  const foreign = new Map<string, string>();
  /** By what is written for it: the number of its attributes. */
  const classes = new Map<string, number>();
  const namespaces = new Set<number>();

  const sectionOf = (piece: Placed | undefined): Section => {
    if (piece === undefined) return whole;
    const before = sections.get(piece.index);
    if (before !== undefined) return before;
    const { facts, title, language } = piece;
    const { structure } = facts;
    const num = structure === undefined ? output.allot() : piece.number(structure.section);
    const section: Section = { num, title, language, kids: [], links: [] };
    sections.set(piece.index, section);
    return section;
  };
  const put = (body: string): number => {
    const num = output.allot();
    output.put(num, body);
    return num;
  };
  const writeSection = (section: Section, type: 'Document' | 'Part', parent: number): void => {
    const { num, title, language, links, paragraph } = section;
    const kids = [...section.kids];
    if (paragraph !== undefined) {
      output.put(
        paragraph,
        `<</Type/StructElem/S/P/P ${num} 0 R/K[${references(links)}]/Lang${text(options.language)}>>`,
      );
      kids.push(paragraph);
    }
    output.put(
      num,
      [
        `<</Type/StructElem/S/${type}/P ${parent} 0 R/T${text(title)}/Lang${text(language)}`,
        `/K[${references(kids)}]>>`,
      ].join(''),
    );
  };
  return {
    add(piece) {
      parents.addPiece(piece);
      const { structure } = piece.facts;
      if (structure === undefined) return;
      const { kids } = sectionOf(piece);
      for (const kid of structure.kids) kids.push(piece.number(kid));
      for (const { word, role } of structure.roles) roles.set(piece.words[word] ?? '', role);
      for (const { name, role } of structure.foreign) foreign.set(printName(name), role);
      for (const { word, attributes } of structure.classes) {
        const name = piece.words[word] ?? '';
        if (!classes.has(name)) classes.set(name, put(piece.fragment(attributes)));
      }
      for (const { object } of structure.namespaces) namespaces.add(piece.number(object));
      for (const leaf of structure.ids) {
        const [first, last] = [piece.id(leaf.first), piece.id(leaf.last)];
        ids.addLeaf(first, last, piece.fragment(leaf.fragment));
      }
    },
    untagged(piece, pages) {
      if (pages.length === 0) return;
      const { num, kids } = sectionOf(piece);
      for (const { page, key, mark, type, alternative } of pages) {
        // The alternative is the file's word, whatever language the document is in.
        const alt =
          alternative === undefined ? '' : `/Alt${text(alternative)}/Lang${text(options.language)}`;
        const entries = `/S/${type}/P ${num} 0 R/Pg ${page} 0 R/K ${mark}${alt}`;
        const element = put(`<</Type/StructElem${entries}>>`);
        kids.push(element);
        parents.add({ key, element, mark });
      }
    },
    link(piece, { annotation, key, page, description }) {
      const section = sectionOf(piece);
      section.paragraph ??= output.allot();
      const target = `<</Type/OBJR/Obj ${annotation} 0 R>>`;
      const entries = `/S/Link/P ${section.paragraph} 0 R/Pg ${page} 0 R/K ${target}`;
      const element = put(`<</Type/StructElem${entries}/Alt${text(description)}>>`);
      section.links.push(element);
      parents.add({ key, element });
    },
    finish() {
      const parts = [...sections].sort(([one], [other]) => one - other).map(([, part]) => part);
      for (const part of parts) writeSection(part, 'Part', whole.num);
      whole.kids.push(...parts.map(({ num }) => num));
      if (whole.kids.length === 0 && whole.paragraph === undefined) return '';
      writeSection(whole, 'Document', root);
      const idTree = ids.finish();
      // What documents say of a name counts before what is only guessed for it.
      const map = [...new Map([...foreign, ...roles])];
      output.put(
        root,
        [
          `<</Type/StructTreeRoot/K ${whole.num} 0 R${parents.finish()}`,
          idTree === undefined ? '' : `/IDTree ${idTree} 0 R`,
          dictionary(
            'RoleMap',
            map.map(([type, role]) => `${type}${printName(role)}`),
          ),
          dictionary(
            'ClassMap',
            [...classes].map(([name, num]) => `${name} ${num} 0 R`),
          ),
          namespaces.size === 0 ? '' : `/Namespaces[${references([...namespaces])}]`,
          '>>',
        ].join(''),
      );
      return `/StructTreeRoot ${root} 0 R/MarkInfo<</Marked true>>`;
    },
  };
}

function references(numbers: readonly number[]): string {
  return numbers.map((num) => `${num} 0 R`).join(' ');
}

function dictionary(key: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `/${key}<<${entries.join('')}>>`;
}

function text(text: string): string {
  return print(textString(text));
}
