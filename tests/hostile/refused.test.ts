/**
 * Sources that are wrong on purpose, each in one way: `pack check` names the mistake by its code, soon, and nothing is
 * fetched or written. What they point at on this machine is a file that must stay unread.
 */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CouncilFolder,
  councilYaml,
  type Files,
  makeCouncil,
  meeting,
  packYaml,
} from '../support/council-folder.js';
import { makeDocx, paragraph } from '../support/make-docx.js';
import { pdfFile } from '../support/pdf-files.js';
import { runHere } from '../support/run-command.js';

const council = 'council.yaml';
const pack = `${meeting}/pack.yaml`;
const budget = `${meeting}/items/03-budget.md`;
const seaWall = `${meeting}/items/02-sea-wall.md`;
const reports = `${meeting}/reports`;

interface Case {
  readonly title: string;
  /** `canary` is the path of a file outside the council; `server` an address that counts who asks. */
  readonly files: (canary: string, server: string) => Files | Promise<Files>;
  /** Links to be made: by path below the council's folder, to the canary or the folder in which it lies. */
  readonly links?: Readonly<Record<string, 'file' | 'folder'>>;
  /** Of every diagnostic, each once. */
  readonly codes: readonly string[];
}

const paper = (file: string): Files => ({
  [budget]: `---\ntitle: Budget\ndocuments:\n  - file: ${JSON.stringify(file)}\n    title: Paper\n---\n`,
});
const report = (text: string): Files => ({
  ...paper('reports/paper.md'),
  [`${reports}/paper.md`]: text,
});
const word = (bytes: Uint8Array): Files => ({
  ...paper('reports/paper.docx'),
  [`${reports}/paper.docx`]: bytes,
});
const drawing = (svg: string): Files => ({
  ...report('# Paper\n\n![A drawing](drawing.svg)\n'),
  [`${reports}/drawing.svg`]: svg,
});
const svg = (inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${inner}</svg>`;
const template = (agenda: string, more: Files = {}): Files => ({
  'templates/agenda.hbs': agenda,
  ...more,
});
const itemText = (text: string): Files => ({ [seaWall]: `---\ntitle: Sea wall\n---\n\n${text}\n` });
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const wideTable = `|${'a|'.repeat(190)}\n|${'-|'.repeat(190)}\n${'|b|\n'.repeat(2_000)}`;

const outside: readonly Case[] = [
  {
    title: 'a document by a way up',
    files: () => paper('../../../outside/canary.pdf'),
    codes: ['document-outside-council'],
  },
  {
    title: 'a document by its whole path',
    files: (canary) => paper(canary),
    codes: ['document-path-not-relative'],
  },
  {
    title: 'a document that is a link',
    files: () => paper('reports/link.pdf'),
    links: { [`${reports}/link.pdf`]: 'file' },
    codes: ['document-outside-council'],
  },
  {
    title: 'a document in a folder that is a link',
    files: () => paper('reports/there/canary.pdf'),
    links: { [`${reports}/there`]: 'folder' },
    codes: ['document-outside-council'],
  },
  {
    title: 'a device',
    files: () => paper('../../../../../../../../dev/zero'),
    codes: ['document-outside-council'],
  },
  {
    title: 'a picture by a way up',
    files: () => report('![x](../../../../outside/canary.pdf)'),
    codes: ['image-outside-council'],
  },
  {
    title: 'a picture by a way up, written in per cents',
    files: () => report('![x](%2e%2e/%2e%2e/..%2f../outside/canary.pdf)'),
    codes: ['image-outside-council'],
  },
  {
    title: 'a picture by its whole path',
    files: (canary) => report(`![x](${canary})`),
    codes: ['image-outside-council'],
  },
  {
    title: 'a picture that is a link',
    files: () => report('![x](link.png)'),
    links: { [`${reports}/link.png`]: 'file' },
    codes: ['image-outside-council'],
  },
  {
    title: 'a picture by a file address',
    files: (canary) => report(`![x](file://${canary})`),
    codes: ['image-remote'],
  },
  {
    title: 'a picture on the network',
    files: (_, server) => report(`![x](${server}/x.png)`),
    codes: ['image-remote'],
  },
  {
    title: 'a picture on another machine’s share',
    files: () => report('![x](//127.0.0.1/share/x.png)'),
    codes: ['image-remote'],
  },
  {
    title: 'a picture written into its address',
    files: () => report('![x](data:image/svg+xml;base64,PHN2Zy8+)'),
    codes: ['image-remote'],
  },
  {
    title: 'a picture of an item on the network',
    files: (_, server) => itemText(`![x](${server}/x.png)`),
    codes: ['image-remote'],
  },
  {
    title: 'a logo by a way up',
    files: () => ({ [council]: `${councilYaml}logo: ../outside/canary.png\n` }),
    codes: ['outside-council'],
  },
  {
    title: 'a logo that is a link',
    files: () => ({ [council]: `${councilYaml}logo: link.png\n` }),
    links: { 'link.png': 'file' },
    codes: ['outside-council'],
  },
  {
    title: 'an item that is a link',
    files: () => ({ [seaWall]: null }),
    links: { [seaWall]: 'file' },
    // What cannot be read may be restricted: the public build says no more.
    codes: ['withheld-mistake'],
  },
  {
    title: 'a folder of items that is a link',
    files: () => ({ [seaWall]: null, [budget]: null }),
    links: { [`${meeting}/items`]: 'folder' },
    codes: ['item-missing', 'outside-council'],
  },
  {
    title: 'standing texts that are a link',
    files: () => ({}),
    links: { standing: 'folder' },
    codes: ['outside-council'],
  },
  {
    title: 'a template that is a link',
    files: () => ({ 'templates/own.css': '' }),
    links: { 'templates/page.css': 'file' },
    codes: ['template-outside-council'],
  },
  {
    title: 'an entry of the agenda that is a path',
    files: () => ({ [pack]: `${packYaml}    - ../../../outside/canary\n` }),
    codes: ['item-missing'],
  },
];

