/** Writes a described pack, builds it as the command does, and opens what was published. */
import { readFile } from 'node:fs/promises';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { PageMap } from '../../src/model/map.js';
import type { PagePlan } from '../../src/model/plan.js';
import { buildPack, type Order, type Workshop } from '../../src/pipeline.js';
import { type Inspected, inspectPdf } from './inspect-pdf.js';
import { type TestPack, writePack } from './pack-folder.js';
import type { TestWorkshop } from './workshop.js';

export interface BuiltPack {
  readonly pdf: Uint8Array;
  readonly file: Inspected;
  /** As it was written. */
  readonly map: PageMap;
  readonly plan: PagePlan;
  readonly warnings: readonly Diagnostic[];
}

/** @throws Error with all diagnostics where the pack does not build. */
export async function buildTestPack(
  { folder, shop }: TestWorkshop,
  pack: TestPack,
  otherShop: Workshop = shop,
  asked: Partial<Order> = {},
): Promise<BuiltPack> {
  const meeting = await writePack(folder, pack);
  const order: Order = { edition: 'public', strict: false, ...asked };
  const { value, diagnostics, failure } = await buildPack(meeting, order, otherShop);
  if (failure !== undefined) throw failure;
  if (value === undefined) {
    throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  }
  const pdf = await readFile(value.files.pdf);
  return {
    pdf,
    file: await inspectPdf(pdf, shop.pdfium),
    map: JSON.parse(await readFile(value.files.map, 'utf8')) as PageMap,
    plan: value.plan,
    warnings: diagnostics,
  };
}
