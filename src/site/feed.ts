/** What is new among meetings as a feed that other programs follow (Atom, RFC 4287). Pure. */
import { formatLongDay } from '../model/date.js';
import { type SiteMeetingPage, wayTo } from '../model/site.js';
import { uuidOf } from './identity.js';

export interface FeedAbout {
  /** Whose meetings they are. */
  readonly name: string;
  readonly council: string;
  readonly language: string;
  /** Paths of the feed itself and of the page that it belongs to. */
  readonly path: string;
  readonly page: string;
  /** The site's, where it is known; links are relative to the feed without it. */
  readonly address?: string;
}

/** An entry a meeting, the one with the latest change first. */
export function writeFeed(about: FeedAbout, meetings: readonly SiteMeetingPage[]): string {
  const { name, council, language, path, page, address } = about;
  const newest = [...meetings].sort((a, b) => (orderOf(a) > orderOf(b) ? -1 : 1));
  const link = (to: string): string =>
    address === undefined ? wayTo(to, path) : `${address}${to}`;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapedXml(language)}">`,
    // RFC 4287, 4.2.6: an id never changes, wherever the feed lies.
    `  <id>urn:uuid:${uuidOf('feed', council, path)}</id>`,
    `  <title>${escapedXml(`${name}: meetings`)}</title>`,
    `  <updated>${newest[0]?.updated ?? '1970-01-01'}T00:00:00Z</updated>`,
    `  <author><name>${escapedXml(council)}</name></author>`,
    ...(address === undefined
      ? []
      : [`  <link rel="self" type="application/atom+xml" href="${escapedXml(link(path))}"/>`]),
    `  <link rel="alternate" type="text/html" href="${escapedXml(link(page))}"/>`,
    ...newest.flatMap((meeting) => entryLines(meeting, council, link)),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

/** No two are alike: the page has an address of its own. */
function orderOf({ updated, source, page }: SiteMeetingPage): string {
  return `${updated} ${source.pack.meeting.date} ${page}`;
}

function entryLines(
  { source, updated, page, items }: SiteMeetingPage,
  council: string,
  link: (to: string) => string,
): readonly string[] {
  const { pack, name, minutes } = source;
  const { body, date, language } = pack.meeting;
  const what =
    minutes === undefined
      ? 'agenda'
      : minutes.minuted.approved === undefined
        ? 'agenda and draft minutes'
        : 'agenda and minutes';
  const titles = items.map(({ number, title }) => `${number}. ${title}`).join('\n');
  return [
    '  <entry>',
    `    <id>urn:uuid:${uuidOf('meeting', council, pack.bodySlug, name)}</id>`,
    `    <title>${escapedXml(`${body}, ${formatLongDay(date, language)}: ${what}`)}</title>`,
    `    <updated>${updated}T00:00:00Z</updated>`,
    `    <published>${pack.meeting.published}T00:00:00Z</published>`,
    `    <link rel="alternate" type="text/html" href="${escapedXml(link(page))}"/>`,
    `    <summary>${escapedXml(titles)}</summary>`,
    '  </entry>',
  ];
}

/** XML 1.0, 2.2 and 2.4: some signs must be written otherwise, some cannot be written. */
function escapedXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
