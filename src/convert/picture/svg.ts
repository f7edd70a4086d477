/**
 * Reads an SVG for what must not go into a pack. The browser that draws it runs no script and fetches nothing;
 * this says beforehand what would be missing, and cleans the photographs that it carries.
 */
import { isUtf8 } from 'node:buffer';
import { diagnose } from '../../diagnostics/index.js';
import type { Checked } from '../../model/diagnostic.js';
import type { Place } from '../../model/place.js';
import { withoutComments } from '../kind-of-file.js';
import type { MadePicture } from './shown.js';
import { asksForTooMuch, svgLimits } from './svg-size.js';

type Attribute = { readonly name: string; readonly value: string };

const anyTag = /<([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g;
const anyAttribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const anyCssReference = /@import\s+["']?([^"';]*)|url\(\s*["']?([^"')]*)/gi;
const anyCarried = /data:image\/[\w.+-]+(?:;[\w=-]+)*;base64,([A-Za-z0-9+/=\s]+)/g;
/** Carried in the file and no picture, so that there is nothing to clean. */
const harmless = /^data:(font\/|application\/(x-)?font|text\/css)/i;

/**
 * Errors: `svg-notation` for what cannot be read with certainty, `svg-reference` for what lies outside the file;
 * warning: `svg-script`. `clean` answers undefined for what is no picture.
 */
export async function cleanSvg(
  path: string,
  bytes: Uint8Array,
  where: { readonly at: Place; readonly item?: string },
  clean: (picture: Uint8Array) => Promise<MadePicture | undefined>,
): Promise<Checked<Uint8Array>> {
  const unclear = { diagnostics: [diagnose('svg-notation', { path }, where)] };
  if (!isUtf8(bytes)) return unclear;
  const text = new TextDecoder().decode(bytes);
  // Entities of its own, or another character set, could spell anything.
  if (/<!ENTITY|<!ATTLIST/.test(text)) return unclear;
  const encoding = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)/.exec(text)?.[1] ?? 'utf-8';
  if (!/^(utf-?8|us-ascii)$/i.test(encoding)) return unclear;

  const plain = withoutComments(text);
  // A comment that does not end hides what follows from one program and not from another.
  if (plain.includes('<!--')) return unclear;
  if (asksForTooMuch(plain)) {
    return { diagnostics: [diagnose('svg-too-much', { path, most: svgLimits.elements }, where)] };
  }
  const references = [...new Set([...inAttributes(plain), ...inStyles(plain)])];
  const outside = references.filter(
    (address) =>
      !address.startsWith('#') && !/^data:image\//i.test(address) && !harmless.test(address),
  );
  if (outside.length > 0) {
    return {
      diagnostics: outside.map((address) =>
        diagnose('svg-reference', { path, address: shorten(address) }, where),
      ),
    };
  }
  const cleaned = await replaceCarried(plain, references, clean);
  if (cleaned === undefined) return unclear;
  const scripted = /<([\w.-]+:)?script[\s/>]/i.test(plain);
  return {
    value: new TextEncoder().encode(cleaned),
    diagnostics: scripted ? [diagnose('svg-script', { path }, where)] : [],
  };
}

/** What elements need to be drawn; a link (`a`) is not followed. */
function inAttributes(text: string): readonly string[] {
  return [...text.matchAll(anyTag)].flatMap(([, name = '', written = '']) => {
    if (/^([\w.-]+:)?a$/i.test(name)) return [];
    return attributesOf(written)
      .filter((attribute) => /^(xlink:href|href|src)$/i.test(attribute.name))
      .map(({ value }) => value.trim())
      .filter((value) => value !== '');
  });
}

/** `url(…)` and `@import`, in style sheets and in attributes alike. */
function inStyles(text: string): readonly string[] {
  const unquoted = decode(text);
  return [...unquoted.matchAll(anyCssReference)]
    .map(([, imported, url]) => (imported ?? url ?? '').trim())
    .filter((address) => address !== '');
}

function attributesOf(written: string): readonly Attribute[] {
  return [...written.matchAll(anyAttribute)].map(([, name = '', double, single]) => ({
    name,
    value: decode(double ?? single ?? ''),
  }));
}

/** Undefined where a picture is carried in a way that is not understood. */
async function replaceCarried(
  text: string,
  references: readonly string[],
  clean: (picture: Uint8Array) => Promise<MadePicture | undefined>,
): Promise<string | undefined> {
  const found = [...text.matchAll(anyCarried)];
  const carried = references.filter((address) => /^data:image\//i.test(address));
  const understood = new Set(found.map(([whole]) => squeeze(whole)));
  if (carried.some((address) => !understood.has(squeeze(address)))) return undefined;
  let result = text;
  for (const [whole, base64 = ''] of found) {
    const picture = await clean(Buffer.from(base64, 'base64'));
    if (picture === undefined) return undefined;
    const body = Buffer.from(picture.body).toString('base64');
    result = result.replaceAll(whole, `data:${picture.type};base64,${body}`);
  }
  return result;
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Character references (XML 1.0, 4.1 and 4.6). */
function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (name !== undefined) return named[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function shorten(address: string): string {
  return address.length > 60 ? `${address.slice(0, 59)}…` : address;
}
