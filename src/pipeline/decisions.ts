/** load → minute: the notices of a meeting's decisions, and the file that they are to be. */
import { collect } from '../diagnostics/collect.js';
import { loadDecisions, readNoticeLaw } from '../load/index.js';
import { type CallInCounter, settleDecisions } from '../minute/index.js';
import { decisionAnchor } from '../model/address.js';
import type { Pack } from '../model/agenda.js';
import type { Decision, DecisionsMap } from '../model/decision.js';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { PackSource } from '../model/source.js';
import { openCallIn } from '../notice/index.js';
import * as render from '../render/index.js';
import type { PaperOrder } from './paper.js';

/** None where the meeting has none. */
export function decisionsOf(source: PackSource, pack: Pack): Promise<Checked<readonly Decision[]>> {
  return collect(false, async ({ take }) => {
    const { meeting, council } = pack.folders;
    const sources = take(await loadDecisions(meeting, council)) ?? [];
    if (sources.length === 0) return [];
    return take(settleDecisions(pack, sources, await callInOf(source)));
  });
}

async function callInOf(source: PackSource): Promise<CallInCounter | undefined> {
  const { meeting, committee, council } = source;
  const rule = meeting.callIn ?? committee.callIn ?? council.callIn;
  if (rule === undefined) return undefined;
  const law = await readNoticeLaw(council.nation);
  return { rule, lastDay: await openCallIn(source, law, rule) };
}

export function decisionsPaper(
  { meeting, edition }: Pack,
  decisions: readonly Decision[],
): PaperOrder<DecisionsMap> {
  const last = decisions.reduce(
    (day, { published }) => (published > day ? published : day),
    meeting.date,
  );
  return {
    title: render.decisionsTitle(meeting),
    name: 'The decisions',
    slug: 'decisions',
    date: last,
    outline: {
      edition,
      headings: decisions.map(({ item, title }, index) => ({
        title: `Item ${item}: ${title}`,
        anchor: decisionAnchor(index + 1),
        level: 1,
      })),
    },
    set: (templates) => render.renderDecisions(templates, meeting, decisions),
    map: (facts, tools) => ({
      version: 1,
      edition,
      body: meeting.body,
      date: meeting.date,
      sheets: facts.pages.length,
      lastLabel: String(facts.pages.length),
      tools,
      claims: Object.keys(facts.carried.uaFaults).length === 0 ? ['PDF/UA-1'] : [],
      kind: 'decisions',
      decisions: decisions.map((one, index) =>
        given({
          item: one.item,
          title: one.title,
          maker: one.maker,
          date: one.date,
          published: one.published,
          keyDecision: one.keyDecision,
          callIn: one.callIn.kind === 'until' ? one.callIn.day : undefined,
          decision: one.decision.source,
          page: String((facts.anchors[decisionAnchor(index + 1)]?.page ?? 0) + 1),
        }),
      ),
    }),
  };
}
