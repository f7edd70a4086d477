/** `pack completion`: prints a script with which a shell completes the program's commands and options. */
import type { Command } from 'commander';
import { schemaNames } from '../../load/schemas.js';
import { documentRoles } from '../../model/agenda.js';
import { UsageError } from '../../model/error.js';
import { nations } from '../../model/meeting.js';
import type { Context, ExitCode } from '../context.js';
import { scripts } from './scripts.js';
import { shapeOf } from './shape.js';

/** By the names of arguments, and of options' values. */
const known = {
  edition: ['public', 'members', 'all'],
  nation: nations,
  body: ['principal', 'parish', 'town', 'community'],
  kind: schemaNames,
  role: documentRoles,
  shell: Object.keys(scripts),
};

export function completion(shell: string, program: Command, context: Context): ExitCode {
  const script = Object.entries(scripts).find(([name]) => name === shell)?.[1];
  if (script === undefined) {
    throw new UsageError(`There is no script for “${shell}”.`, {
      hints: [`There are: ${Object.keys(scripts).join(', ')}.`],
    });
  }
  context.stdout(script(shapeOf(program, known)));
  return 0;
}
