/** The program's commands as plain data, for scripts that complete them. Knows no shell. */
import type { Command, Option } from 'commander';

export interface CommandShape {
  /** From the program on: "pack init council". */
  readonly way: string;
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionShape[];
  /** What its arguments are, where it has any. */
  readonly takes: Value;
  readonly commands: readonly CommandShape[];
}

export interface OptionShape {
  /** "--out". */
  readonly long: string;
  readonly summary: string;
  readonly takes: Value;
}

/** What can be written at a place. */
export type Value =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'file' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'text' };

/** Words that can be written for an option or an argument, by its name, where there is a closed list. */
export type KnownWords = Readonly<Record<string, readonly string[]>>;

export function shapeOf(command: Command, known: KnownWords, above = ''): CommandShape {
  const way = above === '' ? command.name() : `${above} ${command.name()}`;
  const help = command.createHelp();
  const options = help.visibleOptions(command).flatMap((option) => optionShape(option, known));
  return {
    way,
    name: command.name(),
    summary: help.subcommandDescription(command),
    options,
    takes: valueFor(
      command.registeredArguments.map((argument) => argument.name()),
      known,
    ),
    commands: command.commands.map((one) => shapeOf(one, known, way)),
  };
}

/** All commands, the program first. */
export function allOf(shape: CommandShape): readonly CommandShape[] {
  return [shape, ...shape.commands.flatMap(allOf)];
}

function optionShape(option: Option, known: KnownWords): readonly OptionShape[] {
  if (option.long === undefined || option.long === null) return [];
  const name = /[<[]([^>\]]+)[>\]]/.exec(option.flags)?.[1];
  const takes = name === undefined ? nothing : valueFor([name, option.long], known);
  return [{ long: option.long, summary: option.description, takes }];
}

const nothing: Value = { kind: 'nothing' };

/** By the first of `names` that says what it is. */
function valueFor(names: readonly string[], known: KnownWords): Value {
  if (names.length === 0) return nothing;
  const words = names.map((name) => known[name]).find((list) => list !== undefined);
  if (words !== undefined) return { kind: 'words', words };
  if (names.some((name) => /^(file|program)$/.test(name))) return { kind: 'file' };
  return names.some((name) => /^dirs?$/.test(name)) ? { kind: 'folder' } : { kind: 'text' };
}
