// Writes every packs/**/sources/<name>.md to ../reports/<name>.docx, as an officer writes it in Word; it must not know anything of packs.
//
// Run:
//   node packs/write-documents.js            all sources
//   node packs/write-documents.js minutes-2019-03-06  only the sources so named
// A source gives its date and author between lines of hyphens at its head, so that the same source is
// written to the same bytes. What it may use: headings, paragraphs, **bold**, *italics*, quotations, lists,
// (a) (b) (c), tables and the line **Table 1: …** above them. What follows a line <!-- landscape --> is on its side.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import matter from 'gray-matter';
import JSZip from 'jszip';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse } from 'yaml';

const here = path.dirname(fileURLToPath(import.meta.url));
const headings = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2];
const bullets = 'bullets';

/** "(a) " at the start of a paragraph, which Word counts itself. */
const lettered = /^\(([a-z])\)\s+/;

function runs(nodes, look = {}) {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [new TextRun({ text: node.value, ...look })];
    if (node.type === 'strong') return runs(node.children, { ...look, bold: true });
    if (node.type === 'emphasis') return runs(node.children, { ...look, italics: true });
    throw new Error(`There is no way to write ${node.type} in line ${node.position?.start.line}.`);
  });
}

/** Lists of letters so far: each counts from (a) anew. */
function blocksOf(nodes) {
  const lists = { count: 0, open: false };
  return nodes.flatMap((node, index) => {
    const opening = node.type === 'paragraph' ? node.children[0] : undefined;
    const letter = opening?.type === 'text' ? lettered.exec(opening.value) : null;
    if (letter === null) lists.open = false;
    else if (!lists.open || letter[1] === 'a')
      Object.assign(lists, { open: true, count: lists.count + 1 });
    if (letter !== null) {
      const rest = { ...opening, value: opening.value.slice(letter[0].length) };
      return [
        new Paragraph({
          children: runs([rest, ...node.children.slice(1)]),
          numbering: { reference: 'letters', level: 0, instance: lists.count },
          spacing: { after: 120 },
        }),
      ];
    }
    return block(node, nodes[index + 1]?.type === 'table');
  });
}

function block(node, isCaption) {
  switch (node.type) {
    case 'heading':
      return [new Paragraph({ heading: headings[node.depth - 1], children: runs(node.children) })];
    case 'paragraph':
      return [
        new Paragraph({
          children: runs(node.children),
          ...(isCaption ? { style: 'Caption', keepNext: true } : { spacing: { after: 120 } }),
        }),
      ];
    case 'blockquote':
      return node.children.map(
        (one) => new Paragraph({ style: 'Quote', children: runs(one.children) }),
      );
    case 'list':
      return node.children.flatMap(({ children: [one] }) => [
        new Paragraph({
          children: runs(one.children),
          numbering: { reference: bullets, level: 0 },
        }),
      ]);
    case 'table':
      return [tableOf(node)];
    default:
      throw new Error(
        `There is no way to write ${node.type} in line ${node.position?.start.line}.`,
      );
  }
}

function tableOf({ children, align }) {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '8A98A0' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const widths = widthsOf(children);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths,
    borders: {
      top: line,
      bottom: line,
      insideHorizontal: line,
      left: none,
      right: none,
      insideVertical: none,
    },
    rows: children.map(
      (row, index) =>
        new TableRow({
          tableHeader: index === 0,
          cantSplit: true,
          children: row.children.map(
            (cell, column) =>
              new TableCell({
                width: { size: widths[column], type: WidthType.DXA },
                children: [
                  new Paragraph({
                    alignment: align[column] === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
                    children: runs(cell.children, index === 0 ? { bold: true } : {}),
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}

/** Columns of the page's width, in twentieths of a point, by the text that is in them. */
function widthsOf(rows) {
  const length = (cell) => cell.children.reduce((sum, { value = '' }) => sum + value.length, 0);
  const longest = rows[0].children.map((_, column) =>
    Math.min(40, Math.max(10, ...rows.map(({ children }) => length(children[column])))),
  );
  const sum = longest.reduce((a, b) => a + b, 0);
  return longest.map((one) => Math.round((9400 * one) / sum));
}

function documentOf(tree, { title, author }) {
  const indent = { left: 1134, hanging: 567 };
  return new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    styles: {
      default: { document: { run: { font: 'Calibri', size: 22, language: { value: 'en-GB' } } } },
      paragraphStyles: [
        { id: 'Quote', name: 'Quote', basedOn: 'Normal', paragraph: { indent: { left: 720 } } },
        { id: 'Caption', name: 'caption', basedOn: 'Normal', run: { bold: true } },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'letters',
          levels: [
            {
              level: 0,
              format: LevelFormat.LOWER_LETTER,
              text: '(%1)',
              style: { paragraph: { indent } },
            },
          ],
        },
        {
          reference: bullets,
          levels: [
            { level: 0, format: LevelFormat.BULLET, text: '•', style: { paragraph: { indent } } },
          ],
        },
      ],
    },
    sections: sectionsOf(tree.children),
  });
}

/** Upright pages, and behind a line <!-- landscape --> those on their side. */
function sectionsOf(nodes) {
  const turn = nodes.findIndex(({ type, value }) => type === 'html' && /landscape/.test(value));
  if (turn === -1) return [{ children: blocksOf(nodes) }];
  const onSide = { page: { size: { orientation: PageOrientation.LANDSCAPE } } };
  return [
    { children: blocksOf(nodes.slice(0, turn)) },
    { properties: onSide, children: blocksOf(nodes.slice(turn + 1)) },
  ];
}

/** The same file with the given day in place of the hour at which it was written. */
async function withDate(bytes, day) {
  const midnight = new Date(`${day}T00:00:00Z`);
  const before = await JSZip.loadAsync(bytes);
  const after = new JSZip();
  for (const name of Object.keys(before.files).sort()) {
    if (before.files[name].dir) continue;
    const text = await before.file(name).async('string');
    const dated = text.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${day}T00:00:00Z`);
    after.file(name, dated, { date: midnight, createFolders: false });
  }
  return after.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'UNIX' });
}

const wanted = process.argv.slice(2);
const sources = (await readdir(here, { recursive: true }))
  .filter((file) => path.basename(path.dirname(file)) === 'sources' && file.endsWith('.md'))
  .filter((file) => wanted.length === 0 || wanted.includes(path.basename(file, '.md')))
  .map((file) => path.join(here, file))
  .sort();

for (const source of sources) {
  const { data, content } = matter(await readFile(source, 'utf8'), { engines: { yaml: parse } });
  const tree = unified().use(remarkParse).use(remarkGfm).parse(content);
  const bytes = await Packer.toBuffer(documentOf(tree, data));
  const target = path.join(
    path.dirname(source),
    '..',
    'reports',
    `${path.basename(source, '.md')}.docx`,
  );
  await writeFile(target, await withDate(bytes, data.date));
  process.stdout.write(`${path.relative(here, target)}\n`);
}