const yaml: readonly Case[] = [
  {
    title: 'aliases of aliases',
    files: () => ({ [council]: `${councilYaml}a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n` }),
    codes: ['yaml-syntax'],
  },
  {
    title: 'a tag that makes code',
    files: () => ({ [council]: `${councilYaml}a: !!js/function 'function () {}'\n` }),
    codes: ['yaml-syntax'],
  },
  {
    title: 'a merge key',
    files: () => ({ [council]: `${councilYaml}<<: {name: x}\n` }),
    codes: ['unknown-key'],
  },
  {
    title: 'keys of JavaScript’s own objects',
    files: () => ({
      [council]: `${councilYaml}__proto__: {name: x}\nconstructor: y\ntoString: z\n`,
    }),
    codes: ['unknown-key'],
  },
  {
    title: 'a key that is written twice',
    files: () => ({ [council]: `${councilYaml}name: Another\n` }),
    codes: ['duplicate-key'],
  },
  {
    title: 'half a million brackets',
    files: () => ({ [council]: `${councilYaml}address: ${'['.repeat(500_000)}` }),
    codes: ['nested-too-deep'],
  },
  {
    title: 'lists within lists',
    files: () => ({ [council]: `${councilYaml}address:\n  ${'- '.repeat(60)}x\n` }),
    codes: ['nested-too-deep'],
  },
  {
    title: 'a hundred thousand keys',
    files: () => ({ [council]: councilYaml + lines(100_000, (index) => `key${index}: x\n`) }),
    codes: ['too-many-entries'],
  },
  {
    title: 'a list of three hundred thousand',
    files: () => ({ [council]: `${councilYaml}address: [${'a,'.repeat(300_000)}]\n` }),
    codes: ['too-many-entries'],
  },
  {
    title: 'an agenda of a hundred thousand',
    files: () => ({ [pack]: packYaml + lines(100_000, (index) => `    - ${index}-budgex\n`) }),
    codes: ['too-many-entries'],
  },
  {
    title: 'a name of two million letters',
    files: () => ({ [council]: councilYaml.replace('Marsh', 'Marsh '.repeat(300_000)) }),
    codes: ['value-too-long'],
  },
  {
    title: 'three megabytes',
    files: () => ({ [council]: councilYaml + '# x\n'.repeat(750_000) }),
    codes: ['file-too-large'],
  },
  {
    title: 'front matter in JavaScript',
    files: () => ({ [seaWall]: '---js\nprocess.exit(7)\n---\n' }),
    codes: ['front-matter-fence'],
  },
  {
    title: 'a title that turns the direction of writing',
    files: () => ({ [seaWall]: '---\ntitle: "Annex \\u202efdp.exe"\n---\n' }),
    codes: ['odd-character'],
  },
  {
    title: 'a title with a control character',
    files: () => ({ [seaWall]: '---\ntitle: "Sea \\u0007wall"\n---\n' }),
    codes: ['odd-character'],
  },
];

