/** A Markdown report in its parts: head, recommendations, background papers, appendices, turned pages. */
import { describe, expect, test } from 'vitest';
import { readReport } from '../../../src/load/index.js';
import type { AgendaItem } from '../../../src/model/agenda.js';
import type { Meeting } from '../../../src/model/meeting.js';
import { readTemplates, renderReport } from '../../../src/render/index.js';
import { packOf } from '../paginate/pack.js';

const { meeting, partA } = packOf({ items: { drains: [1] } });
const [drains] = partA;
const templates = await readTemplates('/nowhere');

async function report(
  source: string,
  about: Partial<AgendaItem> = {},
  where: Partial<Meeting> = {},
): Promise<{ html: string; codes: readonly string[] }> {
  const document = drains?.documents[0];
  if (drains === undefined || document === undefined) throw new Error('No document.');
  const at = { file: '/council/drains.md', line: 1, column: 1 };
  const read = readReport({ source, at }, 'item 1');
  if (read.value === undefined) throw new Error('It cannot be read.');
  const item = { ...drains, ...about };
  const held = { ...meeting, ...where };
  const { html, diagnostics } = await renderReport(templates, held, item, document, read.value);
  const codes = [...read.diagnostics, ...diagnostics].map(({ code }) => code);
  return { html: html.slice(html.indexOf('<body')), codes };
}

/** The rows of the table at a report's head. */
const headOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<tr><th scope="row">(.*?)<\/th><td>(.*?)<\/td><\/tr>/g)].map(
      ([, label, value]) => [label, value],
    ),
  );

describe('the head', () => {
  test('is filled in from the meeting, the item and the title', async () => {
    const item = { officer: { name: 'Jo Field', title: 'Engineer' }, wards: ['North', 'South'] };
    const { html, codes } = await report('---\ncabinet-member: Jim Ash\n---\n# Old drains\n', item);
    expect(codes).toEqual([]);
    expect(headOf(html)).toEqual({
      'Report to': meeting.body,
      'Date of meeting': 'Tuesday 4 March 2025',
      Subject: 'Old drains',
      'Lead officer': 'Jo Field, Engineer',
      'Cabinet member': 'Jim Ash',
      'Wards affected': 'North, South',
      'Key decision': 'No',
    });
    expect(html.indexOf('<h1>Old drains</h1>')).toBeLessThan(html.indexOf('Report to'));
  });

  test('says what the report says, with lines of its own', async () => {
    const { html } = await report(
      '---\nreport-to: Council\ndate: 2019-07-17\nsubject: Drains & sewers\nkey-decision: yes\nalso:\n  Period covered: 2018/19\n---\n# Old drains\n',
    );
    expect(headOf(html)).toMatchObject({
      'Report to': 'Council',
      'Date of meeting': 'Wednesday 17 July 2019',
      Subject: 'Drains &amp; sewers',
      'Period covered': '2018/19',
      'Key decision': 'Yes',
    });
  });

  test('is not there where a text has no front matter, such as minutes', async () => {
    const { html } = await report('# Minutes\n\nText.\n');
    expect(headOf(html)).toEqual({});
    expect(html).toContain('<h1>Minutes</h1>');
  });
});

describe('recommendations', () => {
  test('of the front matter are numbered in a frame, and are Markdown', async () => {
    const { html } = await report(
      '---\nrecommendations:\n  - That it be **noted**.\n  - That it end.\n---\n# Drains\n',
    );
    expect(html).toMatch(
      /<section class="recommendations">\s*<h2>Recommendations<\/h2>\s*<ol class="cited"><li><p>That it be <strong>noted<\/strong>\.<\/p><\/li><li>/,
    );
  });

  test.each(['Recommendations', '2. Recommendation', 'Officers’ recommendations', 'Argymhellion'])(
    'under the heading “%s” are framed up to the next heading of its level',
    async (heading) => {
      const { html } = await report(
        `# Drains\n\n## ${heading}\n\nThat:\n\n1. one\n2. two\n\n### Why\n\nSo.\n\n## Next\n\nEnd.\n`,
      );
      const framed = /<section class="recommendations">(.*?)<\/section>/s.exec(html)?.[1] ?? '';
      expect(framed).toContain('<ol class="cited">');
      expect(framed).toContain('So.');
      expect(framed).not.toContain('Next');
    },
  );

  test('are not seen in every heading that has the word in it', async () => {
    const { html } = await report(
      '# Drains\n\n## Recommendations of the auditor in 2018\n\nText.\n',
    );
    expect(html).not.toContain('class="recommendations"');
  });
});

