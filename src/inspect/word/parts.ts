/** What lies in a Word file beside its text: files, programs, properties, data of other programs. Opens none of it. */
import type { WordPackage } from '../../docx/package.js';
import {
  anyBelow,
  attribute,
  type Document,
  descendants,
  type Element,
  elementsIn,
  parseXml,
} from '../../docx/xml.js';
import type { Finding } from '../../model/finding.js';
import { pictureFindings } from '../picture/index.js';
import { isNobody, traceOf } from '../traces.js';
import { lettersOf } from './runs.js';

/** Workbooks behind charts, objects and whole documents put in. */
export function embeddedFiles({ parts }: WordPackage): readonly Finding[] {
  const files = [...parts.keys()].filter(
    (name) => /(^|\/)embeddings\/[^/]+$/i.test(name) || /(^|\/)afchunk[^/]*$/i.test(name),
  ).length;
  return files === 0 ? [] : [{ check: 'embedded-file', detail: { files } }];
}

export function activeContent(file: WordPackage, texts: readonly Document[]): readonly Finding[] {
  const names = [...file.parts.keys()];
  const fields = texts
    .flatMap((text) => [
      ...descendants(text, 'instrText').map((each) => each.textContent ?? ''),
      ...descendants(text, 'fldSimple').map((each) => attribute(each, 'instr') ?? ''),
    ])
    .join(' ');
  const what = [
    ...(file.macros ? ['macros'] : []),
    ...(names.some((name) => /(^|\/)activeX\//i.test(name)) ? ['ActiveX controls'] : []),
    ...(/\bDDE(AUTO)?\b/.test(fields) ? ['fields that start programs (DDE)'] : []),
    ...(outsideTargets(file, 'oleObject').length > 0
      ? ['objects that are fetched from elsewhere']
      : []),
  ];
  return what.map((one) => ({ check: 'active-content', detail: { what: one } }));
}

/** Who made it, and where it and what it refers to lay: as its properties say. */
export function metadata(file: WordPackage): readonly Finding[] {
  const core = firstPart(file, /^docProps\/core\d*\.xml$/i);
  const app = firstPart(file, /^docProps\/app\d*\.xml$/i);
  const said = (part: Document | undefined, ...names: readonly string[]): readonly string[] =>
    part === undefined
      ? []
      : anyBelow(part, ...names).map((each) => (each.textContent ?? '').trim());
  const people = [
    ...said(core, 'creator', 'lastModifiedBy'),
    ...said(app, 'Manager', 'Company'),
  ].filter((name) => !isNobody(name));
  const paths = outsideTargets(file).map(decoded).filter(isPath);
  return [
    ...[...new Set(people)].map((name) => traceOf('author', name)),
    ...[...new Set(paths)].map((name) => traceOf('path', name)),
  ];
}

export function titleOf(file: WordPackage): string {
  const core = firstPart(file, /^docProps\/core\d*\.xml$/i);
  const title = core && anyBelow(core, 'title')[0];
  return (title?.textContent ?? '').trim();
}

/** What photographs in the text tell of where and by whom they were taken; a file of 40 photographs tells it once. */
export function photographs({ parts }: WordPackage): readonly Finding[] {
  const found = [...parts].flatMap(([name, bytes]) =>
    /(^|\/)media\/[^/]+\.(jpe?g|png|tiff?|webp)$/i.test(name) ? pictureFindings(bytes) : [],
  );
  const located = found.find(({ check }) => check === 'picture-location');
  return [
    ...(located === undefined ? [] : [located]),
    ...found.filter(({ check }) => check !== 'picture-location'),
  ];
}

/** Document variables, and data of other programs that the text does not show (ECMA-376-1, 17.15.1.30 and 15.2.5). */
export function hiddenData(file: WordPackage, seen: string): readonly Finding[] {
  const settings = file.related('settings')?.xml;
  const variables = settings === undefined ? [] : descendants(settings, 'docVar');
  const values = [
    ...variables.map((each) => attribute(each, 'val') ?? ''),
    ...[...file.parts.keys()]
      .filter((name) => /^customXml\/item\d*\.xml$/i.test(name))
      .flatMap((name) => wordsOf(partXml(file, name)?.documentElement ?? undefined)),
  ];
  const plain = squeezed(seen);
  const letters = values
    .filter((value) => /\p{L}{3}/u.test(value) && !plain.includes(squeezed(value)))
    .reduce((sum, value) => sum + lettersOf(value), 0);
  return letters === 0 ? [] : [{ check: 'hidden-text', detail: { letters } }];
}

/** Word and its document stores write these for themselves: lists of sources, kinds and properties of content. */
const housekeeping =
  /schemas\.microsoft\.com\/(office|sharepoint)|schemas\.openxmlformats\.org|purl\.oclc\.org/i;

function wordsOf(root: Element | undefined): readonly string[] {
  if (root === undefined || housekeeping.test(root.namespaceURI ?? '')) return [];
  const leaves = [root, ...allBelow(root)].filter((each) => elementsIn(each).length === 0);
  return leaves.map((each) => (each.textContent ?? '').trim());
}

function allBelow(root: Element): readonly Element[] {
  const found: Element[] = [];
  const waiting = [...elementsIn(root)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...elementsIn(next));
  }
  return found;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Addresses outside of the file, of any part; nothing ever follows them. */
function outsideTargets(file: WordPackage, kind?: string): readonly string[] {
  return [...file.parts.keys()]
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => elementsIn(partXml(file, name)?.documentElement ?? emptyNode))
    .filter((relation) => attribute(relation, 'TargetMode') === 'External')
    .filter((relation) => kind === undefined || attribute(relation, 'Type')?.endsWith(`/${kind}`))
    .map((relation) => attribute(relation, 'Target') ?? '');
}

const emptyNode = { firstChild: null } as Parameters<typeof elementsIn>[0];

/** "C:\Users\…", "\\server\share\…", "file:///…", "/Users/…", "/home/…". */
export function isPath(target: string): boolean {
  return /^(file:|[a-z]:[\\/]|\\\\|\/(Users|home)\/)/i.test(target);
}

function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}

function firstPart(file: WordPackage, name: RegExp): Document | undefined {
  const found = [...file.parts.keys()].find((each) => name.test(each));
  return found === undefined ? undefined : partXml(file, found);
}

function partXml(file: WordPackage, name: string): Document | undefined {
  const part = file.parts.get(name);
  return part === undefined || part.length === 0 ? undefined : parseXml(name, part);
}