const markdown: readonly Case[] = [
  {
    title: 'quotations, a hundred thousand deep',
    files: () => report(`${'>'.repeat(100_000)} x`),
    codes: ['text-too-complex'],
  },
  {
    title: 'quotations in an item',
    files: () => itemText(`${'> '.repeat(3_000)}x`),
    codes: ['text-too-complex'],
  },
  {
    title: 'lists, two thousand deep',
    files: () => report(lines(2_000, (index) => `${'  '.repeat(index)}- x\n`)),
    codes: ['text-too-complex'],
  },
  {
    title: 'lists on one line',
    files: () => report(`${'- '.repeat(50_000)}x`),
    codes: ['text-too-complex'],
  },
  {
    title: 'brackets that do not close',
    files: () => report('['.repeat(100_000)),
    codes: ['text-too-complex'],
  },
  {
    title: 'emphasis within emphasis',
    files: () => report('*a _b '.repeat(50_000)),
    codes: ['text-too-complex'],
  },
  {
    title: 'emphasis that nests',
    files: () => report('**a '.repeat(4_000) + 'b**'.repeat(4_000)),
    codes: ['text-too-complex'],
  },
  {
    title: 'a table of ten thousand columns',
    files: () => report(`|${'a|'.repeat(10_000)}\n|${'-|'.repeat(10_000)}\n|b|\n`),
    codes: ['text-too-complex'],
  },
  {
    title: 'a table whose cells are left out',
    files: () => report(wideTable),
    codes: ['text-too-complex'],
  },
  {
    title: 'one long address, referred to a thousand times',
    files: () =>
      report(`[a]: https://example.org/${'x'.repeat(20_000)}\n\n${'[a]\n\n'.repeat(300)}`),
    codes: ['text-too-complex'],
  },
  {
    title: 'a report of three million letters',
    files: () => report('word '.repeat(600_000)),
    codes: ['text-too-complex'],
  },
  {
    title: 'signs that turn the direction of writing',
    files: () => report('Pay \u202e000,1\u202c pounds.\n'),
    codes: ['hidden-sign'],
  },
  {
    title: 'the same, written as an entity',
    files: () => itemText('Pay &#x202e;000,1 pounds.'),
    codes: ['hidden-sign'],
  },
  {
    title: 'a chart of a thousand columns',
    files: () =>
      report(
        `\`\`\`chart\ntype: bar\ntitle: T\n\n|a|b|\n|-|-|\n${'|x|1|\n'.repeat(1_000)}\`\`\`\n`,
      ),
    codes: ['chart-too-large'],
  },
];

