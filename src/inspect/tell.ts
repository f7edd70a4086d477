/** Findings become diagnostics, by the rules that a council sets. Reads nothing. */
import { diagnoseFindings, type Inspected } from '../diagnostics/inspect.js';
import type { Diagnostic } from '../model/diagnostic.js';
import {
  type Acceptance,
  type CheckName,
  type CheckRule,
  type CheckRules,
  checkNames,
  type Finding,
} from '../model/finding.js';

interface Stopping {
  readonly check: CheckName;
  /** Only findings whose detail has these values. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Where a council says nothing: only what was meant to be hidden, and is not, stops a build. */
const errors: readonly Stopping[] = [
  { check: 'failed-redaction' },
  // Nobody sees the words in the document, and everybody in the pack.
  { check: 'invisible-text', detail: { shown: true } },
];

/** What a finding is where nobody says anything. */
export function defaultRule({ check, detail }: Finding): CheckRule {
  const stops = errors.some(
    (one) =>
      one.check === check &&
      Object.entries(one.detail ?? {}).every(([key, value]) => Reflect.get(detail, key) === value),
  );
  return stops ? 'error' : 'warning';
}

/** One diagnostic for each check that found something, in the order of `checkNames`. */
export function tell(
  findings: readonly Finding[],
  rules: CheckRules,
  accepted: readonly Acceptance[],
  inspected: Inspected,
): readonly Diagnostic[] {
  return checkNames.flatMap((check) => {
    const found = findings.filter((finding) => finding.check === check);
    const byDefault = found.some((one) => defaultRule(one) === 'error') ? 'error' : 'warning';
    const rule = rules[check] ?? byDefault;
    if (rule === 'off' || found.length === 0) return [];
    if (accepted.some((one) => one.check === check)) return [];
    return [diagnoseFindings(check, found, rule, inspected)];
  });
}
