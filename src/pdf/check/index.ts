/**
 * Checks whether a document may be part of a file that claims PDF/UA-1 (ISO 14289-1): what it says of itself is not
 * believed. Where a check cannot be made surely, the document does not pass. Must not change anything.
 */
import { textOf } from '../objects/text.js';
import { isArray, isDict, type Ref, Stream, type Value } from '../objects/values.js';
import type { Loss } from '../piece/piece.js';
import type { WrittenAnnotation } from '../prepare/annotations.js';
import type { Context } from '../prepare/context.js';
import type { DocumentMetadata } from '../prepare/metadata.js';
import type { Owners } from '../prepare/structure/claims.js';
import type { ReadStructure } from '../prepare/structure/index.js';
import type { Element } from '../prepare/structure/tree.js';
import { checkAnnotations } from './annotations.js';
import { openAttributeReader } from './attributes.js';
import { type IsTagged, openContentChecker } from './content.js';
import { checkFonts } from './fonts/index.js';
import { isLanguage } from './language.js';
import { type Findings, openFindings, type UaFaults } from './rules.js';
import { checkStructure } from './structure.js';

export type { UaFaults, UaRule } from './rules.js';

export interface CheckedDocument {
  readonly metadata: DocumentMetadata;
  readonly structure: ReadStructure;
  readonly annotations: readonly WrittenAnnotation[];
  /** Layers come along that a program shows and hides. */
  readonly hasAutomaticLayers: boolean;
}

/** Losses after which something may be missing of what the document shows or says. */
const holes: readonly Loss[] = ['malformed-element', 'malformed-annotation', 'malformed-field'];

/** By rule, what is against the claim; nothing where the document may claim. */
export function checkDocument(context: Context, document: CheckedDocument): UaFaults {
  const { metadata, structure, annotations, hasAutomaticLayers } = document;
  const { file, catalog, options, ledger } = context;
  const found = openFindings();
  const { tree } = structure;
  // Looked into only where there is a claim to be checked: our own prints are meant to pass.
  if (options.print === undefined && metadata.claimsUa !== 1) found.find('5-1');
  if (tree === undefined) found.find('7.1-11');
  if (tree === undefined || found.faults['5-1'] !== undefined) return found.faults;

  const info = file.get(catalog.get('MarkInfo'));
  if (isDict(info) && file.get(info.get('Suspects')) === true) found.find('7.1-4');
  const language = textOf(file.get(catalog.get('Lang')));
  if (language !== undefined && language !== '' && !isLanguage(language)) found.find('7.2-29');
  if (hasAutomaticLayers) found.find('7.10-2');
  for (const hole of holes) found.find('7.1-12', ledger.losses[hole] ?? 0);
  checkStructure(file, tree, found);

  const attributeOf = openAttributeReader(file, tree.root);
  const owners = (key: number | undefined): Owners | undefined =>
    key === undefined ? undefined : tree.owners[key];
  const elementOf = ({ object }: WrittenAnnotation): Element | undefined => {
    const owner = owners(structure.keyOfAnnotation(object));
    return owner?.kind === 'whole' ? owner.element : undefined;
  };
  checkAnnotations(
    annotations,
    tree.elements,
    {
      get: file.get,
      elementOf,
      isPrinted: (form) => attributeOf(form, 'PrintField', 'Role') !== null,
    },
    found,
  );
  checkContent(context, document, owners, found);
  return found.faults;
}

function checkContent(
  context: Context,
  { structure, annotations }: CheckedDocument,
  owners: (key: number | undefined) => Owners | undefined,
  found: Findings,
): void {
  const { file, pages, step } = context;
  const marksOf = (key: number | undefined): IsTagged | undefined => {
    const owner = owners(key);
    return owner?.kind === 'marks' ? (mark) => owner.elements[mark] !== undefined : undefined;
  };
  const content = openContentChecker(
    file,
    {
      ofPage: (page) => marksOf(structure.keyOfPage(page)) ?? (() => false),
      ofForm: (form: Ref) => marksOf(structure.keyOfStream(form)?.key),
      step,
    },
    found,
  );
  for (const [index, page] of pages.entries()) content.page(page, index);
  for (const { source } of annotations) {
    for (const look of looksOf(file.get, source.get('AP'))) content.appearance(look);
  }
  checkFonts(file, content.fonts, found, step);
}

/** Normal, rollover and down, each of one state or several (ISO 32000-2, 12.5.5). */
function looksOf(
  get: (value: Value | undefined) => Value,
  written: Value | undefined,
): readonly Value[] {
  const found = get(written);
  if (!isDict(found)) return [];
  return [...found.values()].flatMap((look) => {
    const states = get(look);
    if (states instanceof Stream) return [look];
    return isDict(states) ? [...states.values()] : isArray(states) ? [...states] : [];
  });
}
