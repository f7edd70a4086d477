/**
 * Counts the made cases of the checks by what the tests are called: "CHECK finds: …" for a hit, "CHECK leaves: …" (of
 * several checks "leave") for a near miss. Reads the report that a run of them wrote; runs nothing.
 */
import { type CheckName, checkNames } from '../../src/model/finding.js';

/** As vitest's JSON reporter writes it. */
export interface TestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export interface MadeCases {
  readonly hits: number;
  readonly nearMisses: number;
}

/** Only cases that passed. */
export function madeCases({ testResults }: TestReport): ReadonlyMap<CheckName, MadeCases> {
  const counts = new Map<CheckName, MadeCases>();
  for (const { fullName, status } of testResults.flatMap((one) => one.assertionResults)) {
    const [, before = '', verb] = /^(.*?) ?(finds|leaves?): /.exec(fullName) ?? [];
    if (status !== 'passed' || verb === undefined) continue;
    const named = before.split(/[ ,]+/);
    for (const check of checkNames.filter((name) => named.includes(name))) {
      const { hits, nearMisses } = counts.get(check) ?? { hits: 0, nearMisses: 0 };
      const hit = verb === 'finds' ? 1 : 0;
      counts.set(check, { hits: hits + hit, nearMisses: nearMisses + 1 - hit });
    }
  }
  return counts;
}
