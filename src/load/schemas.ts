/**
 * The files that a clerk writes as JSON Schemas (draft 2020-12), for editors: made of the very shapes that the files are
 * read with. Reads no file.
 */
import * as z from 'zod';
import { shape as actions } from './action-states.js';
import { shape as committee } from './committee.js';
import { shape as council } from './council.js';
import { shape as decision } from './decisions.js';
import { shape as item } from './item.js';
import { shape as pack } from './meeting.js';
import { shape as minutes } from './minutes/front.js';
import { shape as report } from './report.js';
import { shape as standing } from './standing.js';

/** A kind of file, and how it is read. */
interface FileKind {
  readonly shape: z.ZodRawShape;
  /** Which files these are, in words. */
  readonly title: string;
  /** The names of such files from the council's folder; none where only the head of a Markdown file is of this kind. */
  readonly files: readonly string[];
  /** Keys of which there must be one at least. */
  readonly oneOf?: readonly string[];
}

const kinds = {
  council: { shape: council, title: 'council.yaml: about the council', files: ['council.yaml'] },
  committee: {
    shape: committee,
    title: 'committee.yaml: who sits on it',
    files: ['committee.yaml', '**/committee.yaml'],
  },
  pack: { shape: pack, title: 'pack.yaml: one meeting', files: ['**/pack.yaml'] },
  actions: {
    shape: actions,
    title: 'actions.yaml: what has become of actions',
    files: ['**/actions.yaml'],
  },
  item: {
    shape: item,
    title: 'The head of an item’s file in items/',
    files: [],
    oneOf: ['title', 'standing'],
  },
  minutes: { shape: minutes, title: 'The head of minutes.md', files: [] },
  decision: { shape: decision, title: 'The head of a notice in decisions/', files: [] },
  report: { shape: report, title: 'The head of a report in Markdown', files: [] },
  standing: { shape: standing, title: 'The head of a standing text in standing/', files: [] },
} as const satisfies Readonly<Record<string, FileKind>>;

export type SchemaName = keyof typeof kinds;

export const schemaNames = Object.keys(kinds) as readonly SchemaName[];

/** JSON that is a schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Which files, from the council's folder, an editor is to hold against this schema; none for heads of Markdown files. */
export function filesOf(name: SchemaName): readonly string[] {
  return kinds[name].files;
}

/**
 * What may stand in such a file, each key with what it means. It is as strict as the program or stricter: it knows one
 * spelling of each word, and no key with nothing behind it.
 */
export function schemaOf(name: SchemaName): JsonSchema {
  const { shape, title, ...more }: FileKind = kinds[name];
  const schema = z.toJSONSchema(z.strictObject(shape), { io: 'input', unrepresentable: 'any' });
  return {
    $schema: schema.$schema,
    title,
    ...schema,
    ...(more.oneOf === undefined ? {} : { anyOf: more.oneOf.map((key) => ({ required: [key] })) }),
  };
}
