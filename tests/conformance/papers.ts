/** A pack of our own making with everything in it that our pages can hold. Must not know how it is judged. */
import { PNG } from 'pngjs';
import {
  inList,
  inStyle,
  landscape,
  makeDocx,
  paragraph,
  picture,
  relation,
  run,
  table,
} from '../support/make-docx.js';
import type { TestPack } from '../support/pack-folder.js';

const rows = Array.from({ length: 90 }, (_, index) => `| Drain ${index + 1} | | ${index * 7} |`);

const markdown = `# State of the drains

3.1 The first numbered paragraph, with **strong**, *stressed*, ~~struck~~ and \`exact\` words.

3.2 The second one, with a note[^1], an [address](https://example.org/drains) and another[^two].

(a) the first letter
(b) the second letter

5. five
7. seven

- a point
  - a point below it

    with a second paragraph
- [x] done
- [ ] still to do

> Quoted from the drain book.

\`\`\`
exactly   so
\`\`\`

---

![A grey field](grey.png)

![A round drain](drain.svg "Figure 1: A drain")

A small ![mark](grey.png) in its line. Ŵyl y Dŵr, zażółć gęślą jaźń, ≤ 5 → ✓ – “so”.

#### A heading that skips two levels

**Table 1: All drains**

| Name of drain | State | Depth |
| --- | --- | ---: |
${rows.join('\n')}

## Another

### Below it

| | |
| --- | --- |
| Wards | |

[^1]: The first note, which is referred to again[^1].
[^two]: The second.
`;

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">' +
  '<circle cx="50" cy="50" r="40" fill="#369"/><text x="100" y="55">Drain</text></svg>';

function greyPng(): Uint8Array {
  const png = new PNG({ width: 60, height: 40 });
  for (let index = 0; index < png.data.length; index += 4) png.data.set([90, 90, 90, 255], index);
  return PNG.sync.write(png);
}

const style = (id: string, name: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;

const numbering =
  '<w:abstractNum w:abstractNumId="0">' +
  ['%1.', '%1.%2', '(%3)']
    .map(
      (text, level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${level === 2 ? 'lowerLetter' : 'decimal'}"/><w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('') +
  '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

/** Its first heading is of the second level, as in many that officers write. */
function wordReport(): Promise<Uint8Array> {
  const cell = paragraph(run('Cost', '<w:b/>'));
  const link = `<w:hyperlink r:id="web">${run('the drain book')}</w:hyperlink>`;
  return makeDocx({
    styles: style('H2', 'heading 2') + style('H4', 'heading 4'),
    numbering,
    relations:
      relation('web', 'hyperlink', 'https://example.org/book', true) +
      relation('grey', 'image', 'media/grey.png'),
    footnotes: `<w:footnote w:id="2">${paragraph('A note from Word.')}</w:footnote>`,
    parts: { 'word/media/grey.png': greyPng() },
    body: [
      paragraph('Purpose', inStyle('H2')),
      paragraph('The drains are old.', inList(1, 0)),
      paragraph('They leak.', inList(1, 1)),
      paragraph('In winter.', inList(1, 2)),
      paragraph(
        `${run('See ')}${link}${run(', ', '<w:i/>')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
      ),
      paragraph('Too deep a heading', inStyle('H4')),
      table(
        [
          ['Year', cell],
          ['2025', ''],
          ['', '£40'],
        ],
        1,
      ),
      paragraph('', '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'),
      table([
        ['wide', ''],
        ['', 'wider'],
      ]),
      paragraph('', landscape),
      paragraph(picture('grey', { alt: 'A grey field' })),
    ].join(''),
  });
}

export async function ownPapers(): Promise<TestPack> {
  return {
    logo: 'logo.svg',
    files: { 'logo.svg': svg, 'drains-committee/2025-03-04/papers/drain.svg': svg },
    items: {
      drains: {
        title: 'State of the drains',
        text: 'To **consider** the [report](https://example.org/drains):\n\n- first\n- second\n',
        documents: [
          { file: 'papers/drains.md', content: markdown },
          { file: 'papers/grey.png', alt: 'A grey field', content: greyPng() },
        ],
      },
      book: {
        title: 'The drain book',
        documents: [{ file: 'papers/book.docx', content: await wordReport() }],
      },
      nothing: { title: 'An item without papers' },
    },
  };
}
