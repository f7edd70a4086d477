/** assemble (→ linearise) → verify → publish: a draft becomes files, or diagnostics and nothing. */
import { basename } from 'node:path';
import { assemblePack, type WrittenFile } from '../assemble/index.js';
import { collect } from '../diagnostics/collect.js';
import type { Pack } from '../model/agenda.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { IssuedPart } from '../model/issue.js';
import * as publish from '../publish/index.js';
import { linearise } from '../qpdf/index.js';
import { verifyAbsence } from '../verify/absence/index.js';
import { type Candidate, verifyPack } from '../verify/index.js';
import { asIssued } from './frozen.js';
import { aboutAbsence, type GuardBeside } from './guarded.js';
import type { Draft, Order, Published, Workshop, Written } from './terms.js';

/** A PDF and its page map that are to be written, whatever they are. */
export interface Writing<Map> {
  readonly files: publish.OutputFiles;
  readonly place: publish.Place;
  readonly bounds: publish.Bounds;
  /** Whose public sources go into it. */
  readonly pack: Pack;
  /** What lies beside the PDF, and vouches for its bytes. */
  readonly vouch: (sha256: string) => { readonly map: Map; readonly json: string };
  readonly assemble: (file: publish.DraftFile) => Promise<WrittenFile>;
  /** What is wrong with the file as it was written; anything but warnings keeps it from being published. */
  readonly verify: (written: Candidate) => Promise<readonly Diagnostic[]>;
}

/**
 * Whatever is published goes through here: over no source and into no folder that is not for it, nothing but what is
 * verified, and beside a public file, shown to hold nothing restricted.
 */
export function writeFiles<Map>(
  { files, place, bounds, pack, vouch, assemble, verify }: Writing<Map>,
  guard: GuardBeside,
  order: Order,
  { pdfium }: Workshop,
): Promise<Checked<Written<Map>>> {
  return collect(order.strict, async ({ take, add, ready }) => {
    await publish.guardOutput(files, place, bounds);
    // Told once both are whole again: even where warnings count as errors, this one must not stop its own cure.
    const torn = await publish.checkPair(files);
    return publish.withDraft(files, async (file) => {
      const assembled = await assemble(file);
      const { sha256, bytes } = order.linearize ? await file.rewrite(linearise) : assembled;
      const { map, json } = vouch(sha256);
      add(await verify({ file: basename(files.pdf), bytes, read: file.read, mapJson: json }));
      const guarded = take(await guard.guarded());
      if (guarded !== undefined && ready()) {
        const fileNames = [basename(files.pdf), basename(files.map)];
        const candidate = { pdf: await file.read(), mapJson: json, fileNames };
        add(await verifyAbsence(candidate, guarded.fingerprints, pdfium));
      }
      const absence = guarded && take(aboutAbsence(pack, guarded));
      if (!ready()) return undefined;
      if (place === 'issued') add(await file.issue(json));
      else await file.publish(json);
      if (!ready()) return undefined;
      add(torn);
      return { map, files, bytes, ...given({ absence }) };
    });
  });
}

/** Of a pack that is written. */
export interface Keeping {
  readonly place: publish.Place;
  readonly accept: (mapJson: string) => readonly Diagnostic[];
}

/**
 * `accept` looks at the page map as it will be written, with the SHA-256 of the file that goes with it: what it finds keeps
 * both from being written.
 */
export function writePack(
  draft: Draft,
  guard: GuardBeside,
  order: Order,
  shop: Workshop,
  { place, accept }: Keeping = { place: publish.placeOf(order.out), accept: () => [] },
): Promise<Checked<Published>> {
  return collect(order.strict, async ({ take }) => {
    const { pack, plan, files, bounds, map, materials } = draft;
    let issued: IssuedPart | undefined;
    const verify = async (written: Candidate): Promise<readonly Diagnostic[]> => {
      shop.progress?.({ kind: 'verifying' });
      const found = [
        ...(await verifyPack(written, pack, plan, shop.pdfium)),
        ...accept(written.mapJson),
      ];
      if (found.length > 0 || draft.frozen === undefined) return found;
      const same = await asIssued(draft, await written.read(), order, shop.pdfium);
      issued = same.value;
      return same.diagnostics;
    };
    const assemble = (file: publish.DraftFile) => {
      shop.progress?.({ kind: 'assembling', pages: plan.pages.length });
      return assemblePack(pack, plan, materials, file);
    };
    const vouch = (sha256: string) => publish.vouchFor(map, files.pdf, sha256);
    const writing = { files, place, bounds, pack, vouch, assemble, verify };
    const written = take(await writeFiles(writing, guard, order, shop));
    return written && { ...written, pack, plan, bounds, ...given({ asIssued: issued }) };
  });
}