describe('background papers', () => {
  const papers = (lines: string) => `---\nbackground-papers:${lines}\n---\n# Drains\n`;

  test.each([
    ['england', 'section 100D of the Local Government Act 1972'],
    ['wales', 'section 100D of the Local Government Act 1972'],
    ['scotland', 'section 50D of the Local Government (Scotland) Act 1973'],
    ['northern-ireland', 'Part 8 of the Local Government Act (Northern Ireland) 2014'],
  ] as const)('are listed under the law of %s', async (nation, law) => {
    const { html } = await report(papers('\n  - Survey of 2018\n  - A letter'), {}, { nation });
    expect(html).toContain(law);
    expect(html).toContain('<li>Survey of 2018</li><li>A letter</li>');
  });

  test('are none only where the author says so', async () => {
    expect((await report(papers(' None'))).html).toContain('<p>None (section 100D');
    expect((await report('---\nwards: All\n---\n# Drains\n')).html).not.toContain('Background');
  });
});

test('appendices are listed, linked, and come after everything else', async () => {
  const { html } = await report(
    '---\nbackground-papers: None\n---\n# Drains\n\nText.\n\n## Appendix A: Pipes\n\nOld.\n\n## Appendix B\n\nNew.\n',
  );
  expect(html).toContain('<li><a href="#appendix-1">Appendix A: Pipes</a></li>');
  expect(html).toContain('<h2 id="appendix-1" class="appendix">Appendix A: Pipes</h2>');
  const order = ['Text.', 'Background papers', '>Appendices<', 'id="appendix-1"', 'New.'];
  const places = order.map((words) => html.indexOf(words));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
});

describe('a page is turned', () => {
  const small = '| a | b |\n| --- | --- |\n| 1 | 2 |\n';
  const turned = (html: string) => /<div class="landscape">(.*?)<\/div>/s.exec(html)?.[1];

  test('for a table of which the author says so, with its caption and the heading above', async () => {
    const { html, codes } = await report(
      `# Drains\n\nText.\n\n## Costs\n\n<!-- landscape -->\n**Table 1: Costs**\n\n${small}\n## After\n\nEnd.\n`,
    );
    expect(codes).toEqual([]);
    expect(turned(html)).toMatch(/^<h2>Costs<\/h2><table.*<caption>.*Table 1: Costs/s);
    expect(turned(html)).not.toContain('After');
  });

  test('with the few words of its section, and without many', async () => {
    const with_ = (words: string) =>
      report(
        `# Drains\n\n## Costs\n\n${words}\n\n<!-- landscape -->\n${small}\nIn pounds.\n\n## After\n`,
      );
    expect(turned((await with_('A word.')).html)).toMatch(/^<h2>Costs.*A word\..*In pounds\./s);
    expect(turned((await with_('A word. '.repeat(200))).html)).toMatch(/^<table/);
  });

  test('for a table that does not find room on an upright page, unless the author forbids it', async () => {
    const row = (cell: string) => `| ${Array.from({ length: 11 }, () => cell).join(' | ')} |\n`;
    const wide = row('Infrastructure') + row('---') + row('1');
    expect(turned((await report(`# Drains\n\n${wide}`)).html)).toContain('Infrastructure');
    const forbidden = await report(`# Drains\n\n<!-- portrait -->\n${wide}`);
    expect(turned(forbidden.html)).toBeUndefined();
    expect(turned((await report(`# Drains\n\n${row('12') + row('---') + row('1')}`)).html)).toBe(
      undefined,
    );
  });

  test('for nothing, and that is told', async () => {
    expect((await report('# Drains\n\n<!-- landscape -->\n\nText.\n')).codes).toEqual([
      'page-turn-of-nothing',
    ]);
    expect((await report('# Drains\n\n<!-- to be checked -->\n\nText.\n')).codes).toEqual([]);
  });
});
