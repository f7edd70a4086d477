/** `pack schema`: prints what may stand in each kind of file as JSON Schema, or writes all of them for an editor. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { json, schemaFiles } from '../../begin/editor.js';
import { shown } from '../../begin/new-files.js';
import { schemaNames, schemaOf } from '../../load/schemas.js';
import { PackError, UsageError } from '../../model/error.js';
import type { Context, ExitCode } from '../context.js';

export interface SchemaOptions {
  readonly all?: true;
  readonly out?: string;
  readonly json?: true;
}

export async function schema(
  kind: string | undefined,
  { all, out, json: asJson }: SchemaOptions,
  context: Context,
): Promise<ExitCode> {
  const known = schemaNames.find((name) => name === kind);
  if (kind !== undefined && known === undefined) {
    throw new UsageError(`There is no schema called “${kind}”.`, {
      hints: [`There are: ${schemaNames.join(', ')}.`],
    });
  }
  if ((kind !== undefined && all) || (out !== undefined && !all)) {
    throw new UsageError('Name one kind of file, or write --all, with or without --out.', {
      hints: ['Such as: pack schema pack', 'Or: pack schema --all --out .pack/schemas'],
    });
  }
  if (known !== undefined) {
    context.stdout(json(schemaOf(known)));
    return 0;
  }
  if (!all) {
    const list = schemaNames.map((name) => ({ name, title: String(schemaOf(name).title) }));
    const width = Math.max(...list.map(({ name }) => name.length));
    context.stdout(
      asJson
        ? json({ version: 1, schemas: list })
        : list.map(({ name, title }) => `${name.padEnd(width)}  ${title}\n`).join(''),
    );
    return 0;
  }
  if (out === undefined) {
    context.stdout(json(Object.fromEntries(schemaNames.map((name) => [name, schemaOf(name)]))));
    return 0;
  }
  const files = schemaFiles(resolve(context.cwd, out));
  try {
    // They are made by the program, and made again by a newer one.
    for (const { path, content } of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
  } catch (cause) {
    throw new PackError(`The schemas cannot be written to “${out}”.`, {
      cause,
      hints: ['Check that you may write there, and that the disk is not full.'],
    });
  }
  const written = files.map(({ path }) => shown(path, context.cwd));
  context.stdout(
    asJson ? json({ version: 1, written }) : written.map((path) => `wrote ${path}\n`).join(''),
  );
  return 0;
}
