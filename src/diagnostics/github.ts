/**
 * Diagnostics as annotations of GitHub Actions: workflow commands, a line for each ("Workflow commands for GitHub Actions",
 * "Setting an error message"). Escaped as the runner's own toolkit does, so that no message can be another command.
 */
import type { Diagnostic } from '../model/diagnostic.js';
import type { PackError } from '../model/error.js';
import { withHiddenSignsShown as shown } from '../model/hidden-sign.js';
import { repositoryPath } from './repository-path.js';

/** "::error file=items/07.md,line=4,col=11,title=item 7 (document-missing)::The document …". `root` is the repository's. */
export function githubAnnotation(one: Diagnostic, root: string): string {
  const file = one.at && repositoryPath(one.at.file, root);
  const line = file === undefined ? undefined : one.at?.line;
  const title = one.item === undefined ? one.code : `${one.item} (${one.code})`;
  const column = line === undefined ? undefined : one.at?.column;
  return command(one.severity, { file, line, col: column, title }, [one.message, ...one.hints]);
}

export function githubFailure(failure: PackError): string {
  return command('error', { title: 'pack could not run' }, [failure.message, ...failure.hints]);
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  lines: readonly string[],
): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(shown(String(value)))}`],
  );
  return `::${name} ${given.join(',')}::${escapeData(shown(lines.join('\n')))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
