/** The table of README and docs/checks.md: made cases and real ones of each check. Measures nothing itself. */
import { type CheckName, checkNames } from '../../src/model/finding.js';
import type { MadeCases } from '../support/made-cases.js';
import { type Score, share } from './check-scores.js';

const begin = '<!-- checks -->';
const end = '<!-- /checks -->';

/** Checks without any case, made or real, are left out. */
export function tableOf(made: ReadonlyMap<CheckName, MadeCases>, scores: readonly Score[]): string {
  const rows = checkNames.flatMap((check) => {
    const cases = made.get(check);
    const score = scores.find((one) => one.check === check);
    if (cases === undefined && score === undefined) return [];
    const { hits = 0, nearMisses = 0 } = cases ?? {};
    return [`| \`${check}\` | ${hits} | ${nearMisses} | ${realOf(score)} |`];
  });
  return [
    '| check | made hits | made near misses | real documents | real hits | found | told wrongly | precision | recall |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** A share of nothing is left empty. */
function realOf(score: Score | undefined): string {
  if (score === undefined) return '0 | | | | |';
  const { documents, right, wrong, missed } = score;
  const precision = right + wrong === 0 ? '' : share(right, wrong).toFixed(2);
  const recall = right + missed === 0 ? '' : share(right, missed).toFixed(2);
  return `${documents} | ${right + missed} | ${right} | ${wrong} | ${precision} | ${recall}`;
}

/** The page with the table between its marks; as it is where it has none. */
export function withTable(page: string, table: string): string {
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from === -1 || to === -1) return page;
  return `${page.slice(0, from + begin.length)}\n${table}\n${page.slice(to)}`;
}
