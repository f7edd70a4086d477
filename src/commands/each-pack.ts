/** Runs one command's work over the packs that it was given, and tells what was found. */
import { join, resolve } from 'node:path';
import { diagnosticJson } from '../diagnostics/json.js';
import { stops } from '../diagnostics/order.js';
import type { SarifPack } from '../diagnostics/sarif.js';
import { diagnosticText, failureText } from '../diagnostics/text.js';
import { withoutNeighbours } from '../load/folders.js';
import type { Edition } from '../model/access.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Order, Workshop } from '../pipeline.js';
import { annotate, checkAnnotations, writeSarif } from './annotations.js';
import type { BuildOptions, CommonOptions, Context, ExitCode } from './context.js';
import { editionsOf, recipientOf } from './edition.js';
import { failureCode } from './exit-code.js';
import { lockOf } from './lock.js';
import { splitOf } from './split.js';

export interface PackResult<T> extends Checked<T> {
  /** As the user named it. */
  readonly folder: string;
  readonly edition: Edition;
  /** How long it took. */
  readonly ms: number;
}

export interface NamedPack {
  /** As the user named it. */
  readonly folder: string;
  /** Absolute path of the same. */
  readonly path: string;
  /** One edition of it. */
  readonly order: Order;
}

/** What was made of a pack before, and what to do with what is made of it now. */
export interface Earlier<T> {
  /** Where making it once more would change nothing. */
  readonly last?: Checked<T>;
  /** Something will have to be printed, as far as can be told. */
  readonly printsSoon?: boolean;
  readonly keep: (made: T, diagnostics: readonly Diagnostic[]) => Promise<void>;
}

export interface Work<T> {
  /** Asked of each pack before anything else. Where nothing has changed of any, nothing is loaded, looked at or opened. */
  readonly lookBack?: (pack: NamedPack) => Promise<Earlier<T>>;
  /** Whether something will have to be printed; asked of `lookBack` where missing. */
  readonly printsSoon?: true;
  /** Looks at all packs before work on the first begins. @throws UsageError where they cannot go together. */
  readonly guard?: (packs: readonly NamedPack[]) => Promise<void>;
  readonly run: (folder: string, order: Order, shop: Workshop) => Promise<Checked<T>>;
  /** What a person is told of what was found; all of it where missing. Strict runs tell everything. */
  readonly brief?: (
    diagnostics: readonly Diagnostic[],
    result: PackResult<unknown>,
  ) => readonly Diagnostic[];
  /** What a person is shown of a success. */
  readonly show?: (value: T, result: PackResult<T>) => void;
  /** What a person is told at the end, mistakes or none; not where the environment failed. */
  readonly conclude?: (result: PackResult<T>) => void;
  /** What `--json` prints, once, for all packs. */
  readonly json: (results: readonly PackResult<T>[]) => unknown;
}

export async function eachPack<T>(
  folders: readonly string[],
  options: BuildOptions,
  context: Context,
  work: Work<T>,
): Promise<ExitCode> {
  checkAnnotations(options.annotations);
  const all = namedPacks(folders, options, context);
  const kept = await withoutNeighbours(all.map(({ path }) => path));
  const named = all.filter(({ path }) => kept.has(path));
  const earlier: (Earlier<T> | undefined)[] = [];
  for (const one of named) earlier.push(await work.lookBack?.(one));
  const results: PackResult<T>[] = [];
  const found: SarifPack[] = [];
  const runAll = async (shopFor?: (edition: Edition) => Workshop): Promise<void> => {
    for (const [index, { folder, path, order }] of named.entries()) {
      const { edition } = order;
      const before = earlier[index];
      const start = performance.now();
      const checked = before?.last ?? (shopFor && (await work.run(path, order, shopFor(edition))));
      if (checked === undefined) throw new Error('Nothing was opened to make a pack with.');
      const { value, diagnostics } = checked;
      if (value !== undefined && before?.last === undefined) await before?.keep(value, diagnostics);
      const ms = performance.now() - start;
      context.progress?.(undefined);
      const result = { folder, edition, ms, ...checked };
      const told = tell(result, results, options, context, order.strict ? undefined : work.brief);
      const file = join(path, 'pack.yaml');
      if (options.annotations !== undefined) {
        const { failure } = checked;
        await annotate({ file, diagnostics: told, ...given({ failure }) }, context);
      }
      found.push({ file, ...checked });
      results.push(result);
      if (options.json) continue;
      if (result.value !== undefined) work.show?.(result.value, result);
      if (result.failure === undefined) work.conclude?.(result);
    }
  };
  if (earlier.every((one) => one?.last !== undefined)) {
    await runAll();
  } else {
    await work.guard?.(named);
    const { withWorkshop } = await import('./workshop.js');
    const printsSoon = work.printsSoon ?? earlier.some((one) => one?.printsSoon === true);
    await withWorkshop(options, context, runAll, { printsSoon });
  }
  if (options.sarif !== undefined) await writeSarif(options.sarif, found, context);
  if (options.json) context.stdout(`${JSON.stringify(work.json(results), null, 2)}\n`);
  const strict = options.strict ?? false;
  return Math.max(...results.map((result) => exitCode(result, strict))) as ExitCode;
}

/** Every edition of every meeting, each a build of its own. */
function namedPacks(
  folders: readonly string[],
  options: BuildOptions,
  { cwd }: Context,
): readonly NamedPack[] {
  const editions = editionsOf(options.edition);
  const rest = given({
    recipient: recipientOf(options.recipient, editions),
    out: options.out === undefined ? undefined : resolve(cwd, options.out),
    linearize: options.linearize,
    part: options.part,
    split: splitOf(options.split),
    lock: lockOf(options, editions),
  });
  return (folders.length === 0 ? ['.'] : folders).flatMap((folder) =>
    editions.map((edition) => ({
      folder,
      path: resolve(cwd, folder),
      order: { edition, strict: options.strict ?? false, ...rest },
    })),
  );
}

/** What was said of the other edition is not said again. Answers what was said. */
function tell(
  result: PackResult<unknown>,
  before: readonly PackResult<unknown>[],
  options: CommonOptions,
  context: Context,
  brief: Work<unknown>['brief'] = (diagnostics) => diagnostics,
): readonly Diagnostic[] {
  const said = new Set(
    before
      .filter(({ folder }) => folder === result.folder)
      .flatMap(({ diagnostics }) => diagnostics.map((one) => JSON.stringify(one))),
  );
  const style = { colour: context.colour, from: context.cwd };
  const news = result.diagnostics.filter((one) => !said.has(JSON.stringify(one)));
  const isQuiet = options.quiet && !options.strict;
  const told = brief(news, result).filter(({ severity }) => severity === 'error' || !isQuiet);
  for (const one of told) context.stderr(`${diagnosticText(one, style)}\n`);
  if (result.failure !== undefined) context.stderr(`${failureText(result.failure, style)}\n`);
  return told;
}

function exitCode(result: PackResult<unknown>, strict: boolean): ExitCode {
  if (result.failure !== undefined) return failureCode(result.failure);
  return stops(result.diagnostics, strict) ? 1 : 0;
}

/** The part of a `--json` answer that is the same for all commands. */
export function resultJson(result: PackResult<unknown>, context: Context): object {
  const diagnostics = result.diagnostics.map((one: Diagnostic) => diagnosticJson(one, context.cwd));
  const { failure } = result;
  return {
    folder: result.folder,
    edition: result.edition,
    diagnostics,
    ...(failure === undefined
      ? {}
      : { failure: { message: failure.message, hints: failure.hints } }),
  };
}
