/**
 * What OpenDocument, Excel, PowerPoint and Rich Text files hold besides what is printed of them: hidden sheets and slides,
 * speakers' notes, tracked changes, comments, files inside, names. Counts and names only; changes nothing.
 */
import { unpack } from '../../docx/package.js';
import type { Finding } from '../../model/finding.js';
import { isNobody, traceOf } from '../traces.js';

type Parts = ReadonlyMap<string, Uint8Array>;

/** @throws NotWord where it is broken, or goes beyond the limits. */
export async function readOfficeFindings(bytes: Uint8Array): Promise<readonly Finding[]> {
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  if (start === '{\\rtf') return richTextFindings(Buffer.from(bytes).toString('latin1'));
  const parts = await unpack(bytes);
  return [
    ...(parts.has('xl/workbook.xml') ? workbookFindings(parts) : []),
    ...(parts.has('ppt/presentation.xml') ? presentationFindings(parts) : []),
    ...(parts.has('content.xml') ? openDocumentFindings(textOf(parts.get('content.xml'))) : []),
    ...insideFindings(parts),
    ...authorFindings(parts),
  ];
}

/** ECMA-376-1, 18.2.19 (state) and 12.3.3 (comments). */
function workbookFindings(parts: Parts): readonly Finding[] {
  const targets = relationsOf(parts, 'xl/_rels/workbook.xml.rels');
  const sheets = tagsOf(textOf(parts.get('xl/workbook.xml')), 'sheet').filter((tag) =>
    /hidden/i.test(attribute(tag, 'state') ?? ''),
  );
  const strings = itemsOf(textOf(parts.get('xl/sharedStrings.xml')), 'si').map(wordsOf);
  const letters = sheets.map((tag) => {
    const target = targets.get(attribute(tag, 'r:id') ?? '') ?? '';
    const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    const cells = itemsOf(textOf(parts.get(name)), 'c').map((cell) =>
      /^<(?:\w+:)?c\b[^>]*\st="s"/.test(cell)
        ? (strings[Number(wordsOf(cell))] ?? '')
        : wordsOf(cell),
    );
    return lettersIn(cells.join(' '));
  });
  const comments = partsNamed(parts, /^xl\/comments[^/]*\.xml$/).map((xml) =>
    tagsOf(xml, 'comment'),
  );
  return [...hidden('sheets', letters), ...commentFindings(comments.flat().length)];
}

/** ECMA-376-1, 19.3.1.38 (show), 13.3.5 (notes) and 13.3.2 (comments). */
function presentationFindings(parts: Parts): readonly Finding[] {
  const slides = partsNamed(parts, /^ppt\/slides\/[^/]+\.xml$/).filter((xml) =>
    /<p:sld\b[^>]*\sshow="(0|false)"/.test(xml),
  );
  const notes = partsNamed(parts, /^ppt\/notesSlides\/[^/]+\.xml$/)
    // A number of the slide is a field, and no note.
    .map((xml) => lettersIn(wordsOf(xml.replace(/<a:fld\b.{0,2000}?<\/a:fld>/gs, ''))))
    .filter((letters) => letters > 0);
  const comments = partsNamed(parts, /^ppt\/comments\/[^/]+\.xml$/).map((xml) => tagsOf(xml, 'cm'));
  return [
    ...hidden(
      'slides',
      slides.map((xml) => lettersIn(wordsOf(xml))),
    ),
    ...hidden('notes', notes),
    ...commentFindings(comments.flat().length),
  ];
}

/** ODF 1.3, part 3: 5.5 (tracked changes), 14.1 (annotations), 16.9.1 (notes), 19.473 (visibility). */
function openDocumentFindings(xml: string): readonly Finding[] {
  const changes = tagsOf(xml, 'changed-region').length;
  const notes = itemsOf(xml, 'presentation:notes').map((one) => lettersIn(wordsOf(one)));
  const styles = itemsOf(xml, 'style:style')
    .filter((style) => /\s(table:display="false"|presentation:visibility="hidden")/.test(style))
    .map((style) => attribute(style, 'style:name'));
  const unseen = (name: string, style: string): readonly number[] =>
    itemsOf(xml, name)
      .filter((one) => styles.includes(attribute(one, style)))
      .map((one) => lettersIn(wordsOf(one)));
  return [
    ...hidden('sheets', unseen('table:table', 'table:style-name')),
    ...hidden('slides', unseen('draw:page', 'draw:style-name')),
    ...hidden(
      'notes',
      notes.filter((letters) => letters > 0),
    ),
    ...(changes === 0 ? [] : [{ check: 'tracked-changes', detail: { changes } } as const]),
    ...commentFindings(tagsOf(xml, 'office:annotation').length),
  ];
}

