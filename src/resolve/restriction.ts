/**
 * What a nation's regime makes of a restriction as it is written. Its diagnostics name the place and the rule and
 * nothing else: titles and file names leak too. Knows nothing of what is restricted.
 */
import { diagnose } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Restricted, Restriction } from '../model/access.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Nation } from '../model/meeting.js';
import type { Place } from '../model/place.js';
import type { Regime, RegimeParagraph } from '../model/regime.js';

/** The law of one nation, with the others' so that their paragraphs are recognised. */
export interface Law {
  readonly own: Regime;
  readonly others: readonly Regime[];
}

/** @throws Error where the nation's regime is missing, which is no mistake of the pack. */
export function lawOf(regimes: readonly Regime[], nation: Nation): Law {
  const own = regimes.find((regime) => regime.nation === nation);
  if (own === undefined) throw new Error(`There is no regime of ${nation}.`);
  return { own, others: regimes.filter((regime) => regime !== own) };
}

export interface Where {
  readonly what: 'item' | 'document';
  readonly at: Place;
  /** "item 7". */
  readonly item: string;
}

/**
 * `access` in the words of the council's Act, its reason included.
 *
 * Errors: `exemption-without-paragraph`, `exemption-paragraph-unknown`, `exemption-without-reason` (England: Schedule
 * 12A, paragraph 10, and its like), `confidential-without-ground`, `confidential-ground-unknown`,
 * `confidential-without-words` (section 100A(3) and its like). No value with any of them.
 */
export function stateRestriction(access: Restricted, law: Law, where: Where): Checked<Restriction> {
  return access.kind === 'exempt'
    ? stateExemption(access, law, where)
    : stateConfidence(access, law.own, where);
}

/** What the public is told of it: never the reason. */
export function withoutReason(restriction: Restriction): Restriction {
  if (restriction.kind === 'confidential') {
    return { kind: 'confidential', ground: restriction.ground };
  }
  const { kind, paragraphs, schedule, act } = restriction;
  return { kind, paragraphs, schedule, act };
}

function stateExemption(
  access: Extract<Restricted, { readonly kind: 'exempt' }>,
  { own, others }: Law,
  { what, at, item }: Where,
): Checked<Restriction> {
  const place = { at, item };
  const numbers = own.paragraphs.map(({ number }) => number);
  const written = [...new Set(access.paragraphs.map(plainNumber).filter((one) => one !== ''))];
  if (written.length === 0) {
    const data = { what, schedule: fullName(own), numbers };
    return { diagnostics: [diagnose('exemption-without-paragraph', data, place)] };
  }
  const unknown = written
    .filter((number) => !numbers.includes(number))
    .map((number) => {
      const foreign = foreignOf(number, own, others);
      const shown = /^\d{1,3}[A-Z]?$/.test(number) ? number : undefined;
      const data = {
        what,
        number: shown,
        nation: own.nation,
        schedule: fullName(own),
        numbers,
        foreign,
      };
      return diagnose('exemption-paragraph-unknown', data, place);
    });
  const paragraphs = own.paragraphs.filter(({ number }) => written.includes(number));
  const reason = access.reason?.trim();
  const lacking = reason ? [] : unreasoned(paragraphs, { what, at, item });
  if (unknown.length > 0 || lacking.length > 0) return { diagnostics: [...unknown, ...lacking] };
  return {
    value: given({
      kind: 'exempt' as const,
      paragraphs: paragraphs.map(({ number, description }) => ({ number, description })),
      schedule: own.schedule,
      act: own.act,
      reason: reason || undefined,
    }),
    diagnostics: [],
  };
}

/** The first paragraph that asks for a reason; one whose qualification is not known asks for it too. */
function unreasoned(
  paragraphs: readonly RegimeParagraph[],
  { what, at, item }: Where,
): readonly Diagnostic[] {
  const asking =
    paragraphs.find(({ qualified }) => qualified === 'yes') ??
    paragraphs.find(({ qualified }) => qualified === 'unknown');
  if (asking === undefined) return [];
  const data = { what, number: asking.number, unsettled: asking.qualified === 'unknown' };
  return [diagnose('exemption-without-reason', data, { at, item })];
}

/** "Paragraph 7a" is 7A, and "para. 3" is 3. */
function plainNumber(written: string): string {
  return written
    .replace(/^\s*para(graph)?s?\b\.?/i, '')
    .replaceAll(' ', '')
    .toUpperCase();
}

function fullName({ schedule, act }: Regime): string {
  return `${schedule} to ${act}`;
}

/** The other nation whose paragraph this is, and the own paragraph on the same matter, where there is one. */
function foreignOf(number: string, own: Regime, others: readonly Regime[]) {
  for (const regime of others) {
    const paragraph = regime.paragraphs.find((one) => one.number === number);
    if (paragraph === undefined) continue;
    const same = own.paragraphs.find(({ about }) => about === paragraph.about)?.number;
    return given({ nation: regime.nation, schedule: fullName(regime), own: same });
  }
  return undefined;
}

function stateConfidence(
  access: Extract<Restricted, { readonly kind: 'confidential' }>,
  { confidential }: Regime,
  { what, at, item }: Where,
): Checked<Restriction> {
  const fail = (diagnostic: Diagnostic): Checked<Restriction> => ({ diagnostics: [diagnostic] });
  const place = { at, item };
  const grounds = Object.keys(confidential.grounds);
  const written = access.ground?.trim() ?? '';
  if (written === '')
    return fail(diagnose('confidential-without-ground', { what, grounds }, place));
  const word = written.toLowerCase().replaceAll(' ', '-');
  const ground = Object.hasOwn(confidential.grounds, word) ? confidential.grounds[word] : undefined;
  if (ground === undefined) {
    const data = { what, near: nearest(word, grounds), grounds };
    return fail(diagnose('confidential-ground-unknown', data, place));
  }
  const reason = access.words?.trim() ?? '';
  if (reason === '') {
    return fail(diagnose('confidential-without-words', { what, ground: word }, place));
  }
  return { value: { kind: 'confidential', ground, reason }, diagnostics: [] };
}
