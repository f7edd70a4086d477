/** Names what cannot be taken over from a document, so that the build can say it. Changes nothing. */

import type { WordPackage } from '../../docx/package.js';
import {
  anyBelow,
  attribute,
  type Document,
  descendants,
  makeLike,
  removeNode,
  textBelow,
} from '../../docx/xml.js';

/** To be asked once alternatives are chosen and before pictures are marked. */
export function findLosses(document: Document): readonly string[] {
  const graphics = anyBelow(document, 'graphicData').map((each) => attribute(each, 'uri') ?? '');
  const charts = graphics.filter((uri) => /\/chart(ex)?$/i.test(uri)).length;
  const diagrams = graphics.filter((uri) => /\/diagram$/i.test(uri)).length;
  const objects = anyBelow(document, 'OLEObject').length;
  const pieces = anyBelow(document, 'altChunk').length + descendants(document, 'subDoc').length;
  const linked = anyBelow(document, 'blip').filter(
    (blip) => attribute(blip, 'embed') === undefined && attribute(blip, 'link') !== undefined,
  ).length;
  return [
    ...some(charts, 'chart', 'charts'),
    ...some(diagrams, 'SmartArt diagram', 'SmartArt diagrams'),
    ...some(drawnShapes(document), 'drawn shape', 'drawn shapes'),
    ...some(objects, 'embedded file or object', 'embedded files or objects'),
    ...some(
      linked,
      'picture that is not in the file but linked to',
      'pictures that are not in the file but linked to',
    ),
    ...some(pieces, 'inserted document', 'inserted documents'),
  ];
}

export function some(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`];
}

/** Lines, arrows and boxes without a picture or words. */
function drawnShapes(document: Document): number {
  const has = (shape: Parameters<typeof anyBelow>[0], ...names: string[]): boolean =>
    anyBelow(shape, ...names).length > 0;
  const old = anyBelow(document, 'pict').filter(
    (shape) =>
      !has(shape, 'imagedata', 'txbxContent') &&
      has(shape, 'shape', 'line', 'rect', 'oval', 'roundrect', 'group', 'polyline'),
  );
  const modern = anyBelow(document, 'drawing').filter(
    (shape) => !has(shape, 'blip', 'txbxContent') && has(shape, 'wsp', 'wgp', 'wpc'),
  );
  return old.length + modern.length;
}

/** Formulas are printed as their characters in a row, which loses fractions, roots and exponents. */
export function flattenFormulas(document: Document): number {
  const formulas = anyBelow(document, 'oMath');
  const like = descendants(document, 'p')[0];
  for (const formula of formulas) {
    const text = anyBelow(formula, 't')
      .map((each) => each.textContent ?? '')
      .join('');
    if (like === undefined) continue;
    const run = makeLike(like, 'r');
    const words = makeLike(like, 't');
    words.textContent = text;
    run.appendChild(words);
    formula.parentNode?.insertBefore(run, formula);
    removeNode(formula);
  }
  for (const block of anyBelow(document, 'oMathPara')) {
    while (block.firstChild !== null) block.parentNode?.insertBefore(block.firstChild, block);
    removeNode(block);
  }
  return formulas.length;
}

/** Heads and feet with words of their own; a page number is none, the pack has its own. */
export function findHeadersAndFooters(file: WordPackage): readonly string[] {
  return (['header', 'footer'] as const).flatMap((kind) => {
    const texts = file.allRelated(kind).map(({ xml }) => {
      for (const field of descendants(xml, 'instrText')) removeNode(field);
      return [...new Set(descendants(xml, 'p').map((each) => textBelow(each).trim()))]
        .join(' ')
        .trim();
    });
    const words = [...new Set(texts)].filter(
      (text) => /\p{L}{2}/u.test(text) && !isPageNumber(text),
    );
    const first = words[0];
    if (first === undefined) return [];
    const shown = first.length > 60 ? `${first.slice(0, 59).trimEnd()}…` : first;
    return [`the page ${kind} (“${shown.replace(/\s+/g, ' ')}”)`];
  });
}

function isPageNumber(text: string): boolean {
  return /^page\s*[\divxlc]*\s*((of|\/)\s*\d*)?$/i.test(text);
}
