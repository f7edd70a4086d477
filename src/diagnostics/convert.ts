/** What can be wrong with a document that an officer sent, found by reading and converting it. */
import { besideDocument } from './listed-document.js';
import { didYouMean, error, megabytes, warning } from './problem.js';

export const convertProblems = {
  'document-missing': error<{ file: string; near?: string }>(
    ({ file }) => `The document ${file} does not exist.`,
    ({ near }) => [
      didYouMean(near),
      'Put the file there, or correct the path; paths count from the meeting folder.',
    ],
  ),
  'document-unreadable': error<{ file: string; cause: string }>(
    ({ file, cause }) => `The document ${file} cannot be read: ${cause}.`,
    () => ['Check that it is a file, and that you may read it.'],
  ),
  'document-too-large': error<{ file: string; bytes: number; limit: number }>(
    ({ file, bytes, limit }) =>
      `The document ${file} is ${megabytes(bytes)} large; at most ${megabytes(limit)} are read.`,
    () => ['Save it again with pictures at a lower resolution, or split it.'],
  ),
  'document-outside-council': error<{ file: string }>(
    ({ file }) => `The document ${file} lies outside the council folder.`,
    () => [
      'Copy it into the meeting folder: a pack is made only of what lies in the council folder.',
    ],
  ),
  'document-empty': error<{ file: string }>(
    ({ file }) => `The document ${file} is empty.`,
    () => ['Ask for the file again: it was probably not saved or copied in full.'],
  ),
  'document-format': error<{ file: string; found: string }>(
    ({ file, found }) => `The document ${file} is ${found}, which cannot be put into a pack.`,
    () => ['Save it as PDF or Word (.docx), or write it in Markdown (.md).'],
  ),
  'not-a-pdf': error<{ file: string; found?: string }>(
    ({ file, found }) =>
      `The document ${file} is not really a PDF${found === undefined ? '' : `: it is ${found}`}.`,
    () => [
      'Open it in the program that made it and save it as PDF; renaming a file does not convert it.',
    ],
  ),
  'pdf-password': error<{ file: string }>(
    ({ file }) => `The document ${file} needs a password to be opened.`,
    () => ['Ask its author for a copy without a password: the public could not open it either.'],
  ),
  'pdf-no-pages': error<{ file: string }>(
    ({ file }) => `The document ${file} has no pages.`,
    () => ['Open it in the program that made it and save it as PDF again.'],
  ),
  'pdf-broken': error<{ file: string }>(
    ({ file }) => `The document ${file} is damaged and could not be repaired.`,
    () => ['Open it in the program that made it and save it as PDF again.'],
  ),
  'pdf-encryption': error<{ file: string }>(
    ({ file }) => `The document ${file} is encrypted in a way that only its recipients can open.`,
    () => ['Ask its author for a copy that is not encrypted: the public could not open it either.'],
  ),
  'pdf-too-slow': error<{ file: string }>(
    ({ file }) => `The document ${file} takes too long to read.`,
    () => ['Print it to PDF again, with pictures at a lower resolution.'],
  ),
  'pdf-too-large': error<{ file: string }>(
    ({ file }) => `The document ${file} is too large to be put into a pack.`,
    () => ['Print it to PDF again, with pictures at a lower resolution, or split it.'],
  ),
  'pdf-repaired': warning<{ file: string; pages: number }>(
    ({ file, pages }) =>
      `The document ${file} is damaged; it was repaired and ${pages === 1 ? '1 page was' : `${pages} pages were`} found.`,
    () => ['Compare its pages with the original before you publish.'],
  ),
  'pdf-page-size': error<{ file: string; page: number }>(
    ({ file, page }) => `Page ${page} of ${file} is larger than any paper.`,
    () => [
      'Open it in the program that made it, set the paper size (A4, or A3 for a drawing) and save it as PDF again.',
    ],
  ),
  'pdf-was-protected': warning<{ file: string }>(
    ({ file }) => `The document ${file} was protected against changes or copying; the pack is not.`,
    () => ['Ask its author whether it may be published without that protection.'],
  ),
  'redaction-not-applied': error<{ file: string; pages: readonly number[] }>(
    ({ file, pages }) =>
      `${pages.length === 1 ? 'Page' : 'Pages'} ${pages.join(', ')} of ${file} ${pages.length === 1 ? 'is' : 'are'} marked for redaction, but the redaction was never applied: the words are still there.`,
    () => [
      'Ask its author to apply the redactions (in Acrobat: Redact, Apply) and to save the file anew.',
    ],
  ),
  'comments-not-decided': error<{ file: string; comments: number }>(
    ({ file, comments }) =>
      comments === 1
        ? `The document ${file} has a comment in it, which everybody would read.`
        : `The document ${file} has ${comments} comments in it, which everybody would read.`,
    ({ file }) => [
      `Look at it, then say what shall become of them: write ${besideDocument(file, 'comments: drop')}, or “comments: drop” for all in pack.yaml.`,
      '“flatten” keeps what the page shows, without words and authors; “keep” publishes them as they are.',
    ],
  ),
  'pdf-dynamic-form': error<{ file: string }>(
    ({ file }) =>
      `The document ${file} is a form whose pages are made only while it is open (XFA): it has no pages to bind.`,
    () => ['Open it in Adobe Reader and print it to PDF, then attach that.'],
  ),
  'fields-without-look': warning<{ file: string; fields: number }>(
    ({ file, fields }) =>
      fields === 1
        ? `A form field of ${file} has no appearance: what was filled in is not shown.`
        : `${fields} form fields of ${file} have no appearance: what was filled in is not shown.`,
    () => ['Open it in the program in which it was filled in, and print the form to PDF.'],
  ),
  'document-parts-dropped': warning<{ file: string; parts: readonly string[] }>(
    ({ file, parts }) => `Not taken over from ${file}: ${parts.join(', ')}.`,
    () => ['Give the reader what matters of it on a page of the document.'],
  ),
  'not-utf8-text': error<{ file: string }>(
    ({ file }) => `The document ${file} is not UTF-8 text.`,
    () => ['Save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8).'],
  ),
  'text-too-complex': error<{ what: string }>(
    ({ what }) => `This text cannot be set: ${what}.`,
    () => [
      'Look for what was pasted in by mistake; a long paper can be split, or attached as PDF.',
    ],
  ),
  'hidden-sign': error<{ sign: string }>(
    ({ sign }) =>
      `There is a sign here that nobody sees and that changes how the text around it is read (${sign}).`,
    () => [
      'Delete the text around that place and type it anew; such signs come along when text is copied.',
    ],
  ),
  'raw-html': warning<{ html: string }>(
    ({ html }) => `“${html.replace(/\s+/g, ' ')}” is HTML, which is not used here: it is left out.`,
    () => [
      'Write it in Markdown: **bold**, *italics*, # for a heading.',
      'To print the sign < itself, write \\<.',
    ],
  ),
  'page-turn-unclear': error<{ word: string; near: string }>(
    ({ word }) => `“<!-- ${word} -->” is not known here.`,
    ({ near }) => [didYouMean(`<!-- ${near} -->`)],
  ),
  'page-turn-of-nothing': warning<{ word: string }>(
    ({ word }) => `“<!-- ${word} -->” does nothing: no table follows it.`,
    () => ['Write it on a line of its own right above the table, or above the table’s caption.'],
  ),
  'link-to-nowhere': warning<{ url: string }>(
    ({ url }) => `The link to ${url} leads nowhere in a PDF, so its words are printed without it.`,
    () => ['Link to a web address that begins with https://, or leave the link out.'],
  ),
  'image-without-text': warning<{ url: string }>(
    ({ url }) =>
      `The picture ${url} has no alternative text, so blind readers learn nothing of it.`,
    () => ['Say what it shows: ![Placements fell from 40 to 31](chart.svg).'],
  ),
  'image-missing': error<{ path: string; near?: string }>(
    ({ path }) => `The picture ${path} does not exist.`,
    ({ near }) => [
      didYouMean(near),
      'Put the file there, or correct the path; paths of pictures count from the text that shows them.',
    ],
  ),
  'image-remote': error<{ path: string }>(
    ({ path }) => `The picture ${path} is not a file of the pack.`,
    () => [
      'Save the picture beside the text and name it by its path: a pack is built without the network.',
    ],
  ),
  'image-outside-council': error<{ path: string }>(
    ({ path }) => `The picture ${path} lies outside the council folder.`,
    () => ['Copy it beside the text that shows it.'],
  ),
  'image-format': error<{ path: string }>(
    ({ path }) => `The picture ${path} is not a PNG, JPEG, TIFF, GIF, WebP or SVG file.`,
    () => ['Save it as PNG or SVG.'],
  ),
} as const;
