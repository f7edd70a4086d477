/** A picture document as pages with nothing else on them. Touches nothing: the picture is named, not read. */
import type { Document } from '../model/agenda.js';
import type { PicturePaper, PictureSheet } from '../model/picture.js';
import type { Templates } from './templates.js';

/** See templates/README.md, "picture". */
export function renderPicture(
  templates: Templates,
  document: Document,
  { sheets }: PicturePaper,
): string {
  const names = new Map<string, string>();
  const nameOf = ({ page }: PictureSheet): string => {
    const size = `${page.width}mm ${page.height}mm`;
    const name = names.get(size) ?? `size-${names.size + 1}`;
    names.set(size, name);
    return name;
  };
  const pages = sheets.map(({ page, picture, address, text }) => ({
    size: nameOf({ page, picture }),
    width: page.width,
    height: page.height,
    address,
    text,
    picture,
  }));
  return templates.fill('picture', {
    language: document.language,
    title: document.title,
    sizes: [...names].map(([size, name]) => ({ name, size })),
    pages,
  });
}
