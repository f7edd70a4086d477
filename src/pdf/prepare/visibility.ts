/** Whether anybody can see an annotation (ISO 32000-2, 12.5.2, 12.5.3). Must not know what it holds. */
import { type Dict, isArray } from '../objects/values.js';
import type { Corners } from '../piece/piece.js';
import { isHidden } from './appearance.js';
import { readBoxes } from './boxes.js';
import type { Context } from './context.js';
import { inheritedBy } from './page-tree.js';

/** Of an annotation of a kind on a page, by the page's index. */
export type IsUnseen = (annotation: Dict, kind: string, page: number) => boolean;

/**
 * By its flags; marks and fields also where they are wholly outside the visible page, fields where they have no
 * size. Links are left alone: whoever goes by keyboard or ear finds them wherever they are.
 */
export function openVisibility({ file, pages }: Pick<Context, 'file' | 'pages'>): IsUnseen {
  const known = new Map<number, Corners>();
  const visible = (index: number): Corners | undefined => {
    const before = known.get(index);
    const page = pages[index];
    if (before !== undefined || page === undefined) return before;
    const { media, crop } = readBoxes(file, {
      MediaBox: inheritedBy(page, 'MediaBox'),
      CropBox: inheritedBy(page, 'CropBox'),
      Rotate: undefined,
    });
    known.set(index, crop ?? media);
    return crop ?? media;
  };
  return (annotation, kind, index) => {
    if (isHidden(file, annotation)) return true;
    if (kind === 'Link' || kind === 'Popup') return false;
    const written = file.get(annotation.get('Rect'));
    const numbers = isArray(written) ? written.map(file.get) : [];
    const [x1, y1, x2, y2] = numbers;
    const page = visible(index);
    if (typeof x1 !== 'number' || typeof y1 !== 'number' || page === undefined) return false;
    if (typeof x2 !== 'number' || typeof y2 !== 'number') return false;
    if (kind === 'Widget' && (x1 === x2 || y1 === y2)) return true;
    const [left, bottom, right, top] = page;
    const isBeside = Math.max(x1, x2) <= left || Math.min(x1, x2) >= right;
    return isBeside || Math.max(y1, y2) <= bottom || Math.min(y1, y2) >= top;
  };
}
