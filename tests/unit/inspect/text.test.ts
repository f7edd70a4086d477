/** Findings in what a paper says: marks, background papers, headings, and what Markdown hides. */
import { describe, expect, it } from 'vitest';
import { inspectMarkdown } from '../../../src/inspect/markdown/index.js';
import { isExpected, paperFindings } from '../../../src/inspect/paper.js';
import { contentsOfLines, hasHeading } from '../../../src/inspect/text/contents.js';
import { markInName } from '../../../src/inspect/text/marked.js';
import { readFindings } from '../../../src/inspect/word/read.js';
import type { Finding } from '../../../src/model/finding.js';
import {
  makeDocx,
  paragraph,
  relation,
  run,
  type TestWord,
  table,
} from '../../support/make-docx.js';

const inMarkdown = async (text: string) => inspectMarkdown(Buffer.from(text));
const told = (findings: readonly Finding[], check: string) =>
  findings.filter((one) => one.check === check).map(({ check: _, ...rest }) => rest);

describe('marked-draft', () => {
  const watermark = (words: string): TestWord => ({
    body: paragraph('Drains'),
    header: paragraph(
      `<w:r><w:pict><v:shape><v:textpath string="${words}"/></v:shape></w:pict></w:r>`,
    ),
  });
  const core = (title: string): TestWord => ({
    body: paragraph('Drains'),
    parts: { 'docProps/core.xml': `<c xmlns:dc="urn:dc"><dc:title>${title}</dc:title></c>` },
  });

  it.each<[string, TestWord, string]>([
    ['a head', { body: paragraph('x'), header: paragraph('DRAFT v2') }, 'DRAFT v2'],
    [
      'a head beside other words',
      { body: paragraph('x'), header: paragraph('Drains | Strictly confidential') },
      'Strictly confidential',
    ],
    ['a watermark', watermark('CONFIDENTIAL'), 'CONFIDENTIAL'],
    ['a title', core('Drains (draft)'), 'draft'],
    [
      'the first lines',
      { body: paragraph('Not for publication') + paragraph('Drains') },
      'Not for publication',
    ],
  ])('finds: %s', async (_, word, words) => {
    const { findings } = await readFindings(await makeDocx(word));
    expect(told(findings, 'marked-draft').map(({ detail }) => detail)).toEqual([{ words }]);
  });

  it.each<[string, TestWord]>([
    ['a title that is about a draft', core('Draft budget 2025/26')],
    ['minutes that await approval', core('Draft minutes of 6 March')],
    [
      'running text',
      {
        body: paragraph(
          'The contract is confidential, and a draft of it was shown to the Panel in March.',
        ),
      },
    ],
    [
      'a line far down',
      {
        body:
          'Drains'
            .split('')
            .map((letter) => paragraph(letter))
            .join('') + paragraph('Confidential'),
      },
    ],
    [
      'a head that names the council',
      { body: paragraph('x'), header: paragraph('Thornmere Borough Council') },
    ],
  ])('leaves: %s', async (_, word) => {
    const { findings } = await readFindings(await makeDocx(word));
    expect(told(findings, 'marked-draft')).toEqual([]);
  });

  it('tells the line in Markdown', async () => {
    const { findings } = await inMarkdown('---\nsubject: Drains\n---\n\n# Drains\n\n**DRAFT**\n');
    expect(told(findings, 'marked-draft')).toEqual([{ line: 7, detail: { words: 'DRAFT' } }]);
  });

  it('expects minutes to be a draft, and not to be confidential', () => {
    const mark = (words: string): Finding => ({ check: 'marked-draft', detail: { words } });
    expect(isExpected(mark('DRAFT'), { role: 'minutes', access: { kind: 'public' } })).toBe(true);
    expect(isExpected(mark('DRAFT'), { role: 'report', access: { kind: 'public' } })).toBe(false);
    expect(isExpected(mark('Confidential'), { role: 'minutes', access: { kind: 'public' } })).toBe(
      false,
    );
  });

  it.each([
    ['reports/drains-DRAFT-v2.docx', 'DRAFT v2'],
    ['drains_draft.pdf', 'draft'],
    ['DrainsDraft3.docx', 'Draft3'],
    ['CONFIDENTIAL appendix.pdf', 'CONFIDENTIAL'],
    ['appendix-not-for-publication.pdf', 'not for publication'],
    ['exempt-appendix.pdf', 'exempt'],
  ])('marked-draft finds: %s', (file, words) => {
    expect(markInName(file)).toBe(words);
  });

  it.each([
    'draft-budget.pdf',
    'overdraft.pdf',
    'confidential-waste.pdf',
    'drains.docx',
    'tax-exempt-homes.pdf',
    'draft-minutes.docx',
  ])('marked-draft leaves: %s', (file) => {
    expect(markInName(file)).toBeUndefined();
  });
});

