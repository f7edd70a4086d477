/** Reports in council style in the finished PDF: turned pages, appendices, charts, and stamps on all of them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
let built: BuiltPack;

const many = Array.from({ length: 60 }, (_, row) => `| Drain ${row + 1} | ${row} | open |`);
const report = `---
recommendations: That the drains be cleared.
---
# Drains

1.1 Text before.

\`\`\`chart
type: column
title: Figure 1: Drains cleared

| Year | Cleared |
| --- | ---: |
| 2023 | 41 |
| 2024 | 57 |
\`\`\`

## Appendix A: All drains

<!-- landscape -->
| Drain | Depth | State |
| --- | ---: | --- |
${many.join('\n')}

## Appendix B: Words

The end.
`;

/** PDFium, which reads the file here, finds a space after each letter of a page that was printed turned. */
const closed = (text: string): string => text.replaceAll(' ', '');

beforeAll(async () => {
  test = await openWorkshop();
  const documents = [{ file: 'drains.md', content: report }];
  built = await buildTestPack(test, { items: { drains: { title: 'Drains', documents } } });
});
afterAll(() => test.close());

it('turns the pages of a wide table, repeats its heading row, and stamps them upright', () => {
  const { file, map } = built;
  expect(built.warnings.map(({ code }) => code)).toEqual(['no-background-papers']);
  const turned = file.pages.flatMap(({ text }, index) =>
    closed(text).includes('DrainDepthState') ? [index + 1] : [],
  );
  const after = file.sheetOf('Appendix B: Words The end.');
  expect(turned.length).toBeGreaterThan(1);
  expect(turned.at(-1)).toBe(after - 1);
  expect(closed(file.page(turned[0] ?? 0).text)).toContain('AppendixA:Alldrains');
  for (const sheet of turned) {
    const page = file.page(sheet);
    expect(page.width).toBeGreaterThan(page.height);
    expect(closed(page.text)).toContain(`Page${sheet}`);
  }
  expect(file.page(after).width).toBeLessThan(file.page(after).height);
  expect(map.items[0]?.documents[0]).toMatchObject({ tagged: true });
});

it('prints a chart as marks on the page, with its figures as a table', async () => {
  const sheet = built.file.sheetOf('Figure 1: Drains cleared');
  const { text } = built.file.page(sheet);
  expect(text).toContain('(1) That the drains be cleared.');
  expect(text).toMatch(/Year Cleared 2023 41 2024 57/);
  const fonts = built.file.fonts(sheet).map(({ name }) => name);
  expect(fonts.every((name) => name.includes('SourceSans3'))).toBe(true);
});

it('links the list of appendices to them', () => {
  const { file } = built;
  const list = file.page(file.sheetOf('Appendices Appendix A'));
  const appendix = file.sheetOf('Appendix B: Words The end.');
  expect(list.links.length).toBeGreaterThanOrEqual(2);
  expect(JSON.stringify(list.links)).toContain(String(appendix));
});
