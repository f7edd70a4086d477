/** The front sheet's own links: only web addresses are links. */
import { expect, test } from 'vitest';
import { prepareFrontMatter } from '../../../src/render/front-matter.js';
import { readTemplates } from '../../../src/render/templates.js';
import { packOf } from '../paginate/pack.js';

async function frontSheetOf(website: string): Promise<string> {
  const pack = packOf({ items: { drains: [] } });
  const front = prepareFrontMatter(await readTemplates('/nowhere'), {
    ...pack,
    meeting: { ...pack.meeting, website, webcast: website },
  });
  const range = { first: '1', last: '1', sheets: { first: 1, last: 1 } };
  const plan = {
    pages: [],
    frontMatter: range,
    items: [],
    bookmarks: [],
    backLinks: [],
    targets: {},
  };
  return front.render(plan);
}

test('a web address is a link', async () => {
  expect(await frontSheetOf('www.example.org')).toContain(
    '<a href="https://www.example.org">www.example.org</a>',
  );
});

test.each(['javascript:alert(1)', 'localhost:8080', 'on our channel'])(
  '%s is text',
  async (written) => {
    const html = await frontSheetOf(written);
    expect(html).toContain(written);
    expect(html).not.toContain(`="${written}`);
    expect(html).not.toContain(`://${written}`);
  },
);
