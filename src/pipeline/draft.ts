/** A numbered pack with everything that its file will say of itself. */
import { describePack } from '../assemble/index.js';
import { given } from '../model/given.js';
import type { ToolVersions } from '../model/map.js';
import { pageMap } from '../paginate/index.js';
import { qpdfIdentity } from '../qpdf/index.js';
import { packTitle } from '../render/index.js';
import { issueOf } from './frozen.js';
import type { Numbered } from './number.js';
import type { Papers } from './papers.js';
import type { Press } from './press.js';
import { boundsOf, type ReadPack } from './sources.js';
import type { Draft, Order, Workshop } from './terms.js';

export async function draftOf(
  read: ReadPack,
  press: Press,
  papers: Papers,
  { plan, frontMatter, partB, stampFont }: Numbered,
  order: Order,
  shop: Workshop,
): Promise<Draft> {
  const { source, pack, files } = read;
  const tools: ToolVersions = {
    ...shop.tools,
    browser: (await shop.browser).identity,
    ...(order.linearize ? { qpdf: qpdfIdentity() } : {}),
  };
  const ownFacts = [frontMatter, ...(partB === undefined ? [] : [partB])].map(({ facts }) => facts);
  const map = pageMap(pack, plan, ownFacts, papers, tools);
  const about = describePack(pack, {
    title: packTitle(pack),
    producer: `pack ${tools.pack}`,
    epoch: shop.epoch,
    claims: map.claims,
  });
  const documents = new Map([...papers].map(([id, { segment }]) => [id, segment]));
  const materials = { frontMatter, ...given({ partB }), documents, about, stampFont };
  const bounds = boundsOf(read);
  const besides = [...press.templates.files, ...press.darkroom.shown];
  const made = { pack, plan, map, files, bounds, materials, source, besides };
  return { ...made, ...given({ frozen: issueOf(read) }) };
}