const pictures: readonly Case[] = [
  {
    title: 'an entity',
    files: (canary) =>
      drawing(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file://${canary}">]>${svg('&x;')}`),
    codes: ['svg-notation'],
  },
  {
    title: 'a picture on the network',
    files: (_, server) => drawing(svg(`<image href="${server}/x.png"/>`)),
    codes: ['svg-reference'],
  },
  {
    title: 'a picture of this machine',
    files: (canary) => drawing(svg(`<image xlink:href="file://${canary}"/>`)),
    codes: ['svg-reference'],
  },
  {
    title: 'a style sheet on the network',
    files: (_, server) => drawing(svg(`<style>@import url(${server}/x.css);</style>`)),
    codes: ['svg-reference'],
  },
  {
    title: 'a page of its own in it',
    files: (canary) =>
      drawing(
        svg(
          `<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="file://${canary}"/></foreignObject>`,
        ),
      ),
    codes: ['svg-reference'],
  },
  {
    title: 'comments that do not end',
    files: () => drawing(svg('<!--'.repeat(250_000))),
    codes: ['svg-notation'],
  },
  {
    title: 'five hundred comments before something else',
    files: () => drawing(`${'<!---->'.repeat(500)}x`),
    codes: ['image-format'],
  },
  {
    title: 'shapes that use each other',
    files: () =>
      drawing(
        svg(
          `<g id="a0"><path d="M0 0h9"/></g>${lines(12, (index) => `<g id="a${index + 1}">${`<use href="#a${index}"/>`.repeat(10)}</g>`)}<use href="#a12"/>`,
        ),
      ),
    codes: ['svg-too-much'],
  },
  {
    title: 'groups, two hundred thousand deep',
    files: () => drawing(svg('<g>'.repeat(200_000) + '</g>'.repeat(200_000))),
    codes: ['svg-too-much'],
  },
];

const templates: readonly Case[] = [
  {
    title: 'a template that includes itself',
    files: () => template('{{> agenda}}'),
    codes: ['template-exceeds'],
  },
  {
    title: 'a part of a template that includes itself',
    files: () => template('{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}'),
    codes: ['template-exceeds'],
  },
  {
    title: 'templates that include each other ten times over',
    files: () =>
      template(
        '{{> a0}}',
        Object.fromEntries(
          Array.from({ length: 12 }, (_, index) => [
            `templates/a${index}.hbs`,
            index === 11 ? 'x' : `{{> a${index + 1}}}`.repeat(10),
          ]),
        ),
      ),
    codes: ['template-exceeds'],
  },
  {
    title: 'lists within lists within lists',
    files: () =>
      template(
        `{{#each items}}${Array.from({ length: 16 }, (_, index) => `{{#each ${'../'.repeat(index + 1)}items}}`).join('')}x${'{{/each}}'.repeat(17)}`,
      ),
    codes: ['template-exceeds'],
  },
  {
    title: 'thirty megabytes',
    files: () => template('x'.repeat(30_000_000)),
    codes: ['template-exceeds'],
  },
  {
    title: 'JavaScript’s own objects',
    files: () => template('{{constructor.name}}{{__proto__.x}}{{#with (constructor)}}{{/with}}'),
    codes: ['template-unknown-name'],
  },
  {
    title: 'a helper that there is not',
    files: () => template('{{require "fs"}}{{log "x"}}'),
    codes: ['template-unknown-name'],
  },
];

const documents: readonly Case[] = [
  {
    title: 'a Word document that unpacks to 300 MB',
    files: async () =>
      word(
        await makeDocx({
          body: paragraph('x'),
          parts: { 'word/media/a.png': new Uint8Array(3e8) },
        }),
      ),
    codes: ['word-broken'],
  },
  {
    title: 'a Word document of ten thousand parts',
    files: async () =>
      word(
        await makeDocx({
          body: paragraph('x'),
          parts: Object.fromEntries(
            Array.from({ length: 10_000 }, (_, index) => [`a/${index}`, '']),
          ),
        }),
      ),
    codes: ['word-broken'],
  },
  {
    title: 'a Word document with a part that lies outside of it',
    files: async () =>
      word(
        await makeDocx({ body: paragraph('x'), parts: { '../../outside/canary.pdf': 'CANARY' } }),
      ),
    codes: ['word-broken'],
  },
  {
    title: 'a Word document with entities',
    files: async () =>
      word(
        await makeDocx({
          body: '',
          main: '<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><d>&b;</d>',
        }),
      ),
    codes: ['word-broken'],
  },
  {
    title: 'a Word document nested a hundred thousand deep',
    files: async () =>
      word(await makeDocx({ body: '<w:sdt>'.repeat(1e5) + '</w:sdt>'.repeat(1e5) })),
    codes: ['word-broken'],
  },
];

let canary: string;
let elsewhere: string;
let asked: string[];
let server: Server;
let address: string;
let pdf: Uint8Array;

beforeAll(async () => {
  pdf = await pdfFile(1);
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = Object(server.address()) as { readonly port: number };
  address = `http://127.0.0.1:${port.port}`;
  elsewhere = await mkdtemp(join(tmpdir(), 'pack-test-elsewhere-'));
  canary = join(elsewhere, 'canary.pdf');
  await writeFile(canary, 'CANARY');
});
afterAll(async () => {
  server.close();
  await rm(elsewhere, { recursive: true, force: true });
  expect(asked).toEqual([]);
});

describe.each([
  ['What lies outside the council’s folder', outside],
  ['YAML', yaml],
  ['Markdown', markdown],
  ['An SVG', pictures],
  ['A template', templates],
  ['A document', documents],
])('%s', (_, cases) => {
  test.each(cases)('$title', async ({ files, links = {}, codes }) => {
    const folder = await makeCouncil(pdf, await files(canary, address));
    try {
      // What the ways up in the cases lead to.
      await mkdir(join(folder.around, 'outside'));
      await writeFile(join(folder.around, 'outside', 'canary.pdf'), 'CANARY');
      for (const [path, to] of Object.entries(links)) {
        await symlink(to === 'file' ? canary : elsewhere, folder.file(path));
      }
      const found = await checked(folder);
      expect(found.codes).toEqual(codes);
      expect(found.exitCode).toBe(1);
      expect(found.output).not.toContain('CANARY');
      expect(found.seconds).toBeLessThan(10);
    } finally {
      await folder.remove();
    }
  });
});

async function checked(folder: CouncilFolder) {
  const before = await folder.listing();
  const began = process.cpuUsage();
  const { stdout, stderr, exitCode } = await runHere(['check', '--json', meeting], {
    cwd: folder.council,
    env: {},
  });
  // The processor's, since others may be using it: reading, threads and all.
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  expect(await folder.listing(), 'nothing is written').toEqual(before);
  const found = [...stderr.matchAll(/ \[([a-z0-9-]+)\]$/gm)].map(([, code]) => code);
  return { codes: [...new Set(found)].sort(), exitCode, output: stdout + stderr, seconds };
}
