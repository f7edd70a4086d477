/** Looks at a file that an officer sent: whether it can be a paper, and what it calls itself. Changes nothing. */
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { documentEndings, kindOfFile, mostSourceBytes, officeWords } from '../../convert/index.js';
import { openPackage } from '../../docx/package.js';
import { readStyles } from '../../docx/styles.js';
import { descendants, NotWord, parseXml, textBelow } from '../../docx/xml.js';
import { codeOf } from '../../load/text-file.js';
import { UsageError } from '../../model/error.js';
import type { Pdfium } from '../../pdfium/index.js';

export interface Paper {
  readonly bytes: Uint8Array;
  /** What stands at its head, or what its properties say; undefined where it says nothing of use. */
  readonly title: string | undefined;
}

/**
 * The paper in `file`. `written` is how it was named.
 * @throws UsageError where there is no such file, or it is none that a pack can hold.
 */
export async function readPaper(file: string, written: string, pdfium: Pdfium): Promise<Paper> {
  const bytes = await bytesOf(file, written);
  const ending = extname(file).toLowerCase();
  const found = await kindOfFile(bytes);
  if (!documentEndings.has(ending)) {
    const what = found === undefined ? '' : `It is ${found}. `;
    throw new UsageError(`“${basename(written)}” cannot be a paper. ${what}Nothing was changed.`, {
      hints: [
        'A paper is a PDF, a Word document (.docx), Markdown, a picture or one of the other files that README lists: save it as a PDF.',
      ],
    });
  }
  const wanted = sureKinds[ending];
  if (wanted !== undefined && found !== undefined && !wanted.includes(found)) {
    throw new UsageError(
      `“${basename(written)}” is named like ${wanted[0]}, but it is ${found}. Nothing was changed.`,
      { hints: ['Ask for the file again, or give it the ending of what it is.'] },
    );
  }
  return { bytes, title: plain(await titleIn(ending, bytes, pdfium)) };
}

/** What a file with such an ending is, where that can be seen for sure. */
const sureKinds: Readonly<Record<string, readonly string[]>> = {
  '.pdf': ['a PDF'],
  '.docx': ['a Word document', 'a Word document with macros', 'a ZIP archive'],
  '.docm': ['a Word document with macros', 'a Word document', 'a ZIP archive'],
  ...Object.fromEntries(
    Object.entries(officeWords).map(([ending, words]) => [ending, [words, 'a ZIP archive']]),
  ),
};

async function bytesOf(file: string, written: string): Promise<Uint8Array> {
  try {
    const facts = await stat(file);
    if (!facts.isFile()) throw unusable(written, 'is not a file');
    if (facts.size === 0) throw unusable(written, 'is empty');
    if (facts.size > mostSourceBytes) throw unusable(written, 'is too large to be a paper');
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const code = codeOf(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw unusable(written, 'is not there', cause);
    throw unusable(written, 'cannot be read', cause);
  }
}

function unusable(written: string, why: string, cause?: unknown): UsageError {
  return new UsageError(`“${written}” ${why}. Nothing was changed.`, {
    hints: ['Name the file as it can be found from where you stand.'],
    ...(cause === undefined ? {} : { cause }),
  });
}

async function titleIn(
  ending: string,
  bytes: Uint8Array,
  pdfium: Pdfium,
): Promise<string | undefined> {
  switch (ending) {
    case '.md':
    case '.markdown':
      return titleOfMarkdown(new TextDecoder().decode(bytes));
    case '.docx':
    case '.docm':
      return titleOfWord(bytes);
    case '.pdf':
      return titleOfPdf(bytes, pdfium);
    default:
      return undefined;
  }
}

/** Its subject, or its first heading of the first level. */
function titleOfMarkdown(text: string): string | undefined {
  const lines = text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  const [, head = ''] = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(lines) ?? [];
  const subject = /^subject: *["']?(.+?)["']? *$/m.exec(head)?.[1];
  return subject ?? /^# +(.+?)[ #]*$/m.exec(lines.slice(head.length))?.[1]?.replace(/[*_`]/g, '');
}

/** The first paragraph that is set as a title or heading: properties are the template's more often than not. */
async function titleOfWord(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const file = await openPackage(bytes);
    const part = file.parts.get(file.main);
    if (part === undefined) return undefined;
    const styles = readStyles(file.related('styles')?.xml);
    const paragraphs = descendants(parseXml(file.main, part), 'p').slice(0, 40);
    const heads = paragraphs.filter((paragraph) =>
      /^(title|heading 1)$/.test(styles.nameOf(styles.ofParagraph(paragraph))),
    );
    return heads.map(textBelow).find((text) => text.trim() !== '');
  } catch (cause) {
    // A damaged file is for the build to tell of; it has no title here.
    if (cause instanceof NotWord) return undefined;
    throw cause;
  }
}

async function titleOfPdf(bytes: Uint8Array, pdfium: Pdfium): Promise<string | undefined> {
  const inspected = await pdfium.inspect(bytes);
  const title = inspected.ok ? inspected.value.objects?.properties.Title : undefined;
  // What programs write of themselves or of a file is nobody's title.
  const isMade = /^(microsoft|untitled|document\d*$|.*\.(docx?|pdf|indd|pptx?|xlsx?|rtf)$)/i;
  return title === undefined || isMade.test(title.trim()) ? undefined : title;
}

/** On one line; nothing where it is longer than any title. */
function plain(title: string | undefined): string | undefined {
  const text = title?.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return text === undefined || text === '' || text.length > 200 ? undefined : text;
}
