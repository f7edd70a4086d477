/** Page labels (ISO 32000-2, 12.4.2). */
import { print } from '../objects/print.js';
import { textString } from '../objects/text.js';
import type { LabelRun } from './order.js';

/** The catalogue's entry. */
export function pageLabels(runs: readonly LabelRun[]): string {
  const nums = runs.map(({ sheet, style, prefix, start }) => {
    const entries = [
      style === undefined ? '' : `/S/${style}`,
      prefix === undefined ? '' : `/P ${print(textString(prefix))}`,
      start === undefined || start === 1 ? '' : `/St ${start}`,
    ];
    return `${sheet}<<${entries.join('')}>>`;
  });
  return `/PageLabels<</Nums[${nums.join('')}]>>`;
}
