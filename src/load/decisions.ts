/** Reads the folder decisions/: one notice a file. Knows nothing of the agenda. */
import { join } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { DecisionSource } from '../model/decision.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import type { Markdown } from '../model/place.js';
import { readFields } from './fields.js';
import type { MarkdownFile } from './front-matter.js';
import { listFolder, readMarkdownFile } from './markdown-folder.js';
import { day, person, text, yesNo } from './values.js';

export const shape = {
  item: text.describe('The item of the agenda that was decided: its number, name or title.'),
  'decided-by': text.optional().describe('Who decided, by office.'),
  officer: person.optional().describe('The officer who decided, or who answers for it.'),
  date: day.optional().describe('The day of the decision.'),
  published: day.optional().describe('The day on which the decision was published.'),
  'key-decision': yesNo.optional().describe('Whether it is a key decision.'),
  urgent: yesNo.optional().describe('Whether it is urgent, so that it cannot be called in.'),
  recommendation: yesNo
    .optional()
    .describe('Whether it is a recommendation to another body, and no decision.'),
  'call-in-until': day.optional().describe('The last day for calling it in, where not counted.'),
  interests: text.optional().describe('Interests that were declared.'),
};

/** In the order of the files' names. */
export async function loadDecisions(
  meeting: string,
  root: string,
): Promise<Checked<readonly DecisionSource[]>> {
  const folder = join(meeting, 'decisions');
  const { markdown, diagnostics: found } = await listFolder(folder, root);
  const read = await Promise.all(
    markdown.map(async (name): Promise<Checked<DecisionSource>> => {
      const file = await readMarkdownFile(folder, name, root);
      if (file.value === undefined) return { diagnostics: file.diagnostics };
      const { value, diagnostics } = readDecision(file.value);
      return { ...given({ value }), diagnostics: [...file.diagnostics, ...diagnostics] };
    }),
  );
  return {
    value: read.flatMap(({ value }) => (value === undefined ? [] : [value])),
    diagnostics: [...found, ...read.flatMap(({ diagnostics }) => diagnostics)],
  };
}

/** No value where the item is missing. */
export function readDecision({ front, body }: MarkdownFile): Checked<DecisionSource> {
  const { values, source, diagnostics } = readFields(front, shape);
  const parts = partsOf(body);
  const all = [...diagnostics, ...parts.diagnostics];
  const { item, officer, date, published, interests } = values;
  if (item === undefined) return { diagnostics: all };
  return {
    value: {
      item,
      ...given({
        maker: values['decided-by'],
        officer: officer && given(officer),
        date,
        published,
        keyDecision: values['key-decision'],
        callIn: values['call-in-until'],
        interests,
        ...parts.texts,
      }),
      urgent: values.urgent ?? false,
      recommendation: values.recommendation ?? false,
      placeOf: (key) => source.valueAt([key]),
      at: { file: front.file, line: 1, column: 1 },
    },
    diagnostics: all,
  };
}

type Part = 'decision' | 'reasons' | 'options';

const headings: readonly (readonly [RegExp, Part])[] = [
  [/^(?:the )?decisions?$/i, 'decision'],
  [/^reasons?(?: for (?:the |this )?decision)?$/i, 'reasons'],
  [
    /^(?:alternative |other )?(?:options|alternatives)(?: considered)?(?: and rejected)?$/i,
    'options',
  ],
];

/** What stands under each heading; before the first it is the decision. */
function partsOf(body: Markdown): {
  readonly texts: { readonly [Key in Part]?: Markdown };
  readonly diagnostics: readonly Diagnostic[];
} {
  const texts: { [Key in Part]?: Markdown } = {};
  const diagnostics: Diagnostic[] = [];
  let part: Part | undefined = 'decision';
  let open: { lines: string[]; line: number } = { lines: [], line: 0 };
  const close = (): void => {
    const source = open.lines.join('\n');
    const skipped = /^(?:[ \t]*\n)*/.exec(source)?.[0].length ?? 0;
    const blank = source.slice(0, skipped).split('\n').length - 1;
    if (part === undefined || source.trim() === '') return;
    const at = { ...body.at, line: (body.at.line ?? 1) + open.line + blank, column: 1 };
    texts[part] ??= { source: source.slice(skipped).trimEnd(), at };
  };
  for (const [index, line] of body.source.split('\n').entries()) {
    const heading = /^##?(?!#)[ \t]+(.*?)[ \t:]*$/.exec(line)?.[1];
    if (heading === undefined) {
      open.lines.push(line);
      continue;
    }
    close();
    part = headings.find(([pattern]) => pattern.test(heading))?.[1];
    open = { lines: [], line: index + 1 };
    if (part === undefined) {
      const at = { ...body.at, line: (body.at.line ?? 1) + index, column: 1 };
      diagnostics.push(diagnose('decision-heading-unknown', {}, { at }));
    }
  }
  close();
  return { texts, diagnostics };
}
