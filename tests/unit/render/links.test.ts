/** Links that authors write: what a reader can follow stays, everything else becomes its words, told of. */
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/render/markdown/index.js';

const render = (source: string) =>
  renderMarkdown(
    { source, at: { file: '/council/reports/drains.md', line: 11, column: 1 } },
    { headingLevel: 1, idPrefix: 'text-', item: 'item 4' },
  );
const hrefs = (html: string): readonly string[] =>
  [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].map(([, address = '']) => address);

describe('links that stay', () => {
  test.each([
    ['[a page](https://example.org/drains)', 'https://example.org/drains'],
    ['[a page][ref]\n\n[ref]: HTTP://example.org "Title"', 'HTTP://example.org'],
    ['<https://example.org/x>', 'https://example.org/x'],
    ['www.example.org', 'http://www.example.org'],
    ['[write](mailto:clerk@example.org)', 'mailto:clerk@example.org'],
    ['clerk@example.org', 'mailto:clerk@example.org'],
    ['[call](tel:+441632960000)', 'tel:+441632960000'],
  ])('%s', (source, address) => {
    const { html, diagnostics } = render(source);
    expect(hrefs(html)).toEqual([address]);
    expect(diagnostics).toEqual([]);
  });

  test('to notes, and back from them', () => {
    const { html, diagnostics } = render(
      'One[^1] and two[^b ü].\n\n[^1]: First.\n[^b ü]: Second.\n',
    );
    const addresses = hrefs(html);
    expect(addresses.length).toBeGreaterThanOrEqual(2);
    for (const address of addresses) expect(html).toContain(`id="${address.slice(1)}"`);
    expect(diagnostics).toEqual([]);
  });
});

describe('links that become their words', () => {
  test.each([
    ['inline', 'See [the **drains**](drains.pdf).', 'drains.pdf'],
    ['by reference', 'See [the **drains**][ref].\n\n[ref]: drains.pdf', 'drains.pdf'],
    [
      'by its own name',
      'See [the **drains**].\n\n[the **drains**]: <old drains.pdf>',
      'old drains.pdf',
    ],
    ['of our own scheme', 'See [the **drains**](pack:document/7.1).', 'pack:document/7.1'],
    [
      'of our own scheme by reference',
      'See [the **drains**][x].\n\n[x]: PACK:item/1',
      'PACK:item/1',
    ],
    ['a script', 'See [the **drains**](javascript:alert(1)).', 'javascript:alert(1)'],
    ['a file', 'See [the **drains**](file:///etc/passwd).', 'file:///etc/passwd'],
    ['of no scheme', 'See [the **drains**](//example.org/x).', '//example.org/x'],
    ['no host', 'See [the **drains**](https:drains).', 'https:drains'],
    ['nothing', 'See [the **drains**]().', ''],
    ['a place of another text', 'See [the **drains**](#agenda).', '#agenda'],
  ])('%s', (_, source, url) => {
    const { html, diagnostics } = render(source);
    expect(hrefs(html)).toEqual([]);
    expect(html).toContain('See the <strong>drains</strong>.');
    expect(diagnostics).toMatchObject([
      {
        code: 'link-to-nowhere',
        severity: 'warning',
        item: 'item 4',
        at: { file: '/council/reports/drains.md', line: 11, column: 5 },
      },
    ]);
    expect(diagnostics[0]?.message).toContain(`link to ${url} leads`);
  });

  test('an address between angle brackets', () => {
    const { html, diagnostics } = render('<pack:document/7.1>');
    expect(html).toBe('<p>pack:document/7.1</p>');
    expect(diagnostics).toHaveLength(1);
  });

  test('each is told of where it stands, also next to one another and in notes', () => {
    const { html, diagnostics } = render(
      '[a](x)[b](y)[c](https://example.org)\n\n- [d][x][^1]\n\n[x]: z\n[^1]: [e](w)\n',
    );
    expect(diagnostics.map(({ at }) => [at?.line, at?.column])).toEqual([
      [11, 1],
      [11, 7],
      [13, 3],
      [16, 7],
    ]);
    expect(hrefs(html).filter((address) => !address.startsWith('#'))).toEqual([
      'https://example.org',
    ]);
  });
});
