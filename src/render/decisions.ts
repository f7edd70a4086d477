/** Notices of decisions as pages. Touches nothing: pictures are named, not read. */
import { decisionAnchor } from '../model/address.js';
import { formatLongDay } from '../model/date.js';
import type { CallIn, Decision } from '../model/decision.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Meeting } from '../model/meeting.js';
import type { Markdown } from '../model/place.js';
import { logoAddress } from './front-matter.js';
import { type ImageReference, renderMarkdown } from './markdown/index.js';
import type { RenderedMinutes } from './minutes.js';
import type { Templates } from './templates.js';

/** "Property and Markets Committee, Wednesday 18 September 2019: decisions". */
export function decisionsTitle({ body, date, language }: Meeting): string {
  return `${body}, ${formatLongDay(date, language)}: decisions`;
}

/** See templates/README.md, "decisions". */
export function renderDecisions(
  templates: Templates,
  meeting: Meeting,
  decisions: readonly Decision[],
): RenderedMinutes {
  const images: ImageReference[] = [];
  const diagnostics: Diagnostic[] = [];
  const set = (text: Markdown | undefined, idPrefix: string, item: string): string | null => {
    if (text === undefined) return null;
    const rendered = renderMarkdown(text, { headingLevel: 4, idPrefix, item });
    images.push(...rendered.images);
    diagnostics.push(...rendered.diagnostics);
    return rendered.html;
  };
  const html = templates.fill('decisions', {
    language: meeting.language,
    title: decisionsTitle(meeting),
    council: meeting.council,
    logo: meeting.logo === undefined ? null : logoAddress,
    body: meeting.body,
    date: formatLongDay(meeting.date, meeting.language),
    decisions: decisions.map((one, index) => {
      const anchor = decisionAnchor(index + 1);
      const item = `item ${one.item}`;
      return {
        anchor,
        number: one.item,
        title: one.title,
        particulars: decisionParticulars(one, meeting.language),
        decision: set(one.decision, `${anchor}-decision-`, item),
        reasons: set(one.reasons, `${anchor}-reasons-`, item),
        options: set(one.options, `${anchor}-options-`, item),
      };
    }),
  });
  return { html, images, diagnostics };
}

export function decisionParticulars(
  { maker, officer, date, published, keyDecision, wards, interests, callIn }: Decision,
  language: string,
): readonly { label: string; value: string }[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Decided by', maker],
    ['Date of decision', formatLongDay(date, language)],
    ['Published', formatLongDay(published, language)],
    ['Key decision', keyDecision ? 'Yes' : 'No'],
    ['Lead officer', officer && [officer.name, officer.title].filter(Boolean).join(', ')],
    ['Wards affected', wards.length === 0 ? undefined : wards.join(', ')],
    ['Interests', interests],
    ['Call-in', callInWords(callIn, language)],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function callInWords(callIn: CallIn, language: string): string | undefined {
  switch (callIn.kind) {
    case 'none':
      return undefined;
    case 'until':
      return `Until ${formatLongDay(callIn.day, language)}; the decision takes effect after that day unless it is called in`;
    case 'not-subject':
      return callIn.why === 'urgent'
        ? 'Not subject to call-in: the decision is urgent'
        : 'Not subject to call-in: it is a recommendation';
  }
}