describe('what a report must have', () => {
  const found = (
    lines: readonly string[],
    change: {
      council?: string;
      role?: 'report' | 'appendix';
      papers?: readonly string[];
      headings?: readonly string[];
    } = {},
  ) => {
    const {
      council = 'Thornmere Borough Council',
      role = 'report',
      papers = [],
      headings,
    } = change;
    return paperFindings(
      { meeting: { council }, ...(headings === undefined ? {} : { reportHeadings: headings }) },
      { backgroundPapers: papers },
      { role, source: 'reports/drains.pdf' },
      contentsOfLines(lines),
    ).map(({ check, detail }) => ('heading' in detail ? `${check}: ${detail.heading}` : check));
  };

  it('no-background-papers finds: a report of a principal council lists none', () => {
    expect(found(['Drains', 'They are old.'])).toEqual(['no-background-papers']);
  });

  it.each<[string, Parameters<typeof found>]>([
    ['a list', [['Drains', '7. BACKGROUND PAPERS', 'Survey']]],
    ['the statement that there are none', [['There are no background documents to this report.']]],
    ['the item’s own list', [['Drains'], { papers: ['Survey'] }]],
    ['an appendix', [['Drains'], { role: 'appendix' }]],
    ['a parish', [['Drains'], { council: 'Little Fenwick Parish Council' }]],
  ])('no-background-papers leaves: %s', (_, [lines, change]) => {
    expect(found(lines, change)).toEqual([]);
  });

  it('says nothing of a file without text', () => {
    const pack = { meeting: { council: 'Thornmere Borough Council' }, reportHeadings: ['Costs'] };
    const document = { role: 'report', source: 'scan.pdf' } as const;
    expect(paperFindings(pack, { backgroundPapers: [] }, document, undefined)).toEqual([]);
  });

  it('missing-heading finds: the headings of the council’s template, and leaves those that are there', () => {
    const headings = ['Financial implications', 'Legal Implications', 'Equalities'];
    const lines = [
      '3. FINANCIAL IMPLICATIONS',
      '3.1 Legal implications: none',
      'Background papers',
    ];
    expect(found(lines, { headings })).toEqual(['missing-heading: Equalities']);
    expect(found(lines, {})).toEqual([]);
  });
});

describe('Markdown', () => {
  it('tells comments to other authors, and not those that turn a page', async () => {
    const { findings } = await inMarkdown(
      '# Drains\n\n<!-- landscape -->\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n<!-- Ask Jo whether\nthis is true -->\n\nText <!-- or not --> here.\n',
    );
    expect(told(findings, 'comments').map(({ line }) => line)).toEqual([9, 12]);
  });

  it('tells notes in definitions that no link uses', async () => {
    const { findings } = await inMarkdown(
      'See [one].\n\n[one]: https://www.gov.uk "The Act"\n[//]: # "Gladys Orme"\n',
    );
    expect(told(findings, 'hidden-text')).toEqual([{ line: 4, detail: { letters: 10 } }]);
    expect(JSON.stringify(findings)).not.toContain('Gladys');
  });

  it.each([
    ['| | |\n| --- | --- |\n| 1 | 2 |\n', 1],
    ['| A | |\n| --- | --- |\n| 1 | 2 |\n', 0],
  ])('%j has %i tables without headings', async (text, count) => {
    const { findings } = await inMarkdown(text);
    expect(told(findings, 'no-table-headers')).toHaveLength(count);
  });

  it('tells the line of a suppressed figure’s table, front matter counted', async () => {
    const { findings } = await inMarkdown(
      '---\nsubject: Drains\n---\n\n| Ward | Children |\n| --- | --- |\n| North | 12 |\n| South | <5 |\n| Total | 15 |\n',
    );
    expect(told(findings, 'suppressed-cell')).toEqual([{ line: 5, detail: { table: 'table 1' } }]);
  });

  it('knows the background papers of the front matter', async () => {
    const { contents } = await inMarkdown('---\nbackground-papers: None\n---\n\nText.\n');
    expect(contents?.namesBackgroundPapers).toBe(true);
    expect((await inMarkdown('Text.\n')).contents?.namesBackgroundPapers).toBe(false);
  });
});

describe('Word', () => {
  it('tells suppressed figures of its tables, below their heading', async () => {
    const body =
      paragraph('Ethnicity', '<w:outlineLvl w:val="0"/>') +
      table(
        [
          ['Ward', 'Children'],
          ['North', '12'],
          ['South', '&lt;5'],
          ['Total', '15'],
        ],
        1,
      );
    const { findings } = await readFindings(await makeDocx({ body }));
    expect(told(findings, 'suppressed-cell')).toEqual([
      { under: 'Ethnicity', detail: { table: 'table 1' } },
    ]);
  });

  it('keeps its headings and whether it lists background papers', async () => {
    const body =
      paragraph('4. Costs', '<w:outlineLvl w:val="0"/>') +
      paragraph(run('Background papers: none'));
    const { contents } = await readFindings(
      await makeDocx({ body, relations: relation('a', 'x', 'y') }),
    );
    expect(contents?.namesBackgroundPapers).toBe(true);
    expect(['COSTS:', 'Savings'].map((one) => contents && hasHeading(contents, one))).toEqual([
      true,
      false,
    ]);
    expect(JSON.stringify(contents)).not.toMatch(/costs/i);
  });
});
