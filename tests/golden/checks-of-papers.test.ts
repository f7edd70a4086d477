/** What a clerk is told of papers as officers send them, before they are public. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { councilYaml, type Files, makeCouncil, meeting } from '../support/council-folder.js';
import { makeDocx, paragraph, picture, relation, run, table } from '../support/make-docx.js';
import { photograph } from '../support/make-picture.js';
import { pdfFile } from '../support/pdf-files.js';
import { runHere } from '../support/run-command.js';
import { openTranscripts } from '../support/transcripts.js';

const golden = openTranscripts(
  new URL('./checks-of-papers.md', import.meta.url),
  'What the checks find in papers',
  'Written by `UPDATE_GOLDEN=1 npm test`. In each paper somebody meant to hide the name Gladys Orme, which may not appear here.',
);

let cache: string;
let pdf: Uint8Array;
beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'pack-test-cache-'));
  pdf = await pdfFile(1);
});
afterAll(() => rm(cache, { recursive: true, force: true }));

const secret = 'Gladys Orme';
const black = '<w:highlight w:val="black"/>';
const heading = (words: string) => paragraph(words, '<w:outlineLvl w:val="0"/>');

const borough = councilYaml.replace('Parish', 'Borough');

/** Everything that an officer may leave in a Word file. */
async function wordFile(): Promise<Uint8Array> {
  return makeDocx({
    body: [
      heading('Complaints'),
      paragraph(run('A complaint by ') + run(secret, black) + run(' was upheld.')),
      paragraph(run(secret, '<w:color w:val="FFFFFF"/>')),
      paragraph(run(secret, '<w:vanish/>')),
      paragraph(
        `<w:del w:id="1" w:author="Ann"><w:r><w:delText>${secret}</w:delText></w:r></w:del>${run('Someone')}`,
      ),
      heading('Where they live'),
      table(
        [
          ['Ward', 'Complaints'],
          ['Quay', '12'],
          ['Marsh', '&lt;5'],
          ['Total', '15'],
        ],
        1,
      ),
      paragraph(picture('rId9')),
    ].join(''),
    comments: `<w:comment w:id="0" w:author="Ann">${paragraph(secret)}</w:comment>`,
    header: paragraph('Confidential'),
    relations:
      relation('rId9', 'image', 'media/image1.jpeg') +
      relation('rId8', 'attachedTemplate', 'file:///C:\\Users\\ann\\report.dotm', true),
    parts: {
      'word/media/image1.jpeg': await photograph(40, 30, 1),
      'word/embeddings/Microsoft_Excel_Sheet1.xlsx': 'PK',
      '[Content_Types].xml': contentTypes,
    },
    macros: true,
  });
}

const contentTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>';

const markdown = `---
subject: Complaints
---

# Complaints

<!-- Gladys Orme has asked for this -->

The 824 complaints were all answered: 820 of 824 in time.

| Answered | Complaints |
| -------- | ---------: |
| In time  |        820 |
| Late     |         <5 |
| Never    |          * |

| Ward  | Complaints |
| ----- | ---------: |
| Quay  |        809 |
| Marsh |         <5 |
| Total |        811 |
`;

const itemOf = (document: string) =>
  `---\ntitle: Complaints\ndocuments:\n${document}---\n\nTo note.\n`;

interface Case {
  readonly title: string;
  readonly about: string;
  readonly command: 'check' | 'build';
  readonly files: () => Promise<Files>;
  readonly shown: readonly string[];
  readonly codes: readonly string[];
  readonly exitCode: number;
}

const itemFile = `${meeting}/items/03-budget.md`;
const paper = `${meeting}/reports/complaints.docm`;
const told = [
  'failed-redaction',
  'invisible-text',
  'comments',
  'tracked-changes',
  'hidden-text',
  'embedded-file',
  'active-content',
  'author-metadata',
  'picture-location',
  'suppressed-cell',
  'marked-draft',
  'no-alternative-text',
  'no-title',
  'no-language',
  'no-background-papers',
];

const cases: readonly Case[] = [
  {
    title: 'A Word file with everything in it',
    about: 'Words blacked out with the highlighter stop the build; the rest is to be looked at.',
    command: 'check',
    files: async () => ({
      'council.yaml': borough,
      [itemFile]: itemOf('  - file: reports/complaints.docm\n    role: report\n'),
      [paper]: await wordFile(),
    }),
    shown: [],
    codes: told,
    exitCode: 1,
  },
  {
    title: 'A report in Markdown',
    about:
      'A council that has headings of its own, and takes figures that can be worked out for a mistake.',
    command: 'check',
    files: async () => ({
      'council.yaml': `${borough}report-headings: [Complaints, Financial implications]\nchecks:\n  suppressed-cell: error\n  no-background-papers: off\n`,
      [itemFile]: itemOf('  - file: reports/complaints.md\n    role: report\n'),
      [`${meeting}/reports/complaints.md`]: markdown,
    }),
    shown: ['council.yaml', `${meeting}/reports/complaints.md`],
    codes: ['suppressed-cell', 'comments', 'missing-heading'],
    exitCode: 1,
  },
];

for (const one of cases) {
  golden.section(one.title, one.about, async () => {
    const files = await one.files();
    const folder = await makeCouncil(pdf, { [`${meeting}/reports/budget.pdf`]: null, ...files });
    try {
      const before = await folder.listing();
      const where = { cwd: folder.council, env: { PACK_CACHE: cache } };
      const ran = await runHere([one.command, meeting], where);
      expect(await folder.listing(), 'nothing is written').toEqual(before);
      expect(ran.stdout + ran.stderr).not.toMatch(/gladys|orme/i);
      const found = [...ran.stderr.matchAll(/ \[([a-z0-9-]+)\]$/gm)].map(([, code]) => code);
      expect(found.filter((code) => one.codes.includes(code ?? '')).sort()).toEqual(
        [...one.codes].sort(),
      );
      expect(ran.exitCode).toBe(one.exitCode);
      const sources = one.shown.map((path) => [path, String(files[path])] as const);
      return {
        command: `pack ${one.command} ${meeting}`,
        replace: [[folder.around, '']],
        sources: Object.fromEntries(
          sources.map(([path, text]) => [path, text.replaceAll(secret, '…')]),
        ),
        ...ran,
      };
    } finally {
      await folder.remove();
    }
  });
}
