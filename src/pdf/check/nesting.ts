/** Which elements may be in which (ISO 14289-1, 7.2; ISO 32000-1, 14.8.4.3). Must not know what is in cells. */
import type { Element } from '../prepare/structure/tree.js';
import { type Family, typeOf } from './family.js';
import type { Findings, UaRule } from './rules.js';

interface Place {
  /** Types that it may hold: no others. */
  readonly holds?: readonly [rule: UaRule, types: readonly string[]];
  /** Types that it may be in: no others. */
  readonly in?: readonly [rule: UaRule, types: readonly string[]];
}

const rows = ['TR'];
const cells = ['TH', 'TD'];
const groups = ['THead', 'TBody', 'TFoot'];
const group: Place = { holds: ['7.2-3', rows], in: ['7.2-5', ['Table']] };
const cell: Place = { in: ['7.2-8', rows] };

const places: ReadonlyMap<string, Place> = new Map<string, Place>([
  ['Table', { holds: ['7.2-3', [...rows, ...groups, 'Caption']] }],
  ...groups.map((type) => [type, group] as const),
  ['TR', { holds: ['7.2-10', cells], in: ['7.2-4', ['Table', ...groups]] }],
  ...cells.map((type) => [type, cell] as const),
  ['L', { holds: ['7.2-19', ['L', 'LI', 'Caption']] }],
  ['LI', { holds: ['7.2-20', ['Lbl', 'LBody']], in: ['7.2-17', ['L']] }],
  ['LBody', { in: ['7.2-18', ['LI']] }],
  ['TOC', { holds: ['7.2-27', ['TOC', 'TOCI', 'Caption']] }],
  ['TOCI', { in: ['7.2-26', ['TOC']] }],
]);

export function checkNesting(elements: readonly Element[], family: Family, found: Findings): void {
  for (const element of elements) {
    const type = typeOf(element);
    const place = places.get(type);
    if (place?.in !== undefined && !place.in[1].includes(family.typeAbove(element))) {
      found.find(place.in[0]);
    }
    if (place?.holds === undefined) continue;
    const [rule, types] = place.holds;
    const kids = family.kidsOf(element).map(typeOf);
    if (kids.some((kid) => !types.includes(kid))) found.find(rule);
    const count = (wanted: string): number => kids.filter((kid) => kid === wanted).length;
    if (type === 'Table') {
      if (count('THead') > 1 || count('TFoot') > 1) found.find('7.2-11');
      if (count('THead') + count('TFoot') > 0 && count('TBody') === 0) found.find('7.2-13');
    }
    // One caption, and it stands first; that of a table may stand last as well.
    const at = kids.indexOf('Caption');
    const isEdge = at === 0 || (type === 'Table' && at === kids.length - 1);
    if (at >= 0 && (count('Caption') > 1 || !isEdge)) found.find('7.2-16');
  }
}
