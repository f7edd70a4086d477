/** The front sheet and the agenda as HTML, from the resolved pack and its page plan. Touches nothing. */

import type { Restriction } from '../model/access.js';
import { agendaAnchor, documentAddress, itemAnchor } from '../model/address.js';
import {
  type AgendaItem,
  agendaItems,
  formatItemNumber,
  listsPapers,
  type Pack,
} from '../model/agenda.js';
import { formatLongDay, formatTime } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { type Issue, supplementTitle } from '../model/issue.js';
import type { Contact, Person } from '../model/meeting.js';
import type { Markdown } from '../model/place.js';
import { formatPageRange, type PagePlan, type PageRange, type PlannedItem } from '../model/plan.js';
import { webAddress } from '../model/web-address.js';
import { escaped } from './escape.js';
import { lawSentence, withheldLine } from './law.js';
import { type ImageReference, renderMarkdown } from './markdown/index.js';
import { papersOnAgenda, publicStatusWords, statusReasons } from './status.js';
import { supplementSheet } from './supplement.js';
import type { Templates } from './templates.js';

/** The front matter without its page numbers: everything that the plan does not decide. */
export interface FrontMatter {
  /** HTML of the front matter under a plan. */
  readonly render: (plan: PagePlan) => string;
  /** Pictures that notices and items show. */
  readonly images: readonly ImageReference[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the logo is found by the printer. */
export const logoAddress = 'logo';

/** Renders the Markdown of notices and items once; each round of the loop then fills in numbers only. */
export function prepareFrontMatter(templates: Templates, pack: Pack): FrontMatter {
  const diagnostics: Diagnostic[] = [];
  const images: ImageReference[] = [];
  const html = (text: Markdown, idPrefix: string, item?: string): string => {
    const rendered = renderMarkdown(text, {
      headingLevel: 3,
      idPrefix,
      ...(item === undefined ? {} : { item }),
    });
    diagnostics.push(...rendered.diagnostics);
    images.push(...rendered.images);
    return rendered.html;
  };
  const notices = pack.notices.map((notice, index) => html(notice, `notice-${index}-`));
  const items = agendaItems(pack);
  const texts = items.map((item) =>
    item.access.kind === 'public'
      ? html(
          item.text,
          `${itemAnchor(formatItemNumber(item.number))}-`,
          `item ${formatItemNumber(item.number)}`,
        )
      : lawParagraph(item.access),
  );
  const front = frontSheet(pack, notices);
  const { supplement } = pack;
  const render = (plan: PagePlan): string =>
    templates.fill(supplement === undefined ? 'front-matter' : 'supplement', {
      language: pack.meeting.language,
      title: pageTitle(pack),
      front,
      ...(supplement === undefined ? {} : { supplement: supplementSheet(supplement, pack, plan) }),
      agenda: {
        anchor: agendaAnchor,
        heading:
          supplement === undefined
            ? pack.agendaHeading
            : pack.agendaHeading.replace(/^Agenda/, 'Updated agenda'),
        items: items.map((item, index) => ({
          ...agendaItem(item, texts[index] ?? '', plan.items[index]),
          partHeading: item === pack.partB[0] ? partBHeading : null,
        })),
      },
    });
  return { render, images, diagnostics };
}

/** The title of the whole file: "Corporate Parenting Panel, Wednesday 3 July 2019: public document pack". */
export function packTitle(pack: Pack): string {
  return pack.recipient === undefined
    ? pageTitle(pack)
    : `${pageTitle(pack)}, copy of ${pack.recipient}`;
}

/** The title of a file with all that was issued. */
export function consolidatedTitle({ meeting, edition }: Pack): string {
  const kind = `${edition === 'public' ? '' : 'members’ '}consolidated document pack`;
  return `${meeting.body}, ${formatLongDay(meeting.date, meeting.language)}: ${kind}`;
}

/** What a part of it is called among its bookmarks: "Public document pack", "Agenda Supplement 1". */
export function partTitle({ part, edition }: Pick<Issue, 'part' | 'edition'>): string {
  if (part.kind === 'supplement') return supplementTitle(part.number);
  return edition === 'public' ? 'Public document pack' : 'Members’ document pack';
}

/** The title of our own pages: the same in every copy, so that they are printed once for all. */
export function pageTitle(pack: Pack): string {
  const { meeting } = pack;
  const own = pack.supplement && supplementTitle(pack.supplement.number);
  const kind =
    pack.edition === 'public'
      ? (own ?? 'public document pack')
      : `members’ ${own ?? 'document pack'}`;
  return `${meeting.body}, ${formatLongDay(meeting.date, meeting.language)}: ${kind}`;
}

/** See templates/README.md, "front". */
function frontSheet(pack: Pack, notices: readonly string[]): object {
  const { meeting } = pack;
  const { membership } = meeting;
  return {
    council: meeting.council,
    body: meeting.body,
    logo: meeting.logo === undefined ? null : logoAddress,
    chair: membership.chair ?? null,
    viceChair: membership.viceChair ?? null,
    councillors: listing(
      membership.chair === undefined
        ? membership.councillors
        : withoutOffice(membership.councillors),
    ),
    coOptees: membership.coOptees.map((group) => ({
      heading: group.heading ?? null,
      names: listing(group.names),
    })),
    substitutes: listing(meeting.substitutes),
    date: formatLongDay(meeting.date, meeting.language),
    time: formatTime(meeting.time, meeting.language),
    remote: meeting.venue.kind === 'remote',
    venue: meeting.venue.kind === 'place' ? meeting.venue.address : null,
    properOfficer: meeting.properOfficer === undefined ? null : person(meeting.properOfficer),
    address: meeting.address,
    contact: meeting.contact === undefined ? null : contact(meeting.contact),
    website: meeting.website === undefined ? null : link(meeting.website),
    published: formatLongDay(meeting.published, meeting.language),
    notices,
  };
}

// Every name has a value, if only null: templates are told of names that there are not.
function person({ name, title }: Person): object {
  return { name, title: title ?? null };
}

function contact({ name, title, phone, email }: Contact): object {
  return {
    name: name ?? null,
    title: title ?? null,
    phone: phone ?? null,
    email: email ?? null,
  };
}

/** Over the public agenda's second part. */
const partBHeading = 'Agenda – Part B';

/** In the item's text, so that a council's own template, whatever it leaves out, does not leave this out. */
function lawParagraph(access: Restriction): string {
  return `<p>${escaped(lawSentence(access))}</p>`;
}

/** See templates/README.md, "agenda item". */
function agendaItem(item: AgendaItem, text: string, plan: PlannedItem | undefined): object {
  const planned = plan?.documents ?? [];
  const linked = (id: string | undefined, range: PageRange | null | undefined): object | null =>
    id === undefined || range == null
      ? null
      : { text: `(${formatPageRange(range)})`, address: documentAddress(id) };
  const reference = (index: number): object | null =>
    linked(item.documents[index]?.id, planned[index]?.range);
  return {
    anchor: itemAnchor(formatItemNumber(item.number)),
    number: formatItemNumber(item.number),
    title: item.title,
    pages: linked(item.documents[0]?.id, plan?.range),
    status: publicStatusWords(item),
    text: `${text}${statusReasons(item)}`,
    documents: [
      ...(listsPapers(item) ? papersOnAgenda(item) : []).map(({ title, index, status }) => ({
        title,
        pages: index === undefined ? null : reference(index),
        status,
      })),
      ...(item.withheld ?? []).map((document) => ({
        title: withheldLine(document),
        pages: null,
        status: null,
      })),
    ],
    particulars: particulars(item),
  };
}

export function particulars(item: AgendaItem): readonly { label: string; value: string }[] {
  const officer = item.officer;
  const facts: [string, string | undefined][] = [
    ['Lead officer', officer && [officer.name, officer.title].filter(Boolean).join(', ')],
    ['Wards', item.wards.length === 0 ? undefined : item.wards.join(', ')],
    ['Key decision', item.keyDecision ? 'Yes' : undefined],
    [
      'Background papers',
      item.backgroundPapers.length === 0 ? undefined : item.backgroundPapers.join('; '),
    ],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

/** Under the heading "Councillors", which stands where there is a chair above it, each name need not say so again. */
function withoutOffice(names: readonly string[]): readonly string[] {
  const office = /^(Councillor|Cllr\.?|Cynghorydd)\s+/;
  return names.every((name) => office.test(name))
    ? names.map((name) => name.replace(office, ''))
    : names;
}

/** "Ada, Ben and Cy", or null where there is nobody. */
function listing(names: readonly string[]): string | null {
  const last = names.at(-1);
  if (last === undefined) return null;
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** A web address as people write it, and as a browser needs it: null where it is none. */
export function link(written: string): { text: string; address: string | null } {
  const address = webAddress(written.trim()) ?? null;
  return { text: written.replace(/^https?:\/\//, ''), address };
}
