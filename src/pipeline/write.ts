/** assemble (→ linearise) → verify → publish: a draft becomes files, or diagnostics and nothing. */
import { basename } from 'node:path';
import { assemblePack } from '../assemble/index.js';
import { collect } from '../diagnostics/collect.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import * as publish from '../publish/index.js';
import { linearise } from '../qpdf/index.js';
import { verifyAbsence } from '../verify/absence/index.js';
import { verifyPack } from '../verify/index.js';
import { asIssued } from './frozen.js';
import { aboutAbsence, type GuardBeside } from './guarded.js';
import type { Draft, Order, Published, Workshop } from './terms.js';

/**
 * `accept` looks at the page map as it will be written, with the SHA-256 of the file that goes with it: what it finds keeps
 * both from being written.
 */
export function writePack(
  draft: Draft,
  guard: GuardBeside,
  order: Order,
  { pdfium }: Workshop,
  accept: (mapJson: string) => readonly Diagnostic[] = () => [],
): Promise<Checked<Published>> {
  return collect(order.strict, async ({ take, add, ready }) => {
    const { pack, plan, files, materials } = draft;
    // Told once both are whole again: even where warnings count as errors, this one must not stop its own cure.
    const torn = await publish.checkPair(files);
    return publish.withDraft(files, async (file) => {
      const assembled = await assemblePack(pack, plan, materials, file);
      const { sha256, bytes } = order.linearize ? await file.rewrite(linearise) : assembled;
      const { map, json } = publish.vouchFor(draft.map, files.pdf, sha256);
      const written = { file: basename(files.pdf), bytes, read: file.read, mapJson: json };
      add(await verifyPack(written, pack, plan, pdfium));
      add(accept(json));
      const same =
        ready() && draft.frozen
          ? await asIssued(draft, await file.read(), order, pdfium)
          : undefined;
      const issued = same && take(same);
      const guarded = take(await guard.guarded());
      if (guarded !== undefined && ready()) {
        const fileNames = [basename(files.pdf), basename(files.map)];
        const candidate = { pdf: await file.read(), mapJson: json, fileNames };
        add(await verifyAbsence(candidate, guarded.fingerprints, pdfium));
      }
      if (!ready()) return undefined;
      await file.publish(json);
      add(torn);
      const absence = guarded && aboutAbsence(guarded);
      return { pack, plan, map, files, bytes, ...given({ absence, asIssued: issued }) };
    });
  });
}
