/** The public pages of a council as HTML, from the plan and the sizes of its files. Touches nothing: pictures are named, not read. */
import { minuteAnchor } from '../../model/address.js';
import { formatLongDay, formatTime } from '../../model/date.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Meeting, MemberGroup } from '../../model/meeting.js';
import {
  type MeetingLink,
  type SiteBody,
  type SiteItem,
  type SiteMeetingPage,
  type SitePlan,
  wayTo,
} from '../../model/site.js';
import { link } from '../front-matter.js';
import { attendanceRows } from '../minutes.js';
import type { Templates } from '../templates.js';
import { frameOf, headOf, meetingTitle, pdfWords, type SitePage, type Sizes } from './frame.js';
import { minuteHtml, type Setting, setMarkdown, siteItem } from './item.js';

export interface SitePress {
  readonly templates: Templates;
  readonly plan: SitePlan;
  readonly sizes: Sizes;
  /** The council has a logo that can be shown. */
  readonly showLogo: boolean;
  /** What is wrong with the texts that pages show. */
  readonly diagnostics: Diagnostic[];
}

/** The style sheet of all pages. */
export function renderSiteStyle(templates: Templates): string {
  return templates.fill('site/style.css', {});
}

export function councilPage({ templates, plan, showLogo }: SitePress): SitePage {
  const { page: path, language, council, bodies } = plan;
  const draft = bodies.some((body) => body.meetings.some(isDraft));
  const title = 'Meetings, agendas and minutes';
  const html = templates.fill('site/council', {
    ...frameOf(plan, {
      path,
      title: `${title} – ${council}`,
      language,
      crumbs: [],
      draft,
      showLogo,
      feed: plan.feed,
    }),
    calendar: wayTo(plan.calendar, path),
    json: wayTo(plan.json, path),
    bodies: bodies.map(({ name, page, meetings }) => ({
      name,
      address: wayTo(page, path),
      meetings: meetings.slice(0, newest).map((meeting) => ({
        text: meetingTitle(meeting),
        address: wayTo(meeting.page, path),
        day: meeting.source.pack.meeting.date,
        place: placeOf(meeting.source.pack.meeting),
      })),
    })),
  });
  return { path, html, images: [] };
}

/** Meetings of a body that the council's own page names. */
const newest = 3;

export function bodyPage(press: SitePress, body: SiteBody): SitePage {
  const { templates, plan, showLogo } = press;
  const { page: path, name, meetings } = body;
  const html = templates.fill('site/body', {
    ...frameOf(plan, {
      ...{ path, title: name, language: plan.language, showLogo, feed: body.feed },
      draft: meetings.some(isDraft),
      crumbs: [{ text: 'Meetings', page: plan.page }, { text: name }],
    }),
    body: name,
    calendar: wayTo(body.calendar, path),
    meetings: meetings.map((meeting) => {
      const { date, time, language } = meeting.source.pack.meeting;
      return {
        text: formatLongDay(date, language),
        address: wayTo(meeting.page, path),
        day: date,
        time: formatTime(time, language),
        place: placeOf(meeting.source.pack.meeting),
        state: stateWords(meeting),
      };
    }),
  });
  return { path, html, images: [] };
}

function stateWords({ state, source }: SiteMeetingPage): string {
  if (state === 'draft') return 'Agenda not yet issued';
  if (source.minutes === undefined) return 'Agenda';
  return source.minutes.minuted.approved === undefined
    ? 'Agenda, draft minutes'
    : 'Agenda, minutes';
}

function isDraft({ state }: SiteMeetingPage): boolean {
  return state === 'draft';
}

