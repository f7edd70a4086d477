/** Pictures: the text in their place, the size they are shown at, what is cut off. Reads no picture. */
import { anyBelow, attribute, type Document, type Element, numberOf } from '../../../docx/xml.js';
import { type Facts, markName, type PictureFacts, putMark } from './facts.js';

/** English Metric Units in a point. */
const emuPerPoint = 12_700;

export function markPictures(document: Document, facts: Facts, like: Element): void {
  const put = (at: Element, picture: PictureFacts): void => {
    putMark(at, markName('picture', facts.pictures.length), like);
    facts.pictures.push(picture);
  };
  for (const drawing of anyBelow(document, 'drawing')) put(drawing, readDrawing(drawing));
  for (const image of anyBelow(document, 'imagedata')) put(image, readOldPicture(image));
}

function readDrawing(drawing: Element): PictureFacts {
  const about = anyBelow(drawing, 'docPr')[0];
  const size = anyBelow(drawing, 'extent')[0];
  const width = points(numberOf(attribute(size, 'cx')));
  const height = points(numberOf(attribute(size, 'cy')));
  const crop = anyBelow(drawing, 'srcRect')[0];
  const part = (side: string) => Math.max(0, (numberOf(attribute(crop, side)) ?? 0) / 100_000);
  const cut = { left: part('l'), top: part('t'), right: part('r'), bottom: part('b') };
  const decorative = anyBelow(drawing, 'decorative').some((each) =>
    ['1', 'true'].includes(attribute(each, 'val') ?? ''),
  );
  return {
    text: (attribute(about, 'descr') || attribute(about, 'title') || '').trim(),
    decorative,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(isCut(cut) ? { cut } : {}),
  };
}

function points(emu: number | undefined): number | undefined {
  return emu === undefined || emu <= 0 ? undefined : emu / emuPerPoint;
}

function isCut(cut: NonNullable<PictureFacts['cut']>): boolean {
  const { left, top, right, bottom } = cut;
  return left + top + right + bottom > 0.001 && left + right < 0.99 && top + bottom < 0.99;
}

/** A picture in the language of older versions (VML). */
function readOldPicture(image: Element): PictureFacts {
  const shape = image.parentNode as Element;
  const style = attribute(shape, 'style') ?? '';
  const width = lengthIn(style, 'width');
  const height = lengthIn(style, 'height');
  const part = (side: string): number => {
    const text = attribute(image, `crop${side}`) ?? '0';
    const value = Number.parseFloat(text);
    if (!Number.isFinite(value)) return 0;
    // "13107f" is in parts of 65,536.
    return Math.max(0, text.endsWith('f') ? value / 65_536 : value);
  };
  const cut = {
    left: part('left'),
    top: part('top'),
    right: part('right'),
    bottom: part('bottom'),
  };
  return {
    text: (attribute(shape, 'alt') ?? '').trim(),
    decorative: false,
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(isCut(cut) ? { cut } : {}),
  };
}

function lengthIn(style: string, name: string): number | undefined {
  const found = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([\\d.]+)(pt|in|mm|cm|px)`, 'i').exec(style);
  const value = Number.parseFloat(found?.[1] ?? '');
  const unit = { pt: 1, in: 72, mm: 72 / 25.4, cm: 72 / 2.54, px: 0.75 }[found?.[2] ?? 'pt'] ?? 1;
  return Number.isFinite(value) && value > 0 ? value * unit : undefined;
}