/** Rich Text Format 1.9.1: “Track Changes”, “Comments (Annotations)”, “Objects”, “Information Group”. */
function richTextFindings(rtf: string): readonly Finding[] {
  const times = (pattern: RegExp): number => rtf.match(pattern)?.length ?? 0;
  const changes = times(/\\(deleted|revised)(?![a-z0-9])/g);
  const files = times(/\\objdata(?![a-z])/g);
  const authors = [...rtf.matchAll(/\{\\(?:author|operator) ([^{}\\]{1,200})\}/g)];
  return [
    ...(changes === 0 ? [] : [{ check: 'tracked-changes', detail: { changes } } as const]),
    ...commentFindings(times(/\\\*\\annotation(?![a-z])/g)),
    ...(files === 0 ? [] : [{ check: 'embedded-file', detail: { files } } as const]),
    ...named(authors.map(([, name = '']) => name)),
  ];
}

function insideFindings(parts: Parts): readonly Finding[] {
  const names = [...parts.keys()];
  const files = names.filter((name) =>
    /(^|\/)embeddings\/[^/]+$|^Object [^/]+$/i.test(name),
  ).length;
  const macros = names.some((name) => /vbaProject\.bin$|^Basic\/.+\/.+\.xml$/i.test(name));
  return [
    ...(files === 0 ? [] : [{ check: 'embedded-file', detail: { files } } as const]),
    ...(macros ? [{ check: 'active-content', detail: { what: 'macros' } } as const] : []),
  ];
}

function authorFindings(parts: Parts): readonly Finding[] {
  const about = `${textOf(parts.get('docProps/core.xml'))}${textOf(parts.get('meta.xml'))}`;
  const elements = ['dc:creator', 'cp:lastModifiedBy', 'meta:initial-creator'];
  return named(elements.flatMap((name) => itemsOf(about, name).map(wordsOf)));
}

function named(names: readonly string[]): readonly Finding[] {
  return [...new Set(names.map((name) => name.trim()))]
    .filter((name) => !isNobody(name))
    .map((name) => traceOf('author', name));
}

function hidden(
  kind: 'sheets' | 'slides' | 'notes',
  letters: readonly number[],
): readonly Finding[] {
  if (letters.length === 0) return [];
  const all = letters.reduce((sum, one) => sum + one, 0);
  return [{ check: 'hidden-text', detail: { letters: all, in: kind, parts: letters.length } }];
}

function commentFindings(comments: number): readonly Finding[] {
  return comments === 0 ? [] : [{ check: 'comments', detail: { comments, leftOut: true } }];
}

function partsNamed(parts: Parts, name: RegExp): readonly string[] {
  return [...parts].flatMap(([path, part]) => (name.test(path) ? [textOf(part)] : []));
}

function relationsOf(parts: Parts, name: string): ReadonlyMap<string, string> {
  const tags = tagsOf(textOf(parts.get(name)), 'Relationship');
  return new Map(tags.map((tag) => [attribute(tag, 'Id') ?? '', attribute(tag, 'Target') ?? '']));
}

/** Start tags of a name, with any prefix where the name has none. */
function tagsOf(xml: string, name: string): readonly string[] {
  const prefix = name.includes(':') ? '' : '(?:\\w+:)?';
  return xml.match(new RegExp(`<${prefix}${name}(?=[\\s/>])[^<>]*>`, 'g')) ?? [];
}

/** Elements of a name with what is in them; none is taken to stand in another of its name. */
function itemsOf(xml: string, name: string): readonly string[] {
  const found: string[] = [];
  const prefix = name.includes(':') ? '' : '(?:\\w+:)?';
  const open = new RegExp(`<${prefix}${name}(?=[\\s/>])[^<>]*>`, 'g');
  for (let match = open.exec(xml); match !== null; match = open.exec(xml)) {
    const tag = match[0].slice(1).split(/[\s/>]/)[0] ?? name;
    const end = match[0].endsWith('/>') ? open.lastIndex : xml.indexOf(`</${tag}>`, open.lastIndex);
    if (end < 0) break;
    found.push(xml.slice(match.index, end));
    open.lastIndex = end;
  }
  return found;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`^<[^>]*\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

function wordsOf(xml: string): string {
  return xml.replace(/<[^<>]*>/g, ' ').trim();
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function textOf(part: Uint8Array | undefined): string {
  return part === undefined ? '' : new TextDecoder().decode(part);
}
