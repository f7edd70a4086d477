/** Papers that LibreOffice converts, as the public gets them: their words, none that were hidden or deleted, the same bytes twice. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findOffice } from '../../src/office/index.js';
import { type BuiltPack, buildTestPack } from '../support/build-pack.js';
import { makeDocx, paragraph, run } from '../support/make-docx.js';
import { makeOpenDocument, makePptx, makeRtf, makeXlsx } from '../support/make-office.js';
import { say } from '../support/say.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const isThere = (await findOffice({ env: process.env, platform: process.platform })) !== undefined;
if (!isThere) say('LibreOffice is not installed: what it converts is not tested.');

const tracked =
  '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>Jo</dc:creator><dc:date>2025-01-01T00:00:00</dc:date></office:change-info><text:p>Wiped in ODT</text:p></text:deletion></text:changed-region></text:tracked-changes>';

function frame(address: string): string {
  return `<draw:frame svg:width="9cm" svg:height="9cm" text:anchor-type="as-char"><draw:image xlink:href="${address}" xlink:type="simple"/></draw:frame>`;
}

describe.skipIf(!isThere)('a pack of what officers send', () => {
  let workshop: TestWorkshop;
  let built: BuiltPack;
  let again: BuiltPack;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });

  beforeAll(async () => {
    workshop = await openWorkshop();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const outside = await mkdtemp(join(workshop.folder, 'outside-'));
    const [picture, text] = [join(outside, 'secret.png'), join(outside, 'secret.odt')];
    const red = { width: 300, height: 300, channels: 3, background: '#f00' } as const;
    await writeFile(picture, await sharp({ create: red }).png().toBuffer());
    const secret = '<text:p>Taken from outside</text:p>';
    await writeFile(text, await makeOpenDocument('text', { body: secret }));
    const odt = await makeOpenDocument('text', {
      body: `${tracked}<text:h text:outline-level="1">Drains of Elm Road</text:h><text:p>Kept <text:change text:change-id="c1"/>in ODT</text:p><text:p>${frame(`http://127.0.0.1:${port}/odt.png`)}${frame(`file://${picture}`)}</text:p><text:section text:name="s"><text:section-source xlink:href="file://${text}" text:filter-name="writer8"/></text:section>`,
    });
    const rtf = makeRtf(
      `{\\pard Kept in RTF {\\deleted Wiped in RTF}\\par}{\\field{\\*\\fldinst INCLUDEPICTURE "http://127.0.0.1:${port}/rtf.png" \\\\d}{\\fldrslt }}{\\field{\\*\\fldinst INCLUDETEXT "${text}"}{\\fldrslt }}`,
    );
    const docx = await makeDocx({
      body: paragraph(
        `${run('Kept in Word')}<w:del w:id="1" w:author="Jo"><w:r><w:delText>Wiped in Word</w:delText></w:r></w:del>`,
      ),
    });
    const files: Readonly<Record<string, Uint8Array>> = {
      'letter.odt': odt,
      'letter.rtf': rtf,
      'costs.xlsx': await makeXlsx([
        { name: 'Costs', rows: [[40, 'Kept in Excel']] },
        { name: 'Pay', rows: [['Wiped in Excel']], state: 'hidden' },
      ]),
      'costs.ods': await makeOpenDocument('spreadsheet', {
        body: '<table:table table:name="A"><table:table-row><table:table-cell office:value-type="string"><text:p>Kept in ODS</text:p></table:table-cell></table:table-row></table:table>',
      }),
      'talk.pptx': await makePptx([
        { title: 'Kept in PowerPoint', text: 'Leaks', notes: 'Wiped in PowerPoint' },
        { title: 'Wiped slide', text: 'Nobody sees it', hidden: true },
      ]),
      'talk.odp': await makeOpenDocument('presentation', {
        body: '<draw:page draw:name="p"><draw:frame svg:x="2cm" svg:y="2cm" svg:width="12cm" svg:height="3cm"><draw:text-box><text:p>Kept in ODP</text:p></draw:text-box></draw:frame></draw:page>',
      }),
      'report.docx': docx,
    };
    const documents = Object.entries(files).map(([file, content]) => ({ file, content }));
    const pack = {
      items: { drains: { title: 'Drains', documents } },
      meeting: { convert: 'layout' },
    };
    built = await buildTestPack(workshop, pack);
    again = await buildTestPack(workshop, pack, workshop.withFreshCache('again'));
  }, 600_000);
  afterAll(async () => {
    server.close();
    await workshop?.close();
  });

  test('has the words of each, and the map says what made it', () => {
    const text = allText();
    for (const kind of ['ODT', 'RTF', 'Excel', 'ODS', 'PowerPoint', 'ODP', 'Word']) {
      expect(text).toContain(`Kept in ${kind}`);
    }
    const documents = built.map.items[0]?.documents ?? [];
    for (const { converter, pages } of documents) {
      expect(converter).toMatch(/^LibreOffice \d+\.\d+/);
      expect(pages).toBe(1);
    }
    const tagged = documents.filter((one) => one.tagged).map(({ source }) => source);
    expect(tagged).toEqual(expect.arrayContaining(['letter.odt', 'letter.rtf', 'report.docx']));
  });

  test('has none that were deleted or hidden', () => {
    expect(allText()).not.toContain('Wiped');
  });

  test('has nothing of what papers only refer to, on the web or on this machine', () => {
    expect(asked).toEqual([]);
    expect(allText()).not.toContain('outside');
    expect(Buffer.from(built.pdf).toString('latin1')).not.toMatch(/\/Subtype\s*\/Image/);
  });

  test('is the same, byte for byte, where LibreOffice converts everything anew', () => {
    expect(Buffer.from(again.pdf).equals(Buffer.from(built.pdf))).toBe(true);
  });

  function allText(): string {
    const { file } = built;
    return Array.from({ length: built.map.sheets }, (_, index) => file.page(index + 1).text).join(
      '\n',
    );
  }
});
