/** Minutes as a file: what a reader finds in it, what only members find, and what no public file may have. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeMinutes } from '../../src/meeting/minutes.js';
import type { CitedPages, MinutesInput } from '../../src/minute/index.js';
import type { MinutesMap } from '../../src/model/minutes-map.js';
import type { Order } from '../../src/pipeline.js';
import { type Inspected, inspectPdf } from '../support/inspect-pdf.js';
import { inspectStructure } from '../support/inspect-structure.js';
import { type TestPack, writePack } from '../support/pack-folder.js';
import { openWorkshop, type TestWorkshop } from '../support/workshop.js';

/** As if somebody had printed the exempt minutes in the public file. */
const sabotage = vi.hoisted(() => ({ on: false }));

vi.mock('../../src/minute/index.js', async (original) => {
  const stage = await original<typeof import('../../src/minute/index.js')>();
  return {
    ...stage,
    minuteMeeting: (input: MinutesInput, pages?: CitedPages) => {
      const { value, diagnostics } = stage.minuteMeeting(input, pages);
      if (!sabotage.on || value === undefined) return { value, diagnostics };
      const at = { file: '/minutes-exempt.md' };
      const leak = { kind: 'text', text: { source: exempt.split('\n')[2] ?? '', at } } as const;
      const [first, ...rest] = value.minutes;
      const leaking = first && { ...first, blocks: [...first.blocks, leak] };
      return {
        value: { ...value, minutes: [...(leaking ? [leaking] : []), ...rest] },
        diagnostics,
      };
    },
  };
});

let workshop: TestWorkshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

const report = {
  file: 'weirs.md',
  title: 'Weirs',
  content: '# Weirs\n\nThey hold.\n\nBackground papers: none.\n',
};

const pack: TestPack = {
  committee: {
    membership: { chair: 'Councillor Ada Lane', councillors: ['Councillor Ben Moss'] },
    minutes: { numbers: 'DC{n}/{yy}', 'exempt-numbers': '{e}/E' },
  },
  items: {
    weirs: { title: 'State of the weirs', documents: [report] },
    exclusion: { title: 'Exclusion of the public' },
    sluice: {
      title: 'Price of the Coldwater sluice',
      about: {
        'public-title': 'Purchase of a structure',
        access: { exempt: { paragraphs: ['3'], reason: 'The price is being negotiated.' } },
      },
    },
  },
};

const minutes = `---
present: [Councillor Ada Lane, Councillor Ben Moss]
first-number: 40
ended: "11:30"
---

## 1. State of the weirs

Members considered the paper on page 3 of the agenda.

RESOLVED: That the weirs be painted.

ACTION: Ben Moss to buy the paint, by 1 May 2025.

## 2. Exclusion of the public

RESOLVED: That the public be excluded.

## 3. Purchase of a structure

It was agreed to buy it.
`;

const exempt = `## 3. Price of the Coldwater sluice

The owner of the Coldwater sluice asked for ninety thousand pounds and will take eighty.
`;

interface Made {
  readonly file: Inspected;
  readonly map: MinutesMap;
  readonly pdf: Uint8Array;
}

async function write(text = minutes, closed: string | undefined = exempt): Promise<string> {
  const meeting = await writePack(workshop.folder, pack);
  await writeFile(join(meeting, 'minutes.md'), text);
  if (closed !== undefined) await writeFile(join(meeting, 'minutes-exempt.md'), closed);
  return meeting;
}

async function run(meeting: string, edition: Order['edition'] = 'public') {
  const { value, diagnostics, failure } = await makeMinutes(
    meeting,
    { edition, strict: false },
    workshop.shop,
  );
  if (failure !== undefined) throw failure;
  return { value, codes: diagnostics.map(({ code }) => code) };
}

async function made(meeting: string, edition: Order['edition'] = 'public'): Promise<Made> {
  const { value, codes } = await run(meeting, edition);
  if (value?.kind !== 'minutes') throw new Error(codes.join(' '));
  const pdf = await readFile(value.files.pdf);
  return {
    pdf,
    file: await inspectPdf(pdf, workshop.shop.pdfium),
    map: JSON.parse(await readFile(value.files.map, 'utf8')) as MinutesMap,
  };
}

