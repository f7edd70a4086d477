/** The same as the pages, for programs (docs/site.md, "For programs"). It changes only together with its `version`. Pure. */
import type { Restriction } from '../model/access.js';
import { withheldName } from '../model/agenda.js';
import type { Decision } from '../model/decision.js';
import { given } from '../model/given.js';
import { partName } from '../model/issue.js';
import type { Minute } from '../model/minuted.js';
import type { SiteItem, SiteMeetingPage, SitePdf, SitePlan } from '../model/site.js';

/** Sizes in bytes, by path. */
export type Sizes = ReadonlyMap<string, number>;

/** Paths are counted from the top of the site. */
export function councilJson({ council, bodies }: SitePlan): object {
  return {
    version: 1,
    council,
    bodies: bodies.map(({ name, page, calendar, feed, meetings }) => ({
      ...{ name, page, calendar, feed },
      meetings: meetings.map((meeting) => ({
        date: meeting.source.pack.meeting.date,
        time: meeting.source.pack.meeting.time,
        page: meeting.page,
        json: meeting.json,
      })),
    })),
  };
}

export function meetingJson(meeting: SiteMeetingPage, sizes: Sizes): object {
  const { source, page, state, updated, items, downloads, previous, next } = meeting;
  const { meeting: held } = source.pack;
  const { venue, contact } = held;
  const { minuted } = source.minutes ?? {};
  return {
    version: 1,
    council: held.council,
    body: held.body,
    date: held.date,
    time: held.time,
    venue: venue.kind === 'remote' ? { remote: true } : { address: venue.address },
    ...given({ webcast: held.webcast, contact }),
    ...{ language: held.language, published: held.published, state, updated, page },
    membership: held.membership,
    ...given({
      attendance: minuted?.attendance,
      minutes:
        minuted &&
        given({
          state: minuted.approved === undefined ? 'draft' : 'approved',
          approved: minuted.approved,
          ended: minuted.ended,
        }),
      previous: previous?.page,
      next: next?.page,
    }),
    files: downloads.map((pdf) => pdfJson(pdf, sizes)),
    items: items.map((item) => itemFacts(item, sizes)),
  };
}

export function itemJson(meeting: SiteMeetingPage, item: SiteItem, sizes: Sizes): object {
  const { body, council, date } = meeting.source.pack.meeting;
  return {
    ...{ version: 1, council, body, date, meeting: meeting.page },
    ...itemFacts(item, sizes),
    ...(item.restriction === undefined ? { text: item.item.text.source } : {}),
  };
}

function itemFacts(one: SiteItem, sizes: Sizes): object {
  const { item, restriction, papers, absent } = one;
  const isOpen = restriction === undefined;
  return {
    number: one.number,
    ...given({ minuteNumber: one.minuteNumber }),
    title: one.title,
    part: one.part,
    access: restriction?.kind ?? 'public',
    ...given({
      restriction: restriction && lawJson(restriction),
      status: one.status,
      officer: isOpen ? item.officer : undefined,
      wards: isOpen && item.wards.length > 0 ? item.wards : undefined,
      keyDecision: isOpen ? item.keyDecision : undefined,
    }),
    ...{ page: one.page, json: one.json },
    documents: papers.map((paper) => ({
      ...{ title: paper.title, role: paper.role, language: paper.language, tagged: paper.tagged },
      part: partName(paper.part),
      ...given({ status: paper.status, html: paper.page }),
      ...pdfJson(paper.pdf, sizes),
    })),
    absent,
    withheld: (isOpen ? (item.withheld ?? []) : []).map((paper) => ({
      title: withheldName(paper),
      restriction: lawJson(paper.access),
    })),
    decisions: one.decisions.map(decisionJson),
    ...given({ minute: one.minute && minuteJson(one.minute) }),
  };
}

function pdfJson({ path, title, range, sheets }: SitePdf, sizes: Sizes): object {
  return {
    ...{ title, pdf: path, bytes: sizes.get(path) ?? 0, sheets },
    ...given({ first: range?.first, last: range?.last }),
  };
}

/** In the words of the Act. Why the public interest is against disclosure is for members. */
function lawJson(restriction: Restriction): object {
  if (restriction.kind === 'confidential') {
    return { kind: restriction.kind, ground: restriction.ground };
  }
  const { kind, paragraphs, schedule, act } = restriction;
  return {
    ...{ kind, act, schedule },
    paragraphs: paragraphs.map(({ number, description }) => ({ number, description })),
  };
}

function decisionJson(one: Decision): object {
  const { maker, officer, date, published, keyDecision, callIn, interests } = one;
  return {
    ...{ maker, date, published, keyDecision, interests },
    ...given({ officer, callInUntil: callIn.kind === 'until' ? callIn.day : undefined }),
    decision: one.decision.source,
    ...given({ reasons: one.reasons?.source, options: one.options?.source }),
  };
}

function minuteJson({ number, title, blocks }: Minute): object {
  return {
    ...{ number, title },
    blocks: blocks.map((block) =>
      block.kind === 'action'
        ? {
            kind: block.kind,
            ...given({
              who: block.action.who,
              what: block.action.what,
              by: block.action.by,
              done: block.action.done,
            }),
          }
        : { kind: block.kind, text: block.text.source },
    ),
  };
}
