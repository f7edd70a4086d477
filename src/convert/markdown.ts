/** A Markdown report becomes a segment: rendered, its pictures read, printed. */
import { isUtf8 } from 'node:buffer';
import { dirname, resolve } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import { printRemarks } from '../diagnostics/print-remarks.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { Markdown, Place } from '../model/place.js';
import type { ReportSource } from '../model/report.js';
import type { Segment } from '../model/segment.js';
import type { Where } from './pdf.js';
import type { Darkroom } from './picture/index.js';
import { PictureRefused, refusalDiagnostic } from './picture/refused.js';
import { cleanShownPicture, type Picture } from './picture/shown.js';
import { type Ground, openSource, sizeOf } from './source-file.js';

/** A report as HTML, its pictures named and not yet read. */
export interface Report {
  readonly html: string;
  readonly images: readonly {
    readonly address: string;
    readonly path: string;
    readonly at: Place;
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReportPress {
  readonly darkroom: Darkroom;
  readonly read: (text: Markdown) => Checked<ReportSource>;
  readonly render: (report: ReportSource) => Promise<Report>;
  readonly print: (html: string, pictures: ReadonlyMap<string, Picture>) => Promise<Segment>;
}

export async function convertMarkdown(
  source: string,
  file: string,
  bytes: Uint8Array,
  where: Where,
  ground: Ground,
  press: ReportPress,
): Promise<Checked<Segment>> {
  if (!isUtf8(bytes)) return { diagnostics: [diagnose('not-utf8-text', { file: source }, where)] };
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  const read = press.read({ source: text, at: { file, line: 1, column: 1 } });
  if (read.value === undefined) return { diagnostics: read.diagnostics };
  const report = await press.render(read.value);
  const diagnostics = [...read.diagnostics, ...report.diagnostics];
  // Of a text that cannot be read to its end there is nothing to print, and nothing to look into.
  if (diagnostics.some(({ code }) => code === 'text-too-complex')) return { diagnostics };
  const pictures = new Map<string, Picture>();
  for (const image of report.images) {
    const shown = { at: image.at, item: where.item };
    const read = await readPicture(image.path, file, ground, press.darkroom, shown);
    diagnostics.push(...read.diagnostics);
    if (read.value !== undefined) pictures.set(image.address, read.value);
  }
  if (pictures.size < report.images.length) return { diagnostics };
  try {
    const value = await press.print(report.html, pictures);
    diagnostics.push(...printRemarks(`The report ${source}`, value.facts, where));
    return { value, diagnostics };
  } catch (cause) {
    if (!(cause instanceof PictureRefused)) throw cause;
    const at = report.images.find(({ path }) => path === cause.file)?.at ?? where.at;
    return { diagnostics: [...diagnostics, refusalDiagnostic(cause, { ...where, at })] };
  }
}

/** Reads a picture that a text shows, and cleans it; its path counts from the text's file. */
export async function readPicture(
  path: string,
  shownIn: string,
  ground: Ground,
  darkroom: Darkroom,
  where: { readonly at: Place; readonly item?: string },
): Promise<Checked<Picture>> {
  if (/^([a-z][a-z0-9+.-]+:|\/\/)/i.test(path)) {
    return { diagnostics: [diagnose('image-remote', { path }, where)] };
  }
  const file = resolve(dirname(shownIn), path);
  const opened = await openSource(file, ground, dirname(shownIn));
  if (opened.kind === 'read') darkroom.shown.add(file);
  switch (opened.kind) {
    case 'missing':
      return { diagnostics: [diagnose('image-missing', { path, ...nearOf(opened) }, where)] };
    case 'outside':
      return { diagnostics: [diagnose('image-outside-council', { path }, where)] };
    case 'too-large':
      return { diagnostics: [diagnose('document-too-large', sizeOf(path, opened), where)] };
    case 'unreadable':
      return {
        diagnostics: [diagnose('document-unreadable', { file: path, cause: opened.cause }, where)],
      };
    case 'read':
      return cleanShownPicture(darkroom, path, opened.bytes, where);
  }
}

function nearOf(opened: { readonly near?: string }): { near?: string } {
  return opened.near === undefined ? {} : { near: opened.near };
}
