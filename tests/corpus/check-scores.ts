/** How well findings and labels agree, check by check. Reads no documents. */
import { type CheckName, checkNames, type Finding } from '../../src/model/finding.js';
import { byPage, type Label } from './check-labels.js';

export interface Score {
  readonly check: CheckName;
  /** Pages or documents: labelled and found, found only, labelled only. */
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  /** Documents that were labelled for this check, with something in them or not. */
  readonly documents: number;
  /** "file (page)", a sign before it: + where nothing is to be found, - where nothing was found. */
  readonly differences: readonly string[];
}

export function scoresOf(
  labels: readonly Label[],
  findings: ReadonlyMap<string, readonly Finding[]>,
): readonly Score[] {
  return checkNames.flatMap((check): readonly Score[] => {
    const own = labels.filter((label) => label.check === check);
    if (own.length === 0) return [];
    const compared = own.map((label) => compare(label, findings.get(label.file) ?? []));
    const sum = (key: 'right' | 'wrong' | 'missed'): number =>
      compared.reduce((total, one) => total + one[key].length, 0);
    return [
      {
        check,
        right: sum('right'),
        wrong: sum('wrong'),
        missed: sum('missed'),
        documents: new Set(own.map(({ file }) => file)).size,
        differences: compared.flatMap(({ wrong, missed }, index) => [
          ...wrong.map((place) => `+ ${own[index]?.file} (${place})`),
          ...missed.map((place) => `- ${own[index]?.file} (${place})`),
        ]),
      },
    ];
  });
}

/** Found by right; 1 where there is nothing to divide. */
export function share(part: number, rest: number): number {
  return part + rest === 0 ? 1 : part / (part + rest);
}

interface Compared {
  readonly right: readonly number[];
  readonly wrong: readonly number[];
  readonly missed: readonly number[];
}

/** A document counts as page 0. */
function compare({ check, places }: Label, findings: readonly Finding[]): Compared {
  const own = findings.filter((one) => one.check === check);
  const pages = byPage.includes(check) && places !== 'yes';
  const found = new Set(own.map(({ page = 0 }) => (pages ? page : 0)));
  const there = new Set(places === 'none' ? [] : places === 'yes' ? [0] : places);
  return {
    right: [...found].filter((place) => there.has(place)),
    wrong: [...found].filter((place) => !there.has(place)),
    missed: [...there].filter((place) => !found.has(place)),
  };
}
