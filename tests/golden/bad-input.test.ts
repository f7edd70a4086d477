/** What a clerk reads where a pack is wrong: every mistake named once, and nothing written. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  budget,
  type CouncilFolder,
  committeeYaml,
  type Files,
  makeCouncil,
  meeting,
  packYaml,
  seaWall,
} from '../support/council-folder.js';
import { makePdf } from '../support/make-pdf.js';
import { pdfFile } from '../support/pdf-files.js';
import { addAnnotation, string } from '../support/pdf-parts.js';
import { type Ran, runHere, runProcess } from '../support/run-command.js';
import { documentWith } from '../support/small-document.js';
import { openTranscripts } from '../support/transcripts.js';
import { zipFile } from '../support/zip-file.js';

const golden = openTranscripts(
  new URL('./bad-input.md', import.meta.url),
  'What a clerk reads where a pack is wrong',
  'Written by `UPDATE_GOLDEN=1 npm test`. Each pack below is sound but for what its section shows.',
);

const wordFile = zipFile({
  '[Content_Types].xml':
    '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  'word/document.xml': '<w:document/>',
});

const packFile = `${meeting}/pack.yaml`;
const budgetFile = `${meeting}/items/03-budget.md`;
const budgetPdf = `${meeting}/reports/budget.pdf`;

const dynamicForm = documentWith({
  catalogue: '/NeedsRendering true/AcroForm<</XFA(xml)/Fields[]>>',
  content: 'BT (Please wait...) Tj ET',
});

/** A page with a note and a highlighted line. */
const commentedFile = async (): Promise<Uint8Array> =>
  makePdf({
    draw: (page) => {
      const note = { Contents: string('Is this figure right?'), T: string('Ann') };
      addAnnotation(page, [50, 700, 70, 720], { Subtype: 'Text', ...note });
      addAnnotation(page, [50, 600, 250, 612], { Subtype: 'Highlight', ...note });
    },
  });

let cache: string;
let pdf: Uint8Array;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  pdf = await pdfFile(1);
});

afterAll(() => rm(cache, { recursive: true, force: true }));

interface Mistake {
  readonly title: string;
  readonly about: string;
  readonly changes?: Files;
  /** What has to be made by other means than a file's content. */
  readonly prepare?: (folder: CouncilFolder) => Promise<unknown>;
  /** The sources to be shown. */
  readonly shown?: readonly string[];
  /** What is to be found, in this order, and nothing else. */
  readonly codes: readonly string[];
  /** Words that name the place and, where it is one's, the item. */
  readonly names: readonly string[];
  readonly exitCode?: number;
  readonly run?: typeof runHere;
}

function mistake(one: Mistake): void {
  golden.section(one.title, one.about, async () => {
    const folder = await makeCouncil(pdf, one.changes);
    try {
      await one.prepare?.(folder);
      const before = await folder.listing();
      const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
      const ran = await (one.run ?? runHere)(['build', meeting], where);
      expect(await folder.listing(), 'nothing is written').toEqual(before);
      expectMistake(ran, one);
      const sources = (one.shown ?? []).map((path) => [path, String(one.changes?.[path])] as const);
      return {
        command: `pack build ${meeting}`,
        replace: [[folder.around, '']],
        sources: Object.fromEntries(sources),
        ...ran,
      };
    } finally {
      await folder.remove();
    }
  });
}

function expectMistake(ran: Ran, { codes, names, exitCode }: Mistake): void {
  expect(ran.stdout).toBe('');
  const found = [...ran.stderr.matchAll(/ \[([a-z0-9-]+)\]$/gm)].map(([, code]) => code);
  expect(found).toEqual(codes);
  for (const name of names) expect(ran.stderr).toContain(name);
  expect(ran.stderr, 'a remedy').toContain('  help: ');
  expect(ran.exitCode).toBe(exitCode ?? 1);
}

