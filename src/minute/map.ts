/** Minutes as data for scripts. Pure. */
import { minuteAnchor, restrictedMinuteAnchor } from '../model/address.js';
import { given } from '../model/given.js';
import type { ToolVersions } from '../model/map.js';
import type { Minute, Minuted } from '../model/minuted.js';
import type { MappedMinute, MinutesMap } from '../model/minutes-map.js';
import type { SegmentFacts } from '../model/segment.js';

/** `facts` are those of the printed pages. */
export function minutesMap(minuted: Minuted, facts: SegmentFacts, tools: ToolVersions): MinutesMap {
  const { edition, meeting, approved, started, ended, attendance, minutes, exempt } = minuted;
  const sheets = facts.pages.length;
  const mapped = (all: readonly Minute[], anchorOf: (number: string) => string): MappedMinute[] =>
    all.map((one) => mappedMinute(one, facts.anchors[anchorOf(one.number)]?.page ?? 0));
  return given({
    version: 1 as const,
    edition,
    body: meeting.body,
    date: meeting.date,
    sheets,
    lastLabel: String(sheets),
    tools,
    claims: Object.keys(facts.carried.uaFaults).length === 0 ? (['PDF/UA-1'] as const) : [],
    kind: 'minutes' as const,
    approved,
    started,
    ended,
    attendance,
    minutes: mapped(minutes, minuteAnchor),
    exempt: exempt.length === 0 ? undefined : mapped(exempt, restrictedMinuteAnchor),
  });
}

function mappedMinute(
  { number, item, title, access, urgent, blocks }: Minute,
  page: number,
): MappedMinute {
  return given({
    number,
    item,
    title,
    access: access.kind,
    urgent: urgent ? (true as const) : undefined,
    page: String(page + 1),
    decisions: blocks.flatMap((block) => (block.kind === 'decision' ? [block.text.source] : [])),
    actions: blocks.flatMap((block) => {
      if (block.kind !== 'action') return [];
      const { at: _at, ...action } = block.action;
      return [action];
    }),
  });
}
