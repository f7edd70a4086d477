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

/** Where a council says nothing: only what was meant to be hidden, and is not, stops a build. */
const errors: readonly CheckName[] = ['failed-redaction'];

/** What `check` is where nobody says anything. */
export function defaultRule(check: CheckName): CheckRule {
  return errors.includes(check) ? 'error' : 'warning';
}

/** One diagnostic for each check that found something, in the order of `checkNames`. */
export function tell(
  findings: readonly Finding[],
  rules: CheckRules,
  accepted: readonly Acceptance[],
  inspected: Inspected,
): readonly Diagnostic[] {
  return checkNames.flatMap((check) => {
    const rule = rules[check] ?? defaultRule(check);
    const found = findings.filter((finding) => finding.check === check);
    if (rule === 'off' || found.length === 0) return [];
    if (accepted.some((one) => one.check === check)) return [];
    return [diagnoseFindings(check, found, rule, inspected)];
  });
}
