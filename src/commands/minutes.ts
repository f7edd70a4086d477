/** `pack minutes`: writes a draft of the minutes where there are none, and makes a PDF of them where there are. */
import { basename, relative } from 'node:path';
import { pathJson } from '../diagnostics/json.js';
import { makeMinutes } from '../meeting/minutes.js';
import { given } from '../model/given.js';
import { absenceJson, absenceLine } from './absence.js';
import type { BuildOptions, Context, ExitCode } from './context.js';
import { eachPack, resultJson } from './each-pack.js';
import { fileSize } from './overview.js';

export function minutes(
  folders: readonly string[],
  options: BuildOptions,
  context: Context,
): Promise<ExitCode> {
  const shown = (file: string): string => relative(context.cwd, file);
  return eachPack(folders, options, context, {
    run: makeMinutes,
    show: (result) => {
      if (options.quiet) return;
      if (result.decisions !== undefined) {
        const { map, bytes, files } = result.decisions;
        const notices = counted(map.decisions.length, 'notice');
        context.stderr(`${notices} of decisions, ${fileSize(bytes)}: ${shown(files.pdf)}\n`);
      }
      if (result.kind === 'draft') {
        for (const file of result.files) context.stderr(`A draft was written: ${shown(file)}\n`);
        const open = result.files.some((file) => basename(file) === 'minutes.md');
        context.stderr(
          open
            ? 'Edit it: say who was there, and write what was decided wherever it says “[to be written]”. Then run “pack minutes” again.\n'
            : 'Edit it: write what was said without the public wherever it says “[to be written]”, and delete the headings under which there is nothing to write. Then run “pack minutes --edition members” again.\n',
        );
        return;
      }
      const { map, files, bytes, absence } = result;
      const members = map.edition === 'members' ? ', members’ edition' : '';
      const state = map.approved === undefined ? 'draft minutes' : 'minutes';
      context.stderr(`${map.body}, ${map.date}: ${state}${members}\n`);
      for (const { number, title, decisions, actions } of map.minutes) {
        const facts = [counted(decisions.length, 'decision'), counted(actions.length, 'action')];
        const told = facts.filter((fact) => fact !== '').join(', ');
        context.stderr(`  ${number} ${title}${told === '' ? '' : ` (${told})`}\n`);
      }
      const guarded = absenceLine({ ...given({ absence }) });
      if (guarded !== undefined) context.stderr(`${guarded}\n`);
      const pages = map.sheets === 1 ? '1 page' : `${map.sheets} pages`;
      context.stderr(`${pages}, ${fileSize(bytes)}: ${shown(files.pdf)}\n`);
    },
    json: (results) => ({
      version: 1,
      minutes: results.map((result) => ({
        ...resultJson(result, context),
        ...(result.value?.decisions === undefined
          ? {}
          : {
              decisions: {
                pdf: pathJson(result.value.decisions.files.pdf, context.cwd),
                map: pathJson(result.value.decisions.files.map, context.cwd),
                sha256: result.value.decisions.map.pdf?.sha256,
              },
            }),
        ...(result.value === undefined
          ? {}
          : result.value.kind === 'draft'
            ? { draft: result.value.files.map((file) => pathJson(file, context.cwd)) }
            : {
                pdf: pathJson(result.value.files.pdf, context.cwd),
                map: pathJson(result.value.files.map, context.cwd),
                sheets: result.value.map.sheets,
                bytes: result.value.bytes,
                sha256: result.value.map.pdf?.sha256,
                ...given({ absence: absenceJson(result.value.absence, false) }),
              }),
      })),
    }),
  });
}

function counted(count: number, what: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
