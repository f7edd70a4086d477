/** A pack that is written is cut into files of consecutive pages, whose numbers stay, for places that take no large ones. */
import { basename } from 'node:path';
import { describePack, type JoinedPart, joinParts } from '../assemble/index.js';
import { cutPages } from '../convert/index.js';
import { collect } from '../diagnostics/collect.js';
import { diagnose } from '../diagnostics/index.js';
import type { Checked } from '../model/diagnostic.js';
import type { Cut, CutMap, Split } from '../model/split.js';
import { type Block, blocksOf, cutByItem, cutBySize, cutInParts } from '../paginate/index.js';
import * as publish from '../publish/index.js';
import { packTitle } from '../render/index.js';
import { readPages, verifyJoined } from '../verify/index.js';
import type { GuardBeside } from './guarded.js';
import type { Order, Published, Workshop, Written } from './terms.js';
import { writeFiles } from './write.js';

/** Warning: `split-file-too-large`, where one document is larger than a file may be. */
export function splitPack(
  published: Published,
  split: Split,
  guard: GuardBeside,
  order: Order,
  shop: Workshop,
): Promise<Checked<readonly Written<CutMap>[]>> {
  return collect(order.strict, async ({ take, add }) => {
    const { pack, plan, bounds, map, files } = published;
    const { pdfium, cache, epoch, tools } = shop;
    const pdf = await publish.readWritten(files);
    const reading = await readPages(pdf, plan.pages.length, pdfium);
    const of = { file: basename(files.pdf), sha256: map.pdf?.sha256 ?? '' };
    const written: Written<CutMap>[] = [];
    for (const cut of await cutsOf(blocksOf(map), split)) {
      const { sheets, items } = cut;
      const part = await partOf(cut);
      const pages = plan.pages
        .slice(sheets.first - 1, sheets.last)
        .map(({ label, sheet }) => ({ label, words: reading?.texts[sheet - 1] ?? '' }));
      const about = describePack(pack, {
        title: `${packTitle(pack)}: ${cut.title}`,
        producer: `pack ${tools.pack}`,
        epoch,
        claims: Object.keys(part.segment.facts.carried.uaFaults).length === 0 ? map.claims : [],
      });
      const own = publish.cutFiles(files, cut.name);
      const made = take(
        await writeFiles(
          {
            files: own,
            place: publish.placeOf(order.out),
            bounds,
            pack,
            vouch: (sha256) => {
              const vouched: CutMap = {
                version: 1,
                pdf: { file: basename(own.pdf), sha256 },
                ...{ of, sheets },
                first: pages[0]?.label ?? '',
                last: pages.at(-1)?.label ?? '',
                items,
              };
              return { map: vouched, json: `${JSON.stringify(vouched, null, 2)}\n` };
            },
            assemble: (file) => joinParts([part], about, file),
            verify: (candidate) => verifyJoined(candidate, pages, [cut.title], pdfium),
          },
          alreadyTold(guard),
          order,
          shop,
        ),
      );
      if (made === undefined) return undefined;
      written.push(made);
      if (split.kind === 'size' && made.bytes > split.bytes) {
        const data = { file: basename(own.pdf), bytes: made.bytes, limit: split.bytes };
        add([diagnose('split-file-too-large', data)]);
      }
    }
    return written;

    async function partOf({ sheets, title }: Pick<Cut, 'sheets' | 'title'>): Promise<JoinedPart> {
      const labels = plan.pages.slice(sheets.first - 1, sheets.last).map(({ label }) => label);
      const segment = await cutPages(pdf, sheets, pdfium, cache);
      return { title, language: pack.meeting.language, segment, labels };
    }

    async function cutsOf(blocks: readonly Block[], how: Split): Promise<readonly Cut[]> {
      if (how.kind === 'item') return cutByItem(blocks);
      if (how.kind === 'parts') return cutInParts(blocks);
      const sizes: number[] = [];
      for (const { sheets } of blocks)
        sizes.push(await sizeOf(await partOf({ sheets, title: '' })));
      return cutBySize(blocks, sizes, how.bytes);
    }

    /** Of a file with nothing else in it. Together they are smaller: what they share is there once. */
    async function sizeOf(part: JoinedPart): Promise<number> {
      const about = describePack(pack, {
        title: packTitle(pack),
        producer: `pack ${tools.pack}`,
        epoch,
        claims: map.claims,
      });
      return (await joinParts([part], about, { write: async () => undefined })).bytes;
    }
  });
}

/** The same guard, for files cut from one that it has passed: what public sources share was told with that. */
function alreadyTold(guard: GuardBeside): GuardBeside {
  return {
    ...guard,
    guarded: async () => {
      const { value, ...rest } = await guard.guarded();
      return { ...rest, ...(value === undefined ? {} : { value: { ...value, shared: [] } }) };
    },
  };
}