export function meetingPage(press: SitePress, body: SiteBody, meeting: SiteMeetingPage): SitePage {
  const { templates, plan, sizes, showLogo, diagnostics } = press;
  const { page: path, source, items } = meeting;
  const { meeting: held, notices } = source.pack;
  const { language, contact } = held;
  const setting: Setting = { path, sizes, images: [], diagnostics };
  const { minuted } = source.minutes ?? {};
  const html = templates.fill('site/meeting', {
    ...frameOf(plan, {
      ...{ path, title: meetingTitle(meeting), language, showLogo, feed: body.feed },
      draft: isDraft(meeting),
      crumbs: [
        { text: 'Meetings', page: plan.page },
        { text: body.name, page: body.page },
        { text: formatLongDay(held.date, language) },
      ],
    }),
    ...headOf(held),
    state: meeting.state,
    remote: held.venue.kind === 'remote',
    venue: held.venue.kind === 'place' ? held.venue.address : null,
    webcast: held.webcast === undefined ? null : link(held.webcast.trim()),
    website: held.website === undefined ? null : link(held.website.trim()),
    contact:
      contact === undefined
        ? null
        : {
            name: contact.name ?? null,
            title: contact.title ?? null,
            phone: contact.phone ?? null,
            dial: contact.phone?.replace(/[^+\d]/g, '') ?? null,
            email: contact.email ?? null,
          },
    published: formatLongDay(held.published, language),
    publishedDay: held.published,
    minutesState:
      minuted === undefined
        ? null
        : minuted.approved === undefined
          ? 'Draft minutes, until they are approved at a later meeting'
          : `Minutes approved on ${formatLongDay(minuted.approved, language)}`,
    attendanceHeading: minuted === undefined ? 'Membership' : 'Attendance',
    attendance: minuted === undefined ? membershipRows(held) : attendanceRows(minuted),
    downloads: meeting.downloads.map((pdf) => ({
      text: pdfWords(pdf, sizes),
      address: wayTo(pdf.path, path),
    })),
    items: items.map((item, index) =>
      siteItem(
        meeting,
        item,
        { level: 4, alone: false, partHeading: partHeadingOf(item, items[index - 1]) },
        setting,
      ),
    ),
    otherMinutes: meeting.otherMinutes.map((minute) => ({
      anchor: minuteAnchor(minute.number),
      number: minute.number,
      title: minute.title,
      text: minuteHtml(meeting, minute, 4, true, setting),
    })),
    notices: notices.map((notice, index) =>
      setMarkdown(notice, `notice-${index}-`, 4, 'a notice', setting),
    ),
    ended: minuted?.ended === undefined ? null : formatTime(minuted.ended, language),
    previous: neighbour(meeting.previous, body, path, language),
    next: neighbour(meeting.next, body, path, language),
    calendar: wayTo(meeting.calendar, path),
    json: wayTo(meeting.json, path),
  });
  return { path, html, images: setting.images };
}

export function itemPage(
  { templates, plan, sizes, showLogo, diagnostics }: SitePress,
  body: SiteBody,
  meeting: SiteMeetingPage,
  item: SiteItem,
): SitePage {
  const path = item.page;
  const { meeting: held } = meeting.source.pack;
  const { language } = held;
  const setting: Setting = { path, sizes, images: [], diagnostics };
  const index = meeting.items.indexOf(item);
  const beside = (one: SiteItem | undefined): object | null =>
    one === undefined
      ? null
      : { text: `Item ${one.number}: ${one.title}`, address: wayTo(one.page, path) };
  const html = templates.fill('site/item', {
    ...frameOf(plan, {
      ...{ path, title: `${item.title}, ${meetingTitle(meeting)}`, language, showLogo },
      ...{ draft: isDraft(meeting), feed: body.feed },
      crumbs: [
        { text: 'Meetings', page: plan.page },
        { text: body.name, page: body.page },
        { text: formatLongDay(held.date, language), page: meeting.page },
        { text: `Item ${item.number}` },
      ],
    }),
    ...headOf(held),
    meeting: { text: meetingTitle(meeting), address: wayTo(meeting.page, path) },
    item: siteItem(meeting, item, { level: 3, alone: true, partHeading: null }, setting),
    previous: beside(meeting.items[index - 1]),
    next: beside(meeting.items[index + 1]),
    json: wayTo(item.json, path),
  });
  return { path, html, images: setting.images };
}

/** Over the first item of the agenda's second part. */
function partHeadingOf({ part }: SiteItem, before: SiteItem | undefined): string | null {
  return part === 'B' && before?.part !== 'B' ? 'Part B: business not for publication' : null;
}

function neighbour(
  meeting: MeetingLink | undefined,
  body: SiteBody,
  path: string,
  language: string,
): object | null {
  if (meeting === undefined) return null;
  const { date, page } = meeting;
  return {
    text: `${body.name}, ${formatLongDay(date, language)}`,
    address: wayTo(page, path),
    day: date,
  };
}

export function placeOf({ venue }: Meeting): string {
  return venue.kind === 'remote' ? 'Held remotely' : venue.address;
}

function membershipRows({
  membership,
  substitutes,
}: Meeting): readonly { label: string; names: readonly string[] }[] {
  const { chair, viceChair, councillors, coOptees } = membership;
  const ofGroup = ({ heading, names }: MemberGroup) => ({ label: heading ?? 'Co-opted', names });
  return [
    { label: 'Chair', names: chair === undefined ? [] : [chair] },
    { label: 'Vice-Chair', names: viceChair === undefined ? [] : [viceChair] },
    { label: 'Members', names: councillors },
    ...coOptees.map(ofGroup),
    { label: 'Substitutes', names: substitutes },
  ].filter(({ names }) => names.length > 0);
}
