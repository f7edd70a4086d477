/** The one door to diagnostics: a code, its data and its place become a `Diagnostic`. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { Place } from '../model/place.js';
import { absenceProblems } from './absence.js';
import { accessProblems } from './access.js';
import { chartProblems } from './charts.js';
import { convertProblems } from './convert.js';
import { letterProblems } from './convert-letter.js';
import { officeProblems } from './convert-office.js';
import { pictureProblems } from './convert-pictures.js';
import { wordProblems } from './convert-word.js';
import { issueProblems } from './issue.js';
import { loadProblems } from './load.js';
import { lockProblems } from './lock.js';
import { minuteProblems } from './minute.js';
import { minutesProblems } from './minutes.js';
import { noticeProblems } from './notice.js';
import type { Problem } from './problem.js';
import { publishProblems } from './publish.js';
import { resolveProblems } from './resolve.js';
import { templateProblems } from './templates.js';
import { verifyProblems } from './verify.js';

const problems = {
  ...loadProblems,
  ...resolveProblems,
  ...noticeProblems,
  ...accessProblems,
  ...convertProblems,
  ...templateProblems,
  ...wordProblems,
  ...officeProblems,
  ...letterProblems,
  ...pictureProblems,
  ...chartProblems,
  ...verifyProblems,
  ...absenceProblems,
  ...publishProblems,
  ...minutesProblems,
  ...minuteProblems,
  ...issueProblems,
  ...lockProblems,
};

export type Code = keyof typeof problems;
type DataOf<C extends Code> = (typeof problems)[C] extends Problem<infer Data> ? Data : never;

/** Makes a diagnostic; the code decides which data its text needs. */
export function diagnose<C extends Code>(
  code: C,
  data: DataOf<C>,
  where: { readonly at?: Place; readonly item?: string } = {},
): Diagnostic {
  const problem = problems[code] as unknown as Problem<DataOf<C>>;
  const hints = problem.hints(data).filter((hint) => hint !== undefined);
  return { code, severity: problem.severity, message: problem.message(data), hints, ...where };
}

export const codes = Object.keys(problems) as readonly Code[];
