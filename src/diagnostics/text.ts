/** Diagnostics as people read them on a terminal. Decides words and colours, not what is wrong. */
import { relative } from 'node:path';
import { styleText } from 'node:util';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PackError } from '../model/error.js';
import { withHiddenSignsShown as shown } from '../model/hidden-sign.js';
import type { Place } from '../model/place.js';

export interface TextStyle {
  readonly colour: boolean;
  /** Paths are shown from here. */
  readonly from: string;
}

/** "error item 7: The document … / at items/07.md:4:11 / help: …", with an empty line after it. */
export function diagnosticText(one: Diagnostic, style: TextStyle): string {
  const paint = painter(style.colour);
  const head =
    one.severity === 'error'
      ? paint(['red', 'bold'], 'error')
      : paint(['yellow', 'bold'], 'warning');
  // What is quoted comes from files that others sent: a terminal must not take it for commands.
  const about = one.item === undefined ? '' : ` ${paint(['bold'], shown(one.item))}:`;
  const place =
    one.at === undefined ? [] : [`  at ${paint(['cyan'], shown(placeText(one.at, style.from)))}`];
  const hints = one.hints.map((hint) => `  ${paint(['green'], 'help:')} ${shown(hint)}`);
  const code = paint(['dim'], `[${one.code}]`);
  return [`${head}${about} ${shown(one.message)} ${code}`, ...place, ...hints, ''].join('\n');
}

/** A broken environment: what failed, what to do, and the error behind it. */
export function failureText(failure: PackError, style: TextStyle): string {
  const paint = painter(style.colour);
  const hints = failure.hints.map((hint) => `  ${paint(['green'], 'help:')} ${hint}`);
  const causes = causesOf(failure).map((cause) => `  ${paint(['dim'], `because: ${cause}`)}`);
  return [`${paint(['red', 'bold'], 'failed')} ${failure.message}`, ...causes, ...hints, ''].join(
    '\n',
  );
}

/** "items/07.md:4:11", as editors and terminals link it. */
export function placeText(place: Place, from: string): string {
  const path = relative(from, place.file) || '.';
  return [path, place.line, place.line === undefined ? undefined : place.column]
    .filter((part) => part !== undefined)
    .join(':');
}

function causesOf(error: Error): readonly string[] {
  const causes: string[] = [];
  for (let cause = error.cause; cause !== undefined && causes.length < 5; ) {
    causes.push(cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause));
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return causes.filter((text) => text !== '');
}

type Format = Parameters<typeof styleText>[0];

function painter(colour: boolean): (format: Format, text: string) => string {
  return (format, text) => (colour ? styleText(format, text, { validateStream: false }) : text);
}
