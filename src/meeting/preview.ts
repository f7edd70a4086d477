/** `pack preview`: some papers as they will be in the pack, made without the rest of it. */
import { basename } from 'node:path';
import { assemblePack, describePack } from '../assemble/index.js';
import { cutPages } from '../convert/index.js';
import { collect } from '../diagnostics/collect.js';
import { itemAnchor, partBItemAnchor } from '../model/address.js';
import type { AgendaItem } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { PagePlan, PageRange } from '../model/plan.js';
import type { PreviewMap } from '../model/preview.js';
import type { Segment } from '../model/segment.js';
import { planAgenda, planPreview, rangesOf } from '../paginate/index.js';
import { guardBeside } from '../pipeline/guarded.js';
import type { Draft, Order, Workshop, Written } from '../pipeline/terms.js';
import { writeFiles } from '../pipeline/write.js';
import { planPack } from '../pipeline.js';
import * as publish from '../publish/index.js';
import { verifyPreview } from '../verify/index.js';
import { type Wanted, type Wish, wantedOf } from './preview-wish.js';

/**
 * Everything is numbered as a build numbers it; then the sheet of the agenda that lists the papers and the papers
 * themselves are put together and go through the same gate as a pack. Told is what stops the numbering, and what concerns
 * the papers. @throws UsageError where there is no such item or paper.
 */
export function previewPack(
  folder: string,
  wish: Wish,
  order: Order,
  shop: Workshop,
): Promise<Checked<Written<PreviewMap>>> {
  const guard = guardBeside(folder, order);
  return collect(order.strict, async ({ take, add, ready }) => {
    let wanted: Wanted | undefined;
    const planned = await planPack(folder, order, shop, {
      onSource: guard.onSource,
      onRead: async ({ pack }) => {
        wanted = wantedOf(pack, wish);
      },
      inspects: (id) => wanted?.documents.has(id) ?? false,
    });
    const draft = planned.value;
    add(planned.diagnostics.filter((one) => wanted === undefined || concerns(one, wanted)));
    if (planned.failure !== undefined) throw planned.failure;
    if (draft === undefined || wanted === undefined || !ready()) return undefined;
    const { pack, bounds, files: whole } = draft;
    const files = publish.cutFiles(whole, wanted.name);
    const made = await materialsOf(draft, wanted, shop);
    const { plan, materials } = made;
    const { documents, number: item, title } = wanted;
    const ranges = rangesOf(draft.plan, documents);
    return take(
      await writeFiles<PreviewMap>(
        {
          ...{ files, bounds, pack, place: publish.placeOf(order.out) },
          vouch: (sha256) => {
            const map: PreviewMap = {
              version: 1,
              kind: 'preview',
              edition: pack.edition,
              pdf: { file: basename(files.pdf), sha256 },
              of: { file: basename(whole.pdf) },
              ...{ item, title, ranges, sheets: plan.pages.length },
            };
            return { map, json: `${JSON.stringify(map, null, 2)}\n` };
          },
          assemble: (file) => assemblePack(pack, plan, materials, file),
          verify: (written) => verifyPreview(written, plan, shop.pdfium),
        },
        guard,
        order,
        shop,
      ),
    );
  }).finally(guard.close);
}

/** Errors of the others too: without their pages nobody knows these papers' own. */
function concerns({ severity, item, at }: Diagnostic, { items, number }: Wanted): boolean {
  if (severity === 'error' || item === `item ${number}`) return true;
  const files = items.flatMap((one) => [one.at.file, ...one.documents.map(({ file }) => file)]);
  return at !== undefined && files.includes(at.file);
}

async function materialsOf(draft: Draft, wanted: Wanted, shop: Workshop) {
  const { pack, materials, map } = draft;
  const { title, number, documents } = wanted;
  const [item] = wanted.items;
  if (item === undefined) throw new Error('Nothing is wanted.');
  const agenda = agendaOf(draft, item, number);
  const cut = await sheetOf(draft, agenda, shop);
  const plan = planPreview(draft.plan, { agendaSheet: agenda.sheet, documents });
  const own = [...materials.documents].filter(([id]) => documents.has(id));
  const about = describePack(pack, {
    title: `Preview of item ${number}: ${title}`,
    producer: `pack ${map.tools.pack}`,
    epoch: shop.epoch,
    claims: [cut, ...own.map(([, segment]) => segment)].every(
      ({ facts }) => Object.keys(facts.carried.uaFaults).length === 0,
    )
      ? ['PDF/UA-1']
      : [],
  });
  const { partB, ...rest } = materials;
  return { plan, materials: { ...rest, frontMatter: cut, documents: new Map(own), about } };
}

/** The agenda that lists an item's papers, and the sheet of the pack on which it does. */
interface Agenda {
  readonly segment: Segment;
  readonly range: PageRange;
  readonly sheet: number;
}

function agendaOf({ pack, plan, materials }: Draft, item: AgendaItem, number: string): Agenda {
  const inPartB = pack.restricted?.items.includes(item) ?? false;
  const segment = inPartB ? materials.partB : materials.frontMatter;
  const range = inPartB ? plan.partB?.agenda : plan.frontMatter;
  if (segment === undefined || range === undefined) throw new Error('There is no agenda.');
  const anchor = segment.facts.anchors[inPartB ? partBItemAnchor(number) : itemAnchor(number)];
  return { segment, range, sheet: range.sheets.first + (anchor?.page ?? 0) };
}

/** With its stamps, as it is in the pack. */
async function sheetOf(draft: Draft, agenda: Agenda, shop: Workshop): Promise<Segment> {
  const { pack, materials } = draft;
  const plan: PagePlan = planAgenda(draft.plan, agenda.range.sheets);
  const chunks: Uint8Array[] = [];
  const write = async (some: readonly Uint8Array[]): Promise<void> => {
    chunks.push(...some.map((chunk) => Uint8Array.from(chunk)));
  };
  const { partB, ...rest } = materials;
  const documents = new Map<string, Segment>();
  const alone = { ...rest, frontMatter: agenda.segment, documents };
  await assemblePack(pack, plan, alone, { write });
  const at = agenda.sheet - agenda.range.sheets.first + 1;
  return cutPages(Buffer.concat(chunks), { first: at, last: at }, shop.pdfium, shop.cache);
}
