/**
 * Sources that try to run code, to fetch and to read, and may be printed all the same: one pack holds them all. Nothing
 * runs, nobody is asked, nothing outside is opened, and what was left out is told by its code.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CouncilFolder,
  councilYaml,
  makeCouncil,
  meeting,
  packYaml,
} from '../support/council-folder.js';
import { makeDocx, paragraph, picture, relation, run } from '../support/make-docx.js';
import { pdfFile } from '../support/pdf-files.js';
import { makePdf, streamOf } from '../support/pdf-maker.js';
import { printedText } from '../support/printed-text.js';
import { type Ran, runProcess } from '../support/run-command.js';

const recorder = fileURLToPath(new URL('../support/record-opened.js', import.meta.url));

let asked: string[];
let server: Server;
let elsewhere: string;
let folder: CouncilFolder;
let ran: Ran;
let opened: readonly string[];
let pdf: Buffer;
let text: string;

beforeAll(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('ANSWER');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = Object(server.address()) as { readonly port: number };
  elsewhere = await mkdtemp(join(tmpdir(), 'pack-test-elsewhere-'));
  const canary = join(elsewhere, 'canary.txt');
  await writeFile(canary, 'CANARY');
  folder = await makeCouncil(await pdfFile(1), await sources(`http://127.0.0.1:${port}`, canary));
  const log = join(elsewhere, 'opened.txt');
  await writeFile(log, '');
  const where = { cwd: folder.council, env: { RECORD_OPENED: log } };
  ran = await runProcess(['build', '--json', meeting], where, ['--import', recorder]);
  opened = (await readFile(log, 'utf8')).split('\n').filter((path) => path !== log);
  const [pack] = (JSON.parse(ran.stdout) as { packs: { pdf?: string }[] }).packs;
  if (pack?.pdf === undefined) throw new Error(`Nothing was built:\n${ran.stderr}`);
  pdf = await readFile(folder.file(pack.pdf));
  text = (await printedText(pdf))
    .flat()
    .map((piece) => piece.text)
    .join(' ');
});
afterAll(async () => {
  server.close();
  await rm(elsewhere, { recursive: true, force: true });
  await folder.remove();
});

async function sources(address: string, canary: string) {
  const item = (title: string, file: string) =>
    `---\ntitle: ${title}\ndocuments:\n  - file: reports/${file}\n    title: ${title}\n---\n`;
  return {
    'council.yaml': councilYaml.replace(
      'Marsh Tolling Parish Council',
      '"<script>ran()</script>{{constructor}}<img src=x>"',
    ),
    // Ours with what a council's own style may try.
    'templates/picture.css': `@import url(${address}/style.css);`,
    'templates/fonts.css': `@import url("${address}/import.css"); @font-face { font-family: Own; src: url(file://${canary}) } body { background: url(${address}/ground.png); font-family: Own }`,
    [`${meeting}/pack.yaml`]: `${packYaml}    - 04-word\n    - 05-form\n`,
    [`${meeting}/items/02-sea-wall.md`]:
      '---\ntitle: "<b onload=ran()>Sea</b> wall"\n---\n\n<script>ran()</script>\n\nA [link](javascript:ran()), [another](file:///etc/passwd) and [one](data:text/html,ran).\n',
    [`${meeting}/items/03-budget.md`]: item('Budget', 'paper.md'),
    [`${meeting}/items/04-word.md`]: item('Word', 'paper.docx'),
    [`${meeting}/items/05-form.md`]: item('Form', 'form.pdf'),
    [`${meeting}/reports/paper.md`]: `---js\nthrow ran()\n---\n\n# Paper\n\n<iframe src="${address}/frame"></iframe><img src="${address}/img.png">\n\n![Drawing](drawing.svg)\n\n[pack](pack:document/9.9) and <${address}/allowed>\n`,
    [`${meeting}/reports/drawing.svg`]:
      '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="9"><script>ran()</script><rect width="9" height="9" onload="ran()"/></svg>',
    [`${meeting}/reports/paper.docx`]: await makeDocx({
      body:
        paragraph(run('Words') + picture('rId9', { alt: 'x', link: true })) +
        paragraph('<w:hyperlink r:id="rId8"><w:r><w:t>here</w:t></w:r></w:hyperlink>'),
      relations:
        relation('rId9', 'image', `${address}/word.png`, true) +
        relation('rId8', 'hyperlink', `file://${canary}`, true) +
        relation('rId7', 'attachedTemplate', `${address}/template.dotm`, true) +
        relation('rId6', 'oleObject', '\\\\127.0.0.1\\share\\sheet.xlsx', true),
    }),
    [`${meeting}/reports/form.pdf`]: makePdf(
      {
        1: '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(ran\\(\\))>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(ran\\(\\))>>]>>>>>>',
        2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[5 0 R 6 0 R]/AA<</O<</S/Launch/F(ran.exe)>>>>>>',
        4: streamOf('q Q'),
        5: `<</Type/Annot/Subtype/Link/Rect[9 9 99 99]/A<</S/Launch/F(${canary})>>>>`,
        6: '<</Type/Annot/Subtype/Link/Rect[9 9 99 99]/A<</S/URI/URI(file:///ran)>>>>',
      },
      '/Root 1 0 R',
    ),
  };
}

describe('a pack made of what tries to run, fetch and read', () => {
  test('is built, and tells what was left out', () => {
    expect(ran.exitCode, ran.stderr).toBe(0);
    const codes = [...ran.stderr.matchAll(/ \[([a-z0-9-]+)\]$/gm)].map(([, code]) => code);
    expect([...new Set(codes)].sort()).toEqual([
      'checks-found',
      'document-parts-dropped',
      'link-to-nowhere',
      'page-asked-for-more',
      'raw-html',
      'svg-script',
      'word-parts-lost',
    ]);
  });

  test('asked nobody on the network', () => {
    expect(asked).toEqual([]);
  });

  test('opened nothing outside the council but the program’s own, and never the canary', () => {
    expect(opened).toContain(folder.file(`${meeting}/reports/paper.docx`));
    expect(
      opened.filter((path) => path.includes('canary') || path.startsWith('/etc/passwd')),
    ).toEqual([]);
  });

  test('overwrote nothing', async () => {
    expect(await readFile(join(elsewhere, 'canary.txt'), 'utf8')).toBe('CANARY');
  });

  test('shows markup as the words that it is', () => {
    const plain = text.replace(/\s+/g, ' ');
    expect(plain).toContain('<script>ran()</script>{{constructor}}<img src=x>');
    expect(plain).toContain('<b onload=ran()>Sea</b> wall');
    expect(plain).not.toContain('ANSWER');
    expect(plain).not.toContain('CANARY');
  });

  test('holds no script, no launch and no address but those of the web', () => {
    const bytes = pdf.toString('latin1');
    expect(bytes).not.toMatch(/\/JavaScript|\/Launch|file:|ran\.exe|\/OpenAction\s*<</);
  });
});
