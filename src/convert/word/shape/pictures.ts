/** Pictures: size, the text in their place, what is cut off. Those that cannot be shown are left out. */
import type { Element, ElementContent } from 'hast';
import type { PictureFacts } from '../marks/index.js';
import { classes, element } from './nodes.js';

const round = (value: number): string => String(Math.round(value * 100) / 100);

export function shapePicture(address: string, facts: PictureFacts | undefined): ElementContent {
  const { width, height, cut, text = '', decorative = false } = facts ?? {};
  const about = { src: address, alt: decorative ? '' : text };
  const size = width === undefined ? [] : [`width:${round(width)}pt`];
  if (cut === undefined || width === undefined || height === undefined) {
    return element('img', { ...about, ...styleOf(size) }, []);
  }
  const shownWide = 1 - cut.left - cut.right;
  const shownHigh = 1 - cut.top - cut.bottom;
  const percent = (value: number): string => `${round(value * 100)}%`;
  const inner = element(
    'img',
    {
      ...about,
      ...styleOf([
        `width:${percent(1 / shownWide)}`,
        `height:${percent(1 / shownHigh)}`,
        `left:${percent(-cut.left / shownWide)}`,
        `top:${percent(-cut.top / shownHigh)}`,
      ]),
    },
    [],
  );
  const frame = [...size, `aspect-ratio:${round(width)}/${round(height)}`];
  return element('span', { ...classes('cut'), ...styleOf(frame) }, [inner as Element]);
}

function styleOf(rules: readonly string[]): { style?: string } {
  return rules.length === 0 ? {} : { style: rules.join(';') };
}
