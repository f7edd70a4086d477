/**
 * Reads what an officer's report in Markdown says of itself, between the lines of hyphens at its head.
 * Is given the text: it never opens a document.
 */
import * as z from 'zod';
import type { Checked } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Markdown } from '../model/place.js';
import type { ReportFront, ReportSource } from '../model/report.js';
import { readFields } from './fields.js';
import { parseMarkdownFile } from './front-matter.js';
import { day, listOrText, person, text, yesNo } from './values.js';
import type { YamlSource } from './yaml.js';

export const shape = {
  'report-to': text.optional().describe('To whom the report is made.'),
  date: day.optional().describe('The day of the meeting.'),
  subject: text.optional().describe('What the report is about.'),
  'lead-officer': person.optional().describe('Who wrote it: a name, or name and title.'),
  'cabinet-member': text.optional().describe('The cabinet member whose business it is.'),
  wards: listOrText.optional().describe('The wards that it concerns.'),
  'key-decision': yesNo.optional().describe('Whether it is about a key decision.'),
  also: z
    .record(z.string(), text)
    .optional()
    .describe('More lines for the report’s head: what each is called, and what it says.'),
  recommendations: listOrText
    .optional()
    .describe('What the meeting is asked to decide, one a line.'),
  'background-papers': listOrText.optional().describe('Background papers, or None.'),
};

/** `whole` is the file's text. A file that does not begin with three hyphens is all text. */
export function readReport(whole: Markdown, item: string): Checked<ReportSource> {
  if (!/^---[ \t]*\n/.test(whole.source)) return { value: { text: whole }, diagnostics: [] };
  const parted = parseMarkdownFile(whole.source, whole.at.file, item);
  if (parted.value === undefined) return { diagnostics: parted.diagnostics };
  const { values, source, diagnostics } = readFields(parted.value.front, shape, item);
  const officer = values['lead-officer'];
  const front: ReportFront = {
    ...given({
      reportTo: values['report-to'],
      date: values.date,
      subject: values.subject,
      leadOfficer: officer && given(officer),
      cabinetMember: values['cabinet-member'],
      wards: values.wards,
      keyDecision: values['key-decision'],
      backgroundPapers: values['background-papers'],
    }),
    also: Object.entries(values.also ?? {}).map(([label, words]) => ({ label, text: words })),
    recommendations: recommendationsOf(values.recommendations ?? [], source),
  };
  return {
    value: { front, text: parted.value.body },
    diagnostics: [...parted.diagnostics, ...diagnostics],
  };
}

/** Each with its place: they are Markdown, and may have mistakes of their own. */
function recommendationsOf(written: readonly string[], source: YamlSource): readonly Markdown[] {
  const isList = Array.isArray(Reflect.get(Object(source.data), 'recommendations'));
  return written.map((words, index) => ({
    source: words,
    at: source.valueAt(isList ? ['recommendations', index] : ['recommendations']),
  }));
}
