/**
 * A .docx file becomes the HTML of a report, with its pictures and with what had to be left out. Touches
 * nothing but the bytes it is given; may take long, so it runs in a thread of its own.
 */
import { openPackage, type WordPackage } from '../../docx/package.js';
import { readStyles, type Styles } from '../../docx/styles.js';
import {
  anyBelow,
  attribute,
  type Document,
  descendants,
  parseXml,
  removeNode,
  writeXml,
} from '../../docx/xml.js';
import { findHeadersAndFooters, findLosses, flattenFormulas, some } from './losses.js';
import { type Facts, markPart } from './marks/index.js';
import { readNumbering } from './numbering/index.js';
import { chooseAlternatives } from './settle/alternatives.js';
import { dropContentsPages, settleFields } from './settle/fields.js';
import { removeHidden } from './settle/hidden.js';
import { acceptChanges } from './settle/revisions.js';
import { replaceSymbolText } from './settle/symbols.js';
import { shapeReport } from './shape/index.js';
import { type RawPicture, toHtml } from './to-html.js';

export interface WordReading {
  /** The report's body, made of what is allowed only. */
  readonly html: string;
  /** Pictures that can be printed, by the address that the HTML uses. */
  readonly pictures: readonly (readonly [address: string, picture: RawPicture])[];
  readonly findings: Findings;
}

/** What became of the document on its way: what else is in the file, `inspect` tells. */
export interface Findings {
  /** Pictures of which a part is cut off: that part is in the file still. */
  readonly cutPictures: number;
  readonly droppedLinks: readonly string[];
  /** What is not in the pack, or not as it was, each in a few words. */
  readonly lost: readonly string[];
}

/** Types that every Chromium shows. */
const printable = /^image\/(png|jpeg|pjpeg|gif|webp|bmp|svg\+xml)$/;

/** @throws NotWord where the file is no sound Word document. */
export async function readWord(bytes: Uint8Array): Promise<WordReading> {
  const file = await openPackage(bytes);
  const styles = readStyles(file.related('styles')?.xml);
  const numbering = readNumbering(file.related('numbering')?.xml, styles);
  const main = { name: file.main, xml: parseXml(file.main, partOf(file, file.main)) };
  const notes = [...file.allRelated('footnotes'), ...file.allRelated('endnotes')];
  const facts: Facts = { paragraphs: [], pictures: [], sections: [] };
  const changed = new Map<string, string>();
  const settled = [main, ...notes].map(({ name, xml }) => {
    const counts = settle(xml, styles);
    markPart(xml, facts, styles, numbering);
    changed.set(name, writeXml(xml));
    return counts;
  });
  const sum = (count: (each: Settled) => number): number =>
    settled.reduce((all, each) => all + count(each), 0);

  const raw = await toHtml(file, changed);
  const shown = new Map([...raw.pictures].filter(([, { type }]) => printable.test(type)));
  const unshown = raw.pictures.size - shown.size;
  const report = shapeReport(raw.html, facts, new Set(shown.keys()));
  const formulas = sum((each) => each.formulas);
  return {
    html: report.html,
    pictures: [...shown],
    findings: {
      cutPictures: report.pictures.filter(({ cut }) => cut !== undefined).length,
      droppedLinks: report.droppedLinks,
      lost: [
        ...new Set(settled.flatMap((each) => each.lost)),
        ...some(
          unshown,
          'picture of a kind that cannot be printed (such as EMF)',
          'pictures of a kind that cannot be printed (such as EMF)',
        ),
        ...(formulas === 0
          ? []
          : [`the layout of ${some(formulas, 'formula', 'formulas').join('')}`]),
        ...some(
          sum((each) => each.unstoredNumbers),
          'number within a paragraph',
          'numbers within paragraphs',
        ),
        ...(sum((each) => each.pageReferences) > 0
          ? ['page numbers of its own table of contents']
          : []),
        ...findHeadersAndFooters(file),
      ],
    },
  };
}

interface Settled {
  readonly formulas: number;
  readonly pageReferences: number;
  readonly unstoredNumbers: number;
  readonly lost: readonly string[];
}

/** The document as its reader sees it: what is deleted or hidden is gone before anything looks at it. */
function settle(document: Document, styles: Styles): Settled {
  joinBodies(document);
  chooseAlternatives(document);
  acceptChanges(document);
  removeHidden(document, styles);
  const fields = settleFields(document);
  const pageReferences = fields.pageReferences + dropContentsPages(document, styles);
  const lost = findLosses(document);
  const formulas = flattenFormulas(document);
  replaceSymbolText(document);
  for (const bookmark of anyBelow(document, 'bookmarkStart')) {
    // Word's own, of where the author's cursor was.
    if (attribute(bookmark, 'name') === '_GoBack') removeNode(bookmark);
  }
  return { formulas, lost, ...fields, pageReferences };
}

/** Some programs write several bodies, and Word shows them one after the other. */
function joinBodies(document: Document): void {
  const [first, ...more] = descendants(document, 'body');
  for (const body of more) {
    while (first !== undefined && body.firstChild !== null) first.appendChild(body.firstChild);
    removeNode(body);
  }
}

function partOf(file: WordPackage, name: string): Uint8Array {
  return file.parts.get(name) ?? new Uint8Array();
}
