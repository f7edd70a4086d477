/**
 * Three meetings of the example that follow on from each other, as one command makes them: the minutes of one are the next
 * one's paper, what is to follow comes in a supplement, and open actions go on.
 */
import { execFile } from 'node:child_process';
import { cp, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageMap } from '../../src/model/map.js';
import { type Inspected, inspectPdf } from '../support/inspect-pdf.js';
import { runHere } from '../support/run-command.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const panel = 'corporate-parenting-panel';
const most = 600_000;

interface Made {
  readonly map: PageMap;
  readonly file: Inspected;
}

let workshop: TestWorkshop;
let env: { readonly PACK_CACHE: string };
let lived: string;

/** What lies in a meeting's folder under this name, such as "2019-07-03/issued/…-public-pack". */
async function read(council: string, day: string, folder: string, kind: string): Promise<Made> {
  const file = join(council, panel, day, folder, `${panel}-${day}-${kind}`);
  const map = JSON.parse(await readFile(`${file}.json`, 'utf8')) as PageMap;
  return { map, file: await inspectPdf(await readFile(`${file}.pdf`), workshop.shop.pdfium) };
}

/** Item → "Pages 5 - 12", of those that have any. */
function ranges({ items }: PageMap): Readonly<Record<string, string>> {
  return Object.fromEntries(
    items.flatMap(({ number, range }) => (range ? [[number, `${range.first}-${range.last}`]] : [])),
  );
}

const julyPages = { 2: '5-12', 6: '13-16', 7: '17-40', 8: '41-52', 9: '53-70' };

beforeAll(async () => {
  workshop = await openWorkshop();
  env = { PACK_CACHE: join(workshop.folder, 'cache') };
  lived = join(workshop.folder, 'lived');
  const program = join(root, 'packs', 'chain.js');
  await promisify(execFile)(process.execPath, [program, lived], {
    env: { ...process.env, ...env },
    timeout: most,
  });
}, most);
afterAll(() => workshop.close());

describe('pack build packs/thornmere/corporate-parenting-panel/*', () => {
  test('builds the three packs', async () => {
    const council = join(workshop.folder, 'packs', 'thornmere');
    await cp(join(root, 'packs', 'thornmere'), council, {
      recursive: true,
      filter: (path) => basename(path) !== 'out',
    });
    // What a shell makes of the star; committee.yaml lies there too.
    const names = (await readdir(join(council, panel))).sort();
    expect(names).toEqual(['2019-03-06', '2019-07-03', '2019-09-25', 'committee.yaml']);
    const folders = names.map((name) => `packs/thornmere/${panel}/${name}`);
    const where = { cwd: workshop.folder, env };
    const { exitCode, stderr } = await runHere(['build', ...folders], where);
    expect(stderr).not.toMatch(/^(error|warning)/m);
    expect(exitCode).toBe(0);
    const july = await read(council, '2019-07-03', 'out', 'public-pack');
    expect(july.map.sheets).toBe(70);
    expect(ranges(july.map)).toEqual(julyPages);
  });
});

describe('July', () => {
  test('has the minutes of March as its pages 5 to 11', async () => {
    const { map, file } = await read(lived, '2019-07-03', 'issued', 'public-pack');
    expect(map.sheets).toBe(70);
    expect(ranges(map)).toEqual(julyPages);
    expect(map.items[1]?.documents).toMatchObject([
      {
        source: '../2019-03-06/minutes.md',
        range: { first: '5', last: '11', sheets: { first: 5, last: 11 } },
      },
    ]);
    const minutes = await read(lived, '2019-03-06', 'out', 'minutes');
    expect(minutes.map.sheets).toBe(7);
    const text = [5, 6, 7, 8, 9, 10, 11].map((sheet) => file.page(sheet).text).join(' ');
    expect(text).toContain('17/19 Update on actions agreed at previous meeting(s)');
    for (const { number, title } of (minutes.map as unknown as Minutes).minutes) {
      expect(text).toContain(`${number} ${title}`);
    }
    expect(file.page(12).text).toContain('This page is intentionally left blank');
  });

  test('says that the update on actions is to follow', async () => {
    const { map, file } = await read(lived, '2019-07-03', 'issued', 'public-pack');
    expect(map.items[4]).toMatchObject({ status: 'to-follow', documents: [] });
    expect(file.page(2).text).toContain(
      '5. Update on actions agreed at previous meeting(s) [To Follow]',
    );
  });

  test('has it in Supplement 1, from page 71 on', async () => {
    const { map, file } = await read(lived, '2019-07-03', 'issued', 'supplement-1');
    expect(ranges(map)).toEqual({ 5: '71-72' });
    const at = map.items[4]?.documents[0]?.range.sheets.first ?? 0;
    expect(file.labels).toEqual(['i', 'ii', 'iii', 'iv', '71', '72']);
    const { text } = file.page(at);
    expect(text).toContain('Agenda Item 5');
    expect(text).toContain('Page 71');
    expect(text).toContain('Agreed on Wednesday 6 March 2019');
    const minutes = [...text.matchAll(/\b\d+\/19\b/g)].map(([number]) => number);
    expect(minutes).toEqual(['17/19', '18/19', '18/19', '19/19', '20/19', '20/19']);
    expect(text).toContain('Done on 21 May 2019');
    expect(file.sheetOf('(Pages 17 - 38 of the pack)')).toBe(2);
    expect(`${file.page(2).text}${file.page(3).text}`).not.toContain('To Follow');
  });

  test('is one file of 76 sheets in the end', async () => {
    const { map } = await read(lived, '2019-07-03', 'out', 'consolidated-pack');
    expect(map).toMatchObject({ sheets: 76, lastLabel: '72' });
    expect(ranges(map)).toEqual({ ...julyPages, 5: '71-72' });
  });
});

describe('September', () => {
  test('has the minutes of July, and their open actions only', async () => {
    const { map, file } = await read(lived, '2019-09-25', 'issued', 'public-pack');
    expect(map.items[1]?.documents).toMatchObject([{ source: '../2019-07-03/minutes.md' }]);
    expect(file.page(5).text).toContain('Minutes of the meeting held on Wednesday 3 July 2019');
    const agenda = file.page(2).text;
    const table = agenda.slice(agenda.indexOf('5. Update on actions'));
    const minutes = [...table.matchAll(/\b\d+\/19\b/g)].map(([number]) => number);
    // 30/19 has one that was done before the minutes were written.
    expect(minutes).toEqual(['27/19', '28/19', '29/19', '29/19']);
    expect(table).toContain('Try this with twenty children');
    expect(agenda).not.toContain('Send the report to the Council');
    const { minutes: all } = (await read(lived, '2019-07-03', 'out', 'minutes'))
      .map as unknown as Minutes;
    const open = all.flatMap(({ number, actions }) =>
      actions.filter(({ done }) => done === undefined).map(() => number),
    );
    expect(minutes).toEqual(open);
  });
});

/** As much of a map of minutes as is asked here. */
interface Minutes {
  readonly minutes: readonly {
    readonly number: string;
    readonly title: string;
    readonly actions: readonly { readonly done?: string }[];
  }[];
}
