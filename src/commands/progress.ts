/** What somebody who waits at a terminal reads of a build while it goes on. */
import { withHiddenSignsShown as shown } from '../model/hidden-sign.js';
import type { Doing, Progress } from '../pipeline.js';
import type { CommonOptions, Context } from './context.js';

/** None where nobody watches, or nobody wants to know. */
export function progressOf(
  { quiet, json }: Pick<CommonOptions, 'quiet' | 'json'>,
  { progress }: Pick<Context, 'progress'>,
): Progress | undefined {
  if (progress === undefined || quiet || json) return undefined;
  return (doing) => progress(progressLine(doing));
}

/** Titles are others' words: a terminal must not take them for commands. */
export function progressLine(doing: Doing): string {
  switch (doing.kind) {
    case 'papers': {
      const { done, of, item, title } = doing;
      const next = item === undefined ? '' : `: item ${item}, ${shown(title ?? '')}`;
      return `Papers ready: ${done} of ${of}${next} …`;
    }
    case 'inspecting':
      return 'Looking into the papers …';
    case 'numbering':
      return 'Numbering the pages …';
    case 'assembling':
      return `Putting ${doing.pages === 1 ? '1 page' : `${doing.pages} pages`} together …`;
    case 'verifying':
      return 'Reading every number back …';
  }
}