describe('public minutes', () => {
  let one: Made;
  beforeAll(async () => {
    one = await made(await write());
  });

  test('have head, numbers, decisions, actions, end and signature', () => {
    const text = one.file.pages.map((page) => page.text).join(' ');
    for (const words of [
      'Testbourne Council',
      'Drains Committee Draft minutes',
      'Minutes of the meeting held on Tuesday 4 March 2025 at 10.00 am in Pump House, Testbourne',
      'Present Councillor Ada Lane (in the Chair) Councillor Ben Moss',
      'DC40/25 State of the weirs',
      'RESOLVED: That the weirs be painted.',
      'ACTION: Ben Moss to buy the paint, by 1 May 2025.',
      '1/E Purchase of a structure',
      'The meeting ended at 11.30 am.',
      'Signed: Date:',
      'Page 1',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('Coldwater');
  });

  test('have bookmarks to each minute, labels, and a title that says what they are', () => {
    expect(one.file.title).toBe('Drains Committee, Tuesday 4 March 2025: draft minutes');
    expect(one.file.labels).toEqual(one.file.labels.map((_, index) => String(index + 1)));
    expect(one.file.outline).toMatchObject([
      {
        title: 'Draft minutes',
        sheet: 1,
        children: [
          { title: 'DC40/25 State of the weirs' },
          { title: 'DC41/25 Exclusion of the public' },
          { title: '1/E Purchase of a structure' },
        ],
      },
    ]);
  });

  test('are tagged, and claim PDF/UA as a pack does', () => {
    expect(inspectStructure(one.pdf).faults).toEqual([]);
    expect(one.map.claims).toEqual(['PDF/UA-1']);
  });

  test('are data too', () => {
    expect(one.map).toMatchObject({
      kind: 'minutes',
      edition: 'public',
      minutes: [
        {
          number: 'DC40/25',
          item: '1',
          page: '1',
          decisions: ['RESOLVED: That the weirs be painted.'],
          actions: [{ who: 'Ben Moss', what: 'buy the paint', by: '2025-05-01' }],
        },
        { number: 'DC41/25' },
        { number: '1/E', title: 'Purchase of a structure', access: 'exempt' },
      ],
    });
    expect(one.map.exempt).toBeUndefined();
    expect(JSON.stringify(one.map)).not.toContain('Coldwater');
  });

  test('come out the same each time', async () => {
    const again = await made(await write());
    expect(Buffer.compare(again.pdf, one.pdf)).toBe(0);
  });
});

test('approved minutes are no draft any more', async () => {
  const { file } = await made(
    await write(minutes.replace('ended:', 'approved: 2025-06-03\nended:')),
  );
  const text = file.pages.map((page) => page.text).join(' ');
  expect(text).toContain('Approved as a correct record on Tuesday 3 June 2025.');
  expect(text).not.toMatch(/draft/i);
});

test('members read what was said without the public, marked on each page', async () => {
  const { file, map } = await made(await write(), 'members');
  const last = file.pages.at(-1)?.text ?? '';
  expect(last).toContain('Not for publication – exempt');
  expect(last).toContain('1/E Price of the Coldwater sluice');
  expect(last).toContain('will take eighty');
  expect(file.page(1).text).not.toContain('Not for publication');
  expect(map.exempt).toMatchObject([{ number: '1/E', access: 'exempt' }]);
});

test('what is exempt is looked for in the public file, and keeps it from being written', async () => {
  sabotage.on = true;
  const meeting = await write();
  const { value, codes } = await run(meeting);
  sabotage.on = false;
  expect(value).toBeUndefined();
  expect(codes).toContain('restricted-found');
  expect(await readdir(meeting)).not.toContain('out');
});

test('where there are none, a draft is written once, and no PDF', async () => {
  const meeting = await writePack(workshop.folder, pack);
  const { value } = await run(meeting);
  expect(value).toEqual({ kind: 'draft', files: [join(meeting, 'minutes.md')] });
  const text = await readFile(join(meeting, 'minutes.md'), 'utf8');
  expect(text).toContain('Members considered the paper on page 3 of the agenda.');
  expect(text).not.toContain('Coldwater');
  expect(await readdir(meeting)).not.toContain('out');
  // Half written is not written over.
  const { value: second, codes } = await run(meeting);
  expect(second).toBeUndefined();
  expect(codes).toContain('minute-unwritten');
  expect(await readFile(join(meeting, 'minutes.md'), 'utf8')).toBe(text);
});

test('a page that the pack has not is told', async () => {
  expect((await run(await write(minutes.replace('page 3', 'page 30')))).codes).toEqual([
    'citation-unknown',
  ]);
});

test('paragraphs have numbers of their own where the council wants them', async () => {
  const numbered = {
    ...pack.committee,
    minutes: { numbers: '{n}', restart: 'never', paragraphs: 'yes' },
  };
  const meeting = await writePack(workshop.folder, { ...pack, committee: numbered });
  await writeFile(
    join(meeting, 'minutes.md'),
    minutes.replace('Members considered', 'Rain fell.\n\nMembers considered'),
  );
  const text = (await made(meeting)).file.pages.map((page) => page.text).join(' ');
  expect(text).toContain(
    '40 State of the weirs 40.1 Rain fell. 40.2 Members considered the paper on page 3 of the agenda. 40.3 RESOLVED:',
  );
  expect(text).toContain('41.1 RESOLVED: That the public be excluded.');
});

describe('notices of decisions', () => {
  const notice = `---
item: weirs
published: 2025-03-07
key-decision: yes
---

## Decision

That the weirs be painted.

## Reasons

They rust.

## Options considered

None.
`;

  async function decide(text: string) {
    const meeting = await write();
    const folder = join(meeting, 'decisions');
    await mkdir(folder);
    await writeFile(join(folder, '01-weirs.md'), text);
    await writeFile(
      join(meeting, '..', 'committee.yaml'),
      JSON.stringify({
        name: 'Drains Committee',
        time: '10:00',
        venue: 'Pump House, Testbourne',
        ...pack.committee,
        'call-in': { days: '5' },
      }),
    );
    return run(meeting);
  }

  test('are a file of their own, with the last day for call-in', async () => {
    const { value, codes } = await decide(notice);
    expect(codes).toEqual([]);
    if (value?.decisions === undefined) throw new Error('No notices.');
    const pdf = await readFile(value.decisions.files.pdf);
    const file = await inspectPdf(pdf, workshop.shop.pdfium);
    expect(file.page(1).text).toContain('Item 1: State of the weirs');
    expect(file.page(1).text).toContain('Call-in Until Friday 14 March 2025');
    expect(file.outline).toMatchObject([{ title: 'Item 1: State of the weirs', sheet: 1 }]);
    expect(inspectStructure(pdf).faults).toEqual([]);
    expect(value.decisions.map).toMatchObject({
      kind: 'decisions',
      claims: ['PDF/UA-1'],
      decisions: [{ item: '1', callIn: '2025-03-14', keyDecision: true, page: '1' }],
    });
  });

  test('without reasons keep all from being written', async () => {
    const { value, codes } = await decide(notice.replace('## Reasons\n\nThey rust.\n\n', ''));
    expect(codes).toEqual(['key-decision-without-reasons']);
    expect(value).toBeUndefined();
  });
});
