/**
 * Reads a meeting's folder and what lies above it: YAML and Markdown, and nothing else. Never
 * opens, nor looks for, a document; decides nothing about what is shown.
 */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { Edition } from '../model/access.js';
import { numberAgenda } from '../model/agenda-numbers.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import type { PackSource, Settings } from '../model/source.js';
import { withActionsPaper } from './actions-paper.js';
import { checkAgenda } from './agenda.js';
import { readCommittee } from './committee.js';
import { readCouncil } from './council.js';
import { discreet } from './discreet.js';
import { findFolders } from './folders.js';
import { readIssued } from './issued.js';
import { readItems } from './items.js';
import type { MeetingReading } from './meeting.js';
import { readMeeting } from './meeting.js';
import { exemptMinutesFile } from './minutes/index.js';
import { withMinutes } from './minutes-of.js';
import { readRegimes } from './regimes.js';
import { withStandIns } from './stand-ins.js';
import { builtInStanding, readStandingTexts } from './standing-texts.js';
import { kindOfPath, readTextFile } from './text-file.js';
import type { YamlSource } from './yaml.js';
import { parseYaml } from './yaml.js';

export { actionsFile, readActionStates } from './action-states.js';
export { loadDecisions } from './decisions.js';
export { meetingsBelow } from './folders.js';
export { issuedFolder, readIssued, readPageMap, registerFile } from './issued.js';
export { lockFile, readLock } from './lock.js';
export { earlierMeetings, meetingOf } from './meetings.js';
export { type CouncilFolders, findCouncil } from './meetings-below.js';
export { exemptMinutesFile, loadMinutes, minutesFile } from './minutes/index.js';
export { readNoticeLaw } from './notice-law.js';
export { readReport } from './report.js';
export { kindOfPath } from './text-file.js';

/**
 * The pack as it is written, with every mistake in its files at once. The value is there whenever
 * later stages can go on and look for more: an item that cannot be read is then a title without
 * text and documents. `reader` is for whom mistakes are told: a public build says neither what is in a file that is, or
 * may be, restricted, nor its name. `builtIn` is the folder of the program's own standing texts.
 */
export async function loadPack(
  meetingFolder: string,
  reader: Edition,
  builtIn: string = builtInStanding,
): Promise<Checked<PackSource>> {
  const found = await findFolders(resolve(meetingFolder));
  if (found.value === undefined) return { diagnostics: found.diagnostics };
  const { folders, councilFile, committeeFile } = found.value;
  const meetingFile = resolve(folders.meeting, 'pack.yaml');
  const [council, committee, meeting, standing] = await Promise.all([
    readYaml(councilFile, folders.council, (yaml) => readCouncil(yaml, folders.council)),
    readYaml(committeeFile, folders.council, readCommittee),
    readYaml(
      meetingFile,
      folders.council,
      (yaml): MeetingReading => readMeeting(yaml, folders.meeting),
    ),
    readStandingTexts(folders, builtIn),
  ]);
  const issued = await readIssued(folders.meeting, folders.council, reader);
  // Numbered once and for all, so that every message and every paper calls an item by the number that was issued.
  const frozen = issued.value?.at(-1)?.pages.items ?? [];
  const listed = 'agenda' in meeting ? meeting.agenda : undefined;
  const agenda = listed && numberAgenda(listed, frozen);
  const written = await readItems(folders.meeting, folders.council, agenda);
  const minutes = await withMinutes(written.items, folders);
  const items = { ...written, items: minutes.items };
  const texts = standing.value ?? [];
  const ownTemplates = await stat(join(folders.council, 'templates')).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  const names = new Set(texts.map(({ name }) => name));
  const { closed } = items;
  const told = [
    ...found.diagnostics,
    ...council.diagnostics,
    ...committee.diagnostics,
    ...meeting.diagnostics,
    ...(ownTemplates ? [] : languagePartly([meeting, committee, council])),
    ...checkAgenda({
      agenda,
      items: items.items,
      standing: names,
      otherFiles: items.otherFiles,
      closed: reader === 'members' ? new Set() : closed.names,
    }),
    ...items.diagnostics,
    ...minutes.diagnostics,
    ...standing.diagnostics,
    ...issued.diagnostics,
  ];
  const pack = { file: meetingFile, text: meeting.text };
  const diagnostics =
    reader === 'members'
      ? told
      : discreet(told, { closed, standing: names, agenda, meeting: pack });
  if (!council.value || !committee.value || !meeting.value) return { diagnostics };
  if (issued.value === undefined) return { diagnostics };
  const { nation } = council.value;
  const levels = [meeting.value, committee.value, council.value];
  const known = withStandIns(items.items, meeting.value, names);
  // Most packs have nothing restricted, and need not wait for the others' laws.
  const regimes = await readRegimes(anyRestricted(items.items) ? undefined : [nation]);
  return {
    value: {
      folders,
      council: council.value,
      committee: committee.value,
      meeting: numberAgenda(meeting.value, frozen),
      items: await withActionsPaper(known, meeting.value, folders.meeting, levels),
      standing: texts,
      regimes,
      ...(await closedFilesIn(folders.meeting, minutes.closedFiles)),
      issued: issued.value,
    },
    diagnostics,
  };
}

/** Looked for and not opened. */
async function closedFilesIn(
  meeting: string,
  others: readonly string[],
): Promise<Pick<PackSource, 'closedFiles'>> {
  const file = join(meeting, exemptMinutesFile);
  const own = (await kindOfPath(file)) === 'file' ? [file] : [];
  const closedFiles = [...own, ...others];
  return closedFiles.length === 0 ? {} : { closedFiles };
}

function anyRestricted(items: PackSource['items']): boolean {
  return [...items.values()].some(
    ({ access, documents }) =>
      access.kind !== 'public' || documents.some((document) => document.access.kind !== 'public'),
  );
}

interface FromYaml {
  readonly value?: Settings;
  /** Missing where there is no file, or it is not sound. */
  readonly yaml?: YamlSource;
}

/**
 * That the program's own templates are in English only, told at the nearest of `levels`, nearest
 * first, that sets another language.
 */
function languagePartly(levels: readonly FromYaml[]): readonly Diagnostic[] {
  const nearest = levels.find(({ value }) => value?.language !== undefined);
  const language = nearest?.value?.language;
  if (language === undefined || nearest?.yaml === undefined || /^en(-|$)/.test(language)) return [];
  const dates = /^cy(-|$)/.test(language);
  const at = nearest.yaml.valueAt(['language']);
  return [diagnose('language-partly', { language, dates }, { at })];
}

/** What `read` makes of a YAML file; nothing where there is no file or it is not sound. */
async function readYaml<Reading extends Checked<unknown>>(
  file: string | undefined,
  root: string,
  read: (yaml: YamlSource) => Reading | Promise<Reading>,
): Promise<(Reading | Checked<never>) & { readonly yaml?: YamlSource; readonly text?: string }> {
  if (file === undefined) return { diagnostics: [] };
  const text = await readTextFile(file, root);
  if (text.value === undefined) return { diagnostics: text.diagnostics };
  const yaml = parseYaml(text.value, file);
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics, text: text.value };
  const reading = await read(yaml.value);
  return {
    ...reading,
    yaml: yaml.value,
    text: text.value,
    diagnostics: [...yaml.diagnostics, ...reading.diagnostics],
  };
}
