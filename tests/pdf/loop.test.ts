/** Packs whose page references change the length of the agenda that prints them. All of them build. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTestPack } from '../support/build-pack.js';
import { makePdf } from '../support/make-pdf.js';
import type { TestItem } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

let test: TestWorkshop;
beforeAll(async () => {
  test = await openWorkshop();
});
afterAll(() => test.close());

type Weight = '400Regular' | '700Bold';
const fonts = { '400Regular': openFont('400Regular'), '700Bold': openFont('700Bold') };
const point = 72 / 25.4;
/** Width of the agenda's column: A4 less the margins in page.css and the indent in front-matter.css. */
const column = (210 - 2 * 22 - 10) * point;
const headingSize = 12;
/** Between the width of “(Page 9)” and that of “(Page 11)”: half a figure more than the first. */
const referenceWidth = widthOf('(Page 9)', '400Regular') + widthOf('1', '400Regular') / 2;

function widthOf(text: string, weight: Weight): number {
  const font = fonts[weight];
  const features = ['tnum', 'kern', 'liga'];
  return (font.layout(text, features).advanceWidth / font.unitsPerEm) * headingSize;
}

function openFont(weight: Weight): fontkit.Font {
  const family = '@expo-google-fonts/source-sans-3';
  const file = createRequire(import.meta.url).resolve(
    `${family}/${weight}/SourceSans3_${weight}.ttf`,
  );
  const font = fontkit.create(readFileSync(file));
  if (!('layout' in font)) throw new Error('The typeface is a collection of fonts.');
  return font;
}

/** A title that shares its line with a reference of one figure, but not with one of two. */
function tightTitle(): string {
  const room = column - referenceWidth - widthOf(' ', '700Bold');
  // Words end before the line does, so the reference is what wraps.
  const start = 'Drains and sewers, gullies and grates, weirs and sluices, pumps, ';
  let best = '';
  // Narrow letters at the end bring the title nearer to the limit than wide ones can.
  for (const wide of ['m', 'n', 'o']) {
    let title = start;
    while (widthOf(`${title}${wide}`, '700Bold') < room) title += wide;
    while (widthOf(`${title}l`, '700Bold') < room) title += 'l';
    if (widthOf(title, '700Bold') > widthOf(best, '700Bold')) best = title;
  }
  return best;
}

/** A picture that leaves room on its page for a title of one line, but not for one of two. */
const tallPicture = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="HEIGHT"><rect width="40" height="HEIGHT" fill="#777"/></svg>`;

describe('a reference that adds a page', () => {
  /** Nine pages of agenda, each full; the last begins with the item whose reference may wrap. */
  const agenda = async (from: 'documents' | 'front-sheet') => {
    const picture = (file: string) => `![A grey bar](../../../pictures/${file}.svg)`;
    const filler = Object.fromEntries(
      Array.from({ length: 7 }, (_, index): [string, TestItem] => [
        `filler-${index}`,
        { title: `Filler ${index}`, text: picture('filler') },
      ]),
    );
    return buildTestPack(test, {
      items: {
        start: { title: 'Start' },
        ...filler,
        drains: {
          title: tightTitle(),
          text: picture('tall'),
          documents: [{ file: 'drains.pdf', content: await makePdf({ words: () => 'Drains 1' }) }],
        },
      },
      numbering: { from, duplex: false },
      files: {
        'pictures/filler.svg': tallPicture.replaceAll('HEIGHT', '880'),
        'pictures/tall.svg': tallPicture.replaceAll('HEIGHT', '897'),
      },
    });
  };

  it('settles on the longer one', async () => {
    const before = await agenda('documents');
    expect(before.file.page(10).text).toContain('(Page 1)');
    expect(before.map.frontMatter.sheets.last).toBe(10);
    // Counted from the front sheet the same document is page 11, whose reference takes another line.
    const after = await agenda('front-sheet');
    expect(after.map.frontMatter.sheets.last).toBe(11);
    expect(after.file.page(10).text).toContain('(Page 12)');
    expect(after.file.sheetOf('Drains 1')).toBe(12);
    expect(after.file.page(12).text).toContain('Page 12');
  });
});

describe('references that make the agenda longer and shorter in turn', () => {
  it('keeps the longer front matter and fills it with blanks', async () => {
    const { file, map, plan } = await buildTestPack(test, {
      items: {
        drains: {
          title: 'Drains',
          documents: [{ file: 'drains.pdf', content: await makePdf({ words: () => 'Drains 1' }) }],
        },
      },
      files: {
        // Two more pages while the reference says page 3, which is true only without them.
        'templates/agenda.hbs': `<section class="agenda">
<h1 id="{{anchor}}">Agenda</h1>
{{#each items}}{{> agenda-item}}
{{#if (eq pages.text "(Pages 3 - 4)")}}<p style="break-before: page">Filler</p><p style="break-before: page">Filler</p>{{/if}}
{{/each}}
</section>`,
      },
    });
    expect(map.frontMatter).toMatchObject({ first: '1', last: '4' });
    expect(plan.pages.map(({ content }) => content.kind)).toEqual([
      'front-matter',
      'front-matter',
      'blank',
      'blank',
      'document',
      'blank',
    ]);
    expect(file.page(2).text).toContain('(Pages 5 - 6)');
    expect(file.sheetOf('Drains 1')).toBe(5);
    expect(file.page(5).text).toContain('Page 5');
    expect(file.pages.some(({ text }) => text.includes('Filler'))).toBe(false);
  });
});