const edited = (text: string, from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

mistake({
  title: 'A document that is not there',
  about: 'Its name is misspelt.',
  changes: { [budgetFile]: edited(budget, 'budget.pdf', 'budgt.pdf') },
  shown: [budgetFile],
  codes: ['document-missing'],
  names: ['item 3:', `${budgetFile}:4:11`, '“reports/budget.pdf”'],
  run: runProcess,
});
mistake({
  title: 'A document that is nowhere',
  about: 'Nothing has a name like it.',
  changes: { [budgetFile]: edited(budget, 'reports/budget.pdf', 'reports/precept-2025.docx') },
  codes: ['document-missing'],
  names: ['item 3:', `${budgetFile}:4:11`],
});
mistake({
  title: 'A document by its path from the item’s file',
  about: 'Paths count from the meeting’s folder.',
  changes: { [budgetFile]: edited(budget, 'reports/budget.pdf', '../reports/budget.pdf') },
  codes: ['document-missing'],
  names: ['item 3:', `${budgetFile}:4:11`, 'Did you mean “reports/budget.pdf”?'],
});
mistake({
  title: 'A document that is empty',
  about: 'It was never saved.',
  changes: { [budgetPdf]: '' },
  codes: ['document-empty'],
  names: ['item 3:', `${budgetFile}:4:11`, 'reports/budget.pdf'],
});
mistake({
  title: 'A text that was renamed to .pdf',
  about: 'Renaming does not convert.',
  changes: { [budgetPdf]: 'Dear Clerk, here is the budget.\n' },
  codes: ['not-a-pdf'],
  names: ['item 3:', `${budgetFile}:4:11`, 'reports/budget.pdf'],
});
mistake({
  title: 'A Word document that was renamed to .pdf',
  about: 'What it really is is said.',
  changes: { [budgetPdf]: wordFile },
  codes: ['not-a-pdf'],
  names: ['item 3:', 'a Word document'],
});
mistake({
  title: 'A workbook in the old format',
  about: 'README lists what packs are made of.',
  changes: {
    [budgetFile]: edited(budget, 'budget.pdf', 'budget.xls'),
    [`${meeting}/reports/budget.xls`]: 'figures',
  },
  codes: ['document-format'],
  names: ['item 3:', `${budgetFile}:4:11`, 'a .xls file'],
});
mistake({
  title: 'A workbook that is none',
  about: 'That is told whether LibreOffice is installed or not.',
  changes: {
    [budgetFile]: edited(budget, 'budget.pdf', 'budget.xlsx'),
    [`${meeting}/reports/budget.xlsx`]: 'figures',
  },
  codes: ['office-not-as-named'],
  names: ['item 3:', `${budgetFile}:4:11`, 'reports/budget.xlsx', 'an Excel workbook'],
});
mistake({
  title: 'An e-mail that is none',
  about: 'Renaming does not make a letter.',
  changes: {
    [budgetFile]: edited(budget, 'budget.pdf', 'budget.eml'),
    [`${meeting}/reports/budget.eml`]: 'Dear Clerk, here is the budget.\n',
  },
  codes: ['letter-broken'],
  names: ['item 3:', `${budgetFile}:4:11`, 'reports/budget.eml'],
});
mistake({
  title: 'A Word document without its text',
  about: 'It was damaged on its way.',
  changes: {
    [budgetFile]: edited(budget, 'budget.pdf', 'budget.docx'),
    [`${meeting}/reports/budget.docx`]: wordFile,
  },
  codes: ['word-broken'],
  names: ['item 3:', `${budgetFile}:4:11`, 'reports/budget.docx'],
});
mistake({
  title: 'A Word document in the old format',
  about: 'Word itself can save it in the new one.',
  changes: {
    [budgetFile]: edited(budget, 'budget.pdf', 'budget.doc'),
    [`${meeting}/reports/budget.doc`]: 'old',
  },
  codes: ['word-old-format'],
  names: ['item 3:', `${budgetFile}:4:11`, 'reports/budget.doc'],
});
mistake({
  title: 'A PDF with a password',
  about: 'The public could not open it either.',
  prepare: async (folder) => writeFile(folder.file(budgetPdf), await pdfFile(1, 'mill lane')),
  codes: ['pdf-password'],
  names: ['item 3:', `${budgetFile}:4:11`, 'reports/budget.pdf'],
});
mistake({
  title: 'A PDF with comments',
  about: 'Somebody has to look at them before everybody can.',
  prepare: async (folder) => writeFile(folder.file(budgetPdf), await commentedFile()),
  // The paper has no title either.
  codes: ['comments-not-decided', 'checks-found'],
  names: ['item 3:', `${budgetFile}:4:11`, 'reports/budget.pdf', 'comments: drop'],
});
mistake({
  title: 'A PDF that is made while it is open',
  about: 'A form in Adobe’s XML architecture, of which other programs show one page that says so.',
  prepare: async (folder) => writeFile(folder.file(budgetPdf), dynamicForm),
  codes: ['pdf-dynamic-form'],
  names: ['item 3:', `${budgetFile}:4:11`, 'reports/budget.pdf'],
});
mistake({
  title: 'A document outside the council',
  about: 'By way of its path.',
  changes: { [budgetFile]: edited(budget, 'reports/budget.pdf', '../../../paper.pdf') },
  prepare: (folder) => writeFile(join(folder.around, 'paper.pdf'), pdf),
  codes: ['document-outside-council'],
  names: ['item 3:', `${budgetFile}:4:11`, '../../../paper.pdf'],
});
mistake({
  title: 'A document outside the council, behind a link',
  about: 'The path looks harmless, but the file is a symbolic link.',
  changes: { [budgetPdf]: null },
  prepare: async (folder) => {
    await mkdir(folder.file(`${meeting}/reports`));
    await writeFile(join(folder.around, 'paper.pdf'), pdf);
    await symlink(join(folder.around, 'paper.pdf'), folder.file(budgetPdf));
  },
  codes: ['document-outside-council'],
  names: ['item 3:', `${budgetFile}:4:11`, 'reports/budget.pdf'],
});
mistake({
  title: 'A document by the path of one machine',
  about: 'Copied from the Explorer.',
  changes: { [budgetFile]: edited(budget, 'reports/budget.pdf', "'C:\\Users\\clerk\\budget.pdf'") },
  shown: [budgetFile],
  codes: ['document-path-not-relative'],
  names: ['item 3:', `${budgetFile}:4:11`],
});
mistake({
  title: 'A text with a colon of its own',
  about: 'YAML takes the second colon for a new key.',
  changes: { [budgetFile]: edited(budget, 'Budget for', 'Budget: for') },
  shown: [budgetFile],
  codes: ['yaml-syntax'],
  names: ['item 3:', `${budgetFile}:2:8`],
});
mistake({
  title: 'The Tab key',
  about: 'YAML is indented with spaces.',
  changes: { [packFile]: edited(packYaml, '  part-a:', '\tpart-a:') },
  codes: ['yaml-syntax'],
  names: [`${packFile}:4:1`],
});
mistake({
  title: 'A colon without a space',
  about: 'The commonest slip of all.',
  changes: { [packFile]: edited(packYaml, 'published: ', 'published:') },
  shown: [packFile],
  codes: ['yaml-syntax'],
  names: [`${packFile}:2:1`],
});
mistake({
  title: 'A key that is misspelt',
  about: 'What was probably meant is said.',
  changes: { [budgetFile]: edited(budget, 'documents:', 'documants:') },
  codes: ['unknown-key'],
  names: ['item 3:', `${budgetFile}:3:1`, '“documents”'],
});
mistake({
  title: 'A key that may be about access',
  about: 'Nothing of the item is used until it is clear who may read it; its paper is missing too.',
  changes: {
    [budgetFile]: edited(budget, 'documents:', 'acess: exempt\ndocuments:'),
    [budgetPdf]: null,
  },
  codes: ['withheld-mistake'],
  // The public build says no more of what may not be public.
  names: ['pack check --edition members'],
});
mistake({
  title: 'A harmless key that is misspelt, and a paper that is missing',
  about: 'Both are told in one run.',
  changes: {
    [budgetFile]: edited(budget, '    title:', '    titel:'),
    [budgetPdf]: null,
  },
  codes: ['document-missing', 'unknown-key'],
  names: ['item 3:', `${budgetFile}:4:11`, `${budgetFile}:5:5`, '“title”'],
});
mistake({
  title: 'Keys in other people’s words',
  about: 'Each is one mistake, and is understood as far as it goes.',
  changes: {
    'planning/committee.yaml': edited(
      edited(committeeYaml, 'venue:', 'location:'),
      'chair:',
      'chairman:',
    ),
    [packFile]: `${edited(packYaml, 'published:', 'issued:')}previous_meeting: 2024-07-11\nnation: england\n`,
  },
  shown: ['planning/committee.yaml', packFile],
  codes: ['unknown-key', 'unknown-key', 'unknown-key', 'unknown-key', 'unknown-key'],
  names: ['“published”', '“previous-meeting”', '“venue”', '“chair”', 'belongs in council.yaml'],
});
mistake({
  title: 'Curly quotation marks',
  about: 'Written in a word processor.',
  changes: {
    'planning/committee.yaml': edited(committeeYaml, '"19:00"', '“19:00”'),
    [`${meeting}/items/02-sea-wall.md`]: edited(
      seaWall,
      'Repair of the sea wall',
      '“Sea wall: repair”',
    ),
  },
  shown: [`${meeting}/items/02-sea-wall.md`],
  codes: ['yaml-syntax', 'impossible-time'],
  names: ['straight ones: "19:00"', 'straight ones: "Sea wall: repair"'],
});
mistake({
  title: 'A line of the agenda without its hyphen',
  about: 'In the words of a clerk, not of YAML.',
  changes: { [packFile]: edited(packYaml, '    - 02-sea', '    02-sea') },
  shown: [packFile],
  codes: ['yaml-syntax'],
  names: [`${packFile}:6:5`, 'must begin with “- ”'],
});
mistake({
  title: 'The minutes without their day',
  about: 'The program’s own wording asks for it: the place is where the clerk named it.',
  changes: { [packFile]: edited(packYaml, 'apologies', 'minutes') },
  codes: ['fill-in-missing'],
  names: ['item 1:', `${packFile}:5:7`, '“previous-meeting:”'],
});
mistake({
  title: 'The minutes in place of the file with their paper',
  about: 'The paper would not be in the pack.',
  changes: {
    [packFile]: `${edited(packYaml, 'apologies', 'minutes')}previous-meeting: 2024-07-11\n`,
    [`${meeting}/items/01-minutes.md`]:
      '---\nstanding: minutes\ndocuments:\n  - reports/budget.pdf\n---\n',
  },
  codes: ['item-file-not-used'],
  names: ['item 1:', `${packFile}:5:7`, 'Write “01-minutes” instead of “minutes”'],
});
mistake({
  title: 'A standing item under another name',
  about: 'What it is called here is said.',
  changes: { [packFile]: edited(packYaml, 'apologies', 'declarations-of-interest') },
  codes: ['unknown-standing-item'],
  names: ['item 1:', 'Did you mean “disclosures”?'],
});
mistake({
  title: 'Leftovers of a copied meeting',
  about: 'Warnings, shown here beside a mistake that stops the build.',
  changes: {
    [packFile]: `${edited(packYaml, '2024-09-05', '2024-07-05').replace('apologies', '01-minutes')}previous-meeting: 2023-07-13\nlanguage: cy\n`,
    [`${meeting}/items/01-minutes.md`]:
      '---\nstanding: minutes\ndocuments:\n  - file: reports/budget.pdf\n    title: Minutes of 11 May 2023\n---\n',
    [`${meeting}/items/02-sea-wall.md`]: edited(seaWall, 'title: ', 'title: 5. '),
    [budgetFile]: edited(budget, 'To agree', '{{chiar}}: to agree'),
  },
  shown: [packFile, `${meeting}/items/01-minutes.md`],
  codes: [
    'minutes-of-another-day',
    'number-in-title',
    'document-twice',
    'fill-in-unknown',
    'published-long-before',
    'previous-meeting-long-before',
    'language-partly',
  ],
  names: ['item 1:', 'item 2:', 'item 3:'],
});
mistake({
  title: 'Text where a list belongs',
  about: 'One document is a list too.',
  changes: {
    [budgetFile]: '---\ntitle: Budget for 2025/26\ndocuments: reports/budget.pdf\n---\n',
  },
  shown: [budgetFile],
  codes: ['wrong-type'],
  names: ['item 3:', `${budgetFile}:3:12`],
});
mistake({
  title: 'A day that does not exist',
  about: 'There is no 31 September.',
  changes: { [packFile]: edited(packYaml, 'published: 2024-09-05', 'published: 2024-09-31') },
  codes: ['impossible-date'],
  names: [`${packFile}:2:12`],
});
mistake({
  title: 'A day in another notation',
  about: 'It is July here and March elsewhere.',
  changes: { [packFile]: edited(packYaml, 'published: 2024-09-05', 'published: 5/9/2024') },
  codes: ['unclear-date'],
  names: [`${packFile}:2:12`, '2024-09-05'],
});
mistake({
  title: 'Two files for one item',
  about: 'A copy with another ending.',
  changes: { [`${meeting}/items/03-budget.markdown`]: budget },
  codes: ['duplicate-item-file'],
  names: [`${meeting}/items/03-budget.md`],
});
mistake({
  title: 'A standing item that is misspelt',
  about: 'On the agenda.',
  changes: { [packFile]: edited(packYaml, 'apologies', 'apolgies') },
  codes: ['unknown-standing-item'],
  names: ['item 1:', `${packFile}:5:7`, '“apologies”'],
});
mistake({
  title: 'A standing item that there is not',
  about: 'Named by an item’s file.',
  changes: { [budgetFile]: '---\nstanding: grace\n---\n' },
  shown: [budgetFile],
  codes: ['unknown-standing-item'],
  names: ['item 3:', `${budgetFile}:2:11`],
});
mistake({
  title: 'An item without a file',
  about: 'It is on the agenda only.',
  changes: { [packFile]: `${packYaml}    - 04-allotments\n` },
  codes: ['item-missing'],
  names: ['item 4:', `${packFile}:8:7`, 'items/04-allotments.md'],
});
mistake({
  title: 'Front matter that does not end',
  about: 'The second row of hyphens is missing.',
  changes: {
    [`${meeting}/items/02-sea-wall.md`]: edited(seaWall, 'wall\n---\n', 'wall\n'),
  },
  shown: [`${meeting}/items/02-sea-wall.md`],
  codes: ['front-matter-unclosed'],
  names: ['item 2:', `${meeting}/items/02-sea-wall.md:1:1`],
});
mistake({
  title: 'Front matter that does not begin',
  about: 'Somebody wrote just the text.',
  changes: { [`${meeting}/items/02-sea-wall.md`]: 'To receive an oral report.\n' },
  codes: ['front-matter-missing'],
  names: ['item 2:', `${meeting}/items/02-sea-wall.md:1:1`],
});
mistake({
  title: 'A picture that is not there',
  about: 'In a report that is written in Markdown.',
  changes: {
    [budgetFile]: edited(budget, 'budget.pdf', 'budget.md'),
    [`${meeting}/reports/budget.md`]:
      '# Draft budget\n\n![Spending rises by a tenth](charts/spending.svg)\n',
  },
  codes: ['image-missing'],
  names: ['item 3:', `${meeting}/reports/budget.md:3:1`, 'charts/spending.svg'],
});
mistake({
  title: 'A committee’s file that is empty',
  about: 'It was made and never written.',
  changes: { 'planning/committee.yaml': '' },
  codes: ['empty-file'],
  names: ['planning/committee.yaml'],
});
mistake({
  title: 'No council',
  about: 'The folder was copied without the file above it.',
  changes: { 'council.yaml': null },
  codes: ['no-council-file'],
  names: ['council.yaml'],
});
mistake({
  title: 'A pack that would replace one of its sources',
  about: 'Last time’s pack is listed as a document, where this time’s is to be written.',
  changes: {
    [budgetFile]: edited(budget, 'reports/budget.pdf', 'out/planning-2024-09-12-public-pack.pdf'),
  },
  prepare: async (folder) => {
    await mkdir(folder.file(`${meeting}/out`));
    await writeFile(folder.file(`${meeting}/out/planning-2024-09-12-public-pack.pdf`), pdf);
  },
  shown: [budgetFile],
  codes: [],
  names: ['out/planning-2024-09-12-public-pack.pdf'],
  exitCode: 2,
});
mistake({
  title: 'Many mistakes at once',
  about: 'All of them in one go, in the order in which one goes through the files.',
  changes: {
    'council.yaml': 'name: Marsh Tolling Parish Council\nnation: Engalnd\n',
    'planning/committee.yaml': edited(committeeYaml, '"19:00"', '7'),
    [packFile]: `${edited(packYaml, '2024-09-05', '2024-09-31')}    - 04-allotments\n    - 05-bus\nwebsit: www.marsh.example\n`,
    [budgetFile]: edited(budget, 'title: Draft', 'titel: Draft'),
    [`${meeting}/items/02-sea-wall.md`]: edited(seaWall, 'wall', 'wall: phase 2'),
    [`${meeting}/items/05-bus.md`]: '---\ntitle: Bus shelter\nkey-decision: perhaps\n---\n',
  },
  shown: [
    'council.yaml',
    'planning/committee.yaml',
    packFile,
    `${meeting}/items/02-sea-wall.md`,
    budgetFile,
    `${meeting}/items/05-bus.md`,
  ],
  codes: [
    'not-a-choice',
    'yaml-syntax',
    'unknown-key',
    'not-a-choice',
    'impossible-date',
    'item-missing',
    'unknown-key',
    'impossible-time',
  ],
  names: [],
});
mistake({
  title: 'Many mistakes in the papers',
  about: 'Every document is looked at, whatever is wrong with the others.',
  changes: {
    [packFile]: `${packYaml}    - 04-bus\n`,
    [budgetFile]: `---
title: Budget for 2025/26
documents:
  - reports/budget.pdf
  - reports/reserves.pdf
  - reports/precept.md
---

It follows item {{item 02-see-wall}}.
`,
    [budgetPdf]: 'Dear Clerk\n',
    [`${meeting}/reports/precept.md`]: '# Precept\n\n![](chart.png)\n',
    [`${meeting}/items/04-bus.md`]: '---\ntitle: Bus\ndocuments:\n  - ../../../bus.pdf\n---\n',
  },
  shown: [budgetFile, `${meeting}/reports/precept.md`, `${meeting}/items/04-bus.md`],
  codes: [
    'not-a-pdf',
    'document-missing',
    'fill-in-item-unknown',
    'document-outside-council',
    'image-without-text',
    'image-missing',
  ],
  names: ['item 3:', 'item 4:'],
});

const reportFile = `${meeting}/reports/budget.md`;
const inMarkdown = edited(budget, 'budget.pdf', 'budget.md');

mistake({
  title: 'A report’s head with mistakes',
  about: 'A misspelt key, a day that is none, and a key that says who may read the item.',
  changes: {
    [budgetFile]: inMarkdown,
    [reportFile]:
      '---\nlead-oficer: Jo Field\ndate: 2025-02-30\naccess: exempt\n---\n# Budget\n\nText.\n',
  },
  shown: [reportFile],
  codes: ['unknown-key', 'impossible-date', 'unknown-key'],
  names: ['item 3:', `${reportFile}:2:1`, 'Did you mean “lead-officer”?', `${reportFile}:4:1`],
});
mistake({
  title: 'A chart with mistakes',
  about: 'A type that there is not, no title, a key that nobody knows, and words for a figure.',
  changes: {
    [budgetFile]: inMarkdown,
    [reportFile]:
      '# Budget\n\n```chart\ntype: colum\ncolour: red\n\n| Year | Cost |\n| --- | ---: |\n| 2024 | £40 |\n| 2025 | forty |\n```\n',
  },
  shown: [reportFile],
  codes: ['chart-type', 'chart-without-title', 'unknown-key', 'chart-figure'],
  names: [
    'item 3:',
    `${reportFile}:5:1`,
    'Did you mean “column”?',
    `${reportFile}:10:1`,
    '“forty”',
  ],
});
mistake({
  title: 'A page to be turned, misspelt',
  about: 'What is meant is said.',
  changes: {
    [budgetFile]: inMarkdown,
    [reportFile]:
      '# Budget\n\n<!-- landscpae -->\n\n| Year | Cost |\n| --- | --- |\n| 2024 | 40 |\n',
  },
  // A comment that is none of ours is told of as one too.
  codes: ['page-turn-unclear', 'checks-found'],
  names: ['item 3:', `${reportFile}:3:1`, 'Did you mean “<!-- landscape -->”?'],
});
