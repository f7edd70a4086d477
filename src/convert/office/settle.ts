/**
 * A document as its readers are to get it, before LibreOffice sees it: what its authors deleted while changes were
 * tracked is gone, since LibreOffice would print it struck out. Touches nothing but the bytes it is given; may take
 * long, so it runs in a thread of its own.
 */
import JSZip from 'jszip';
import { unpack } from '../../docx/package.js';
import { parseXml, writeXml } from '../../docx/xml.js';
import { acceptChanges } from '../word/settle/revisions.js';
import { withoutDeletedText } from './rtf.js';

/** The bytes to be converted; or nobody can read it without a password. */
export type Settled =
  | { readonly kind: 'settled'; readonly bytes: Uint8Array }
  | { readonly kind: 'locked' };

/** @throws NotWord where it is broken, or goes beyond the limits of a Word document. */
export async function settleOffice(bytes: Uint8Array): Promise<Settled> {
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  if (start === '{\\rtf') return { kind: 'settled', bytes: withoutDeletedText(bytes) };
  if (!start.startsWith('PK')) return { kind: 'settled', bytes };
  const parts = await unpack(bytes);
  // ODF 1.3, part 2, 4.8.1: which of its files are encrypted stands in the manifest.
  if (textOf(parts.get('META-INF/manifest.xml')).includes(':encryption-data')) {
    return { kind: 'locked' };
  }
  const changed = new Map<string, string>();
  for (const [name, part] of parts) {
    const text = changedPart(name, part);
    if (text !== undefined) changed.set(name, text);
  }
  return {
    kind: 'settled',
    bytes: changed.size === 0 ? bytes : await packAgain(parts, changed),
  };
}

/** Undefined where nothing in it is tracked. */
function changedPart(name: string, part: Uint8Array): string | undefined {
  if (/^(content|styles)\.xml$/.test(name)) return withoutTrackedText(textOf(part));
  if (!/^word\/[^/]+\.xml$/.test(name)) return undefined;
  if (!/<w:(ins|del|moveFrom|moveTo)[ >]/.test(textOf(part))) return undefined;
  const xml = parseXml(name, part);
  acceptChanges(xml);
  return writeXml(xml);
}

/** ODF keeps what was deleted apart from the text, in one element (ODF 1.3, part 3, 5.5.1). */
function withoutTrackedText(xml: string): string | undefined {
  const [open, close] = ['<text:tracked-changes', '</text:tracked-changes>'];
  const from = xml.indexOf(open);
  const to = xml.indexOf(close, from);
  if (from < 0 || to < 0) return undefined;
  return xml.slice(0, from) + xml.slice(to + close.length);
}

/** In their order: the first file of an OpenDocument says what it is, and must not be packed (ODF 1.3, part 2, 3.3). */
async function packAgain(
  parts: ReadonlyMap<string, Uint8Array>,
  changed: ReadonlyMap<string, string>,
): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, part] of parts) {
    zip.file(name, changed.get(name) ?? part, { createFolders: false });
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'STORE' });
}

function textOf(part: Uint8Array | undefined): string {
  return part === undefined ? '' : new TextDecoder().decode(part);
}
