/** Notices of decisions beside their agenda: what is missing is told, the rest is settled. Pure. */
import { diagnose } from '../diagnostics/index.js';
import { type AgendaItem, agendaItems, formatItemNumber, type Pack } from '../model/agenda.js';
import type { CallIn, CallInRule, Decision, DecisionSource } from '../model/decision.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Day } from '../model/meeting.js';
import { findItem, toldOf } from './headings.js';

/** The council's rule, and its last day for a decision that is published on a day. */
export interface CallInCounter {
  readonly rule: CallInRule;
  readonly lastDay: (published: Day) => Day;
}

/**
 * In the order of the agenda. Errors: `decision-of-unknown-item`, `decision-empty`, `key-decision-without-reasons`,
 * `decision-published-before`, `call-in-before-decision`, `key-decision-unsaid`, `key-decision-contradicts`. Warnings: `key-decision-without-options`, `call-in-too-short`.
 *
 * A key decision of an executive needs its reasons, and the options that were rejected (England: SI 2012/2089, regulation 12).
 * Whether a restricted item is one, stands in a file that no public build reads: its notice has to say so itself.
 */
export function settleDecisions(
  pack: Pack,
  sources: readonly DecisionSource[],
  callIn: CallInCounter | undefined,
): Checked<readonly Decision[]> {
  const items = agendaItems(pack);
  const diagnostics: Diagnostic[] = [];
  const decisions = sources.flatMap((source) => {
    const item = findItem(source.item, items);
    if (item === undefined) {
      const told = toldOf(source.item, pack.edition, items);
      diagnostics.push(diagnose('decision-of-unknown-item', told, { at: source.placeOf('item') }));
      return [];
    }
    const number = formatItemNumber(item.number);
    const where = (key?: string) => ({
      at: key === undefined ? source.at : source.placeOf(key),
      item: `item ${number}`,
    });
    const date = source.date ?? pack.meeting.date;
    const published = source.published ?? date;
    const keyDecision = source.keyDecision ?? item.keyDecision;
    diagnostics.push(...checkKeyDecision(source, item, pack, where));
    const settled = callInOf(source, published, callIn);
    if (source.decision === undefined) {
      diagnostics.push(diagnose('decision-empty', {}, where()));
      return [];
    }
    if (published < date) {
      diagnostics.push(
        diagnose('decision-published-before', { published, date }, where('published')),
      );
    }
    if (settled.kind === 'until' && settled.day < date) {
      const data = { day: settled.day, date };
      diagnostics.push(diagnose('call-in-before-decision', data, where('call-in-until')));
    } else if (source.callIn !== undefined && callIn !== undefined) {
      const last = callIn.lastDay(published);
      if (source.callIn < last) {
        const data = { day: source.callIn, last };
        diagnostics.push(diagnose('call-in-too-short', data, where('call-in-until')));
      }
    }
    if (keyDecision && source.reasons === undefined) {
      diagnostics.push(diagnose('key-decision-without-reasons', {}, where()));
    }
    if (keyDecision && source.options === undefined) {
      diagnostics.push(diagnose('key-decision-without-options', {}, where()));
    }
    const decision: Decision = given({
      item: number,
      title: item.title,
      maker: source.maker ?? pack.meeting.body,
      officer: source.officer ?? item.officer,
      date,
      published,
      keyDecision,
      wards: item.wards,
      interests: source.interests ?? 'None declared',
      callIn: settled,
      decision: source.decision,
      reasons: source.reasons,
      options: source.options,
    });
    return [{ decision, ordinal: item.number.ordinal }];
  });
  const value = decisions.toSorted((a, b) => a.ordinal - b.ordinal).map(({ decision }) => decision);
  return { value, diagnostics };
}

/** The members' edition knows what the restricted item's own file says, and compares the two. */
function checkKeyDecision(
  { keyDecision }: DecisionSource,
  { access, number }: AgendaItem,
  { restricted }: Pack,
  where: (key?: string) => Parameters<typeof diagnose>[2],
): readonly Diagnostic[] {
  if (access.kind === 'public') return [];
  if (keyDecision === undefined) return [diagnose('key-decision-unsaid', {}, where())];
  const full = restricted?.items.find(
    (one) => formatItemNumber(one.number) === formatItemNumber(number),
  );
  return full === undefined || full.keyDecision === keyDecision
    ? []
    : [diagnose('key-decision-contradicts', { keyDecision }, where('key-decision'))];
}

function callInOf(
  { callIn: written, urgent, recommendation }: DecisionSource,
  published: Day,
  counter: CallInCounter | undefined,
): CallIn {
  if (written !== undefined) return { kind: 'until', day: written };
  if (counter === undefined) return { kind: 'none' };
  const { notFor } = counter.rule;
  if (urgent && notFor.includes('urgent')) return { kind: 'not-subject', why: 'urgent' };
  if (recommendation && notFor.includes('recommendations')) {
    return { kind: 'not-subject', why: 'recommendations' };
  }
  return { kind: 'until', day: counter.lastDay(published) };
}
