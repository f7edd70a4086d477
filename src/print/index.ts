/** The stage `print`: HTML becomes a segment. What was printed before, by the same browser, is not printed again. */
import type { Browser, Resource } from '../browser/index.js';
import { type Cache, cacheKey } from '../cache/index.js';
import { addressScheme } from '../model/address.js';
import { PackError } from '../model/error.js';
import type { Segment } from '../model/segment.js';
import type { PrepareOptions } from '../pdf/index.js';
import type { Pdfium } from '../pdfium/index.js';
import { readFonts } from './fonts.js';
import { type Drawable, drawableBy, lackedBy } from './letters.js';

export type { Resource } from '../browser/index.js';
export { readFonts } from './fonts.js';

/** A picture that takes long to make: made only where its page was not printed before. */
export interface UnmadePicture {
  /** Of everything that decides how it comes out. */
  readonly key: string;
  readonly make: () => Promise<Resource>;
}

/** Prints a page with the pictures it shows, by their addresses. */
export type Print = (
  html: string,
  pictures: ReadonlyMap<string, Resource | UnmadePicture>,
) => Promise<Segment>;

/** To be raised when the way from HTML to a segment changes. */
const method = 'print 13';

/** Our own pages may name places of the pack; templates write no other addresses than public ones. */
const ownPrint = (headings: readonly string[]): PrepareOptions => ({
  comments: 'drop',
  schemes: ['http', 'https', 'mailto', 'tel'],
  ownScheme: addressScheme.replace(':', ''),
  print: { nameless: 'Link', headings },
});

export const timeLimit = { page: 120_000, picture: 5_000 };

/**
 * The browser may still be looked for; where there is none, printing fails and not this. `onPrinted` is called whenever a page
 * was printed and PDFium has it, which takes a while.
 */
export function openPrinter(
  browser: Promise<Browser>,
  pdfium: Pdfium,
  cache: Cache,
  onPrinted: () => void = () => undefined,
): Print {
  const fonts = readFonts();
  // Hashed once: they are most of what goes to the browser.
  const fontsKey = fonts.then((all) =>
    cacheKey(...[...all].flatMap(([name, f]) => [name, f.body])),
  );
  let drawable: Promise<Drawable> | undefined;
  return async (html, pictures) => {
    const shown = [...pictures].flatMap(([address, picture]) => [address, ...keyOf(picture)]);
    const settings = [method, (await browser).identity, pdfium.identity, await fontsKey];
    const key = cacheKey(...settings, html, ...shown);
    const before = await cache.get(key);
    if (before !== undefined) return before;
    const resources = new Map(await fonts);
    for (const [address, picture] of pictures) {
      resources.set(address, 'make' in picture ? await picture.make() : picture);
    }
    // A scan of a hundred pages is a hundred large pictures.
    const timeLimitMs = timeLimit.page + timeLimit.picture * pictures.size;
    const printing = (await browser).print({ html, resources, timeLimitMs });
    // Its threads are ready when the browser is done.
    pdfium.warm();
    const printed = await printing;
    const { pdf, refused, letters, headings } = printed;
    const preparing = pdfium.prepare(pdf, ownPrint(headings));
    onPrinted();
    drawable ??= readDrawable(await fonts, await fontsKey, cache);
    const [outcome, known] = await Promise.all([preparing, drawable]);
    const unprintable = lackedBy(known, letters);
    if (!outcome.ok) {
      throw new PackError(`The browser's PDF cannot be read (${outcome.reason}).`, {
        hints: ['Try another browser: PACK_BROWSER names its program.'],
        cause: outcome.detail,
      });
    }
    const { piece, ...facts } = outcome.value;
    // Kept with the segment: what is not printed again is told of again.
    const asked = refused.length === 0 ? {} : { refused: [...refused].sort() };
    const lacked = unprintable === '' ? {} : { unprintable };
    return cache.put(key, { ...facts, ...asked, ...lacked }, piece);
  };
}

/** To be raised when the form of what is kept of the typefaces changes. */
const drawableMethod = 'drawable 1';

/** Kept by the typefaces' content. */
async function readDrawable(
  fonts: ReadonlyMap<string, Resource>,
  fontsKey: string,
  cache: Cache,
): Promise<Drawable> {
  const key = cacheKey(drawableMethod, fontsKey);
  const before = await cache.getBytes(key);
  if (before !== undefined) return JSON.parse(Buffer.from(before).toString('utf8')) as Drawable;
  const drawable = await drawableBy([...fonts.values()]);
  await cache.putBytes(key, Buffer.from(JSON.stringify(drawable)));
  return drawable;
}

function keyOf(picture: Resource | UnmadePicture): readonly (string | Uint8Array)[] {
  return 'make' in picture ? ['unmade', picture.key] : [picture.type, picture.body];
}
