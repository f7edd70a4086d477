/** Runs one command's work over the packs that it was given, and tells what was found. */
import { resolve } from 'node:path';
import { diagnosticJson } from '../diagnostics/json.js';
import { stops } from '../diagnostics/order.js';
import { diagnosticText, failureText } from '../diagnostics/text.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { Order, Workshop } from '../pipeline.js';
import type { BuildOptions, CommonOptions, Context, ExitCode } from './context.js';
import { editionOf } from './edition.js';
import { failureCode } from './exit-code.js';
import { withWorkshop } from './workshop.js';

export interface PackResult<T> extends Checked<T> {
  /** As the user named it. */
  readonly folder: string;
}

export interface NamedPack {
  /** As the user named it. */
  readonly folder: string;
  /** Absolute path of the same. */
  readonly path: string;
}

export interface Work<T> {
  /** Looks at all packs before work on the first begins. @throws UsageError where they cannot go together. */
  readonly guard?: (packs: readonly NamedPack[], order: Order) => Promise<void>;
  readonly run: (folder: string, order: Order, shop: Workshop) => Promise<Checked<T>>;
  /** What a person is told of what was found; all of it where missing. Strict runs tell everything. */
  readonly brief?: (diagnostics: readonly Diagnostic[], folder: string) => readonly Diagnostic[];
  /** What a person is shown of a success. */
  readonly show: (value: T, result: PackResult<T>) => void;
  /** What `--json` prints, once, for all packs. */
  readonly json: (results: readonly PackResult<T>[]) => unknown;
}

export async function eachPack<T>(
  folders: readonly string[],
  options: BuildOptions,
  context: Context,
  work: Work<T>,
): Promise<ExitCode> {
  const order: Order = {
    edition: editionOf(options.edition),
    strict: options.strict ?? false,
    ...(options.out === undefined ? {} : { out: resolve(context.cwd, options.out) }),
    ...(options.linearize ? { linearize: true } : {}),
  };
  const named = (folders.length === 0 ? ['.'] : folders).map((folder) => ({
    folder,
    path: resolve(context.cwd, folder),
  }));
  await work.guard?.(named, order);
  const results: PackResult<T>[] = [];
  await withWorkshop(options, context, async (shop) => {
    for (const { folder, path } of named) {
      const checked = await work.run(path, order, shop);
      const result = { folder, ...checked };
      results.push(result);
      tell(result, options, context, order.strict ? undefined : work.brief);
      if (result.value !== undefined && !options.json) work.show(result.value, result);
    }
  });
  if (options.json) context.stdout(`${JSON.stringify(work.json(results), null, 2)}\n`);
  return Math.max(...results.map((result) => exitCode(result, order.strict))) as ExitCode;
}

function tell(
  result: PackResult<unknown>,
  options: CommonOptions,
  context: Context,
  brief: Work<unknown>['brief'] = (diagnostics) => diagnostics,
): void {
  const style = { colour: context.colour, from: context.cwd };
  for (const one of brief(result.diagnostics, result.folder)) {
    if (options.quiet && one.severity === 'warning' && !options.strict) continue;
    context.stderr(`${diagnosticText(one, style)}\n`);
  }
  if (result.failure !== undefined) context.stderr(`${failureText(result.failure, style)}\n`);
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
    diagnostics,
    ...(failure === undefined
      ? {}
      : { failure: { message: failure.message, hints: failure.hints } }),
  };
}
