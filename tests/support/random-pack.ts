/**
 * Council folders made up by chance: items and documents of all kinds, public, exempt, confidential, in Part B. The
 * same seed makes the same folder. Knows nothing of how packs are made.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { makeDocx, paragraph } from './make-docx.js';
import { makePdf, streamOf } from './pdf-maker.js';

export interface RandomPack {
  /** Absolute. */
  readonly meeting: string;
  /** How many items and documents are restricted; one at least. */
  readonly restricted: number;
}

export interface Chance {
  /** From 0 to `below`, which is excluded. */
  readonly whole: (below: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
  /** True so many times in a hundred. */
  readonly odds: (percent: number) => boolean;
}

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    whole,
    one: (of) => of[whole(of.length)] as (typeof of)[number],
    odds: (percent) => next() * 100 < percent,
  };
}

const syllables =
  'bar cle dun eth fos gri hal ith jen kel lor mun nor oth pen qui rad sel tor und ver wen yar zel'.split(
    ' ',
  );
const common = 'the of to and in for is that on with as by it was be are this from at which'.split(
  ' ',
);

/** What every officer writes. */
const boilerplate = [
  'The committee is asked to note the contents of this report.',
  'There are no financial implications arising directly from this report.',
  'The equality impact assessment has been completed and is available on request.',
  'Meeting of the Drains Committee, Tuesday, 4 March 2025 at 10.00 am in the Pump House.',
  'Exempt by virtue of paragraph 3 of Part 1 of Schedule 12A of the Local Government Act 1972.',
];

const publicSentences = [
  ...boilerplate,
  'Exempt by virtue of paragraph {{number}} of Part 1 of Schedule 12A of the Local Government Act 1972.',
];

function word(chance: Chance): string {
  if (chance.odds(40)) return chance.one(common);
  return Array.from({ length: 2 + chance.whole(2) }, () => chance.one(syllables)).join('');
}

function phrase(chance: Chance, words: number): string {
  const text = Array.from({ length: words }, () => word(chance)).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Two words at least that nobody else has. */
function titleOf(chance: Chance): string {
  const own = Array.from({ length: 2 }, () =>
    Array.from({ length: 3 }, () => chance.one(syllables)).join(''),
  );
  return `${own.map((one) => one.charAt(0).toUpperCase() + one.slice(1)).join(' ')} ${phrase(chance, 2 + chance.whole(4)).toLowerCase()}`;
}

function textOf(chance: Chance, sentences: number): readonly string[] {
  // The first is nobody else's, so that every paper says something of its own.
  return Array.from({ length: sentences }, (_, index) =>
    index > 0 && chance.odds(25)
      ? chance.one(boilerplate)
      : `${phrase(chance, 6 + chance.whole(12))}.`,
  );
}

/** `page` of words, one line each; WinAnsi only. */
export function pageOf(lines: readonly string[], title?: string): Uint8Array {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
  return makePdf(
    {
      1: '<</Type/Catalog/Pages 2 0 R>>',
      2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
      4: streamOf(`BT /F1 8 Tf 10 TL 40 800 Td\n${shown}\nET`),
      5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
      6: `<</Title(${title ?? 'Untitled'})>>`,
    },
    '/Root 1 0 R/Info 6 0 R',
  );
}

/** A picture alone on its page. */
export function picturePage(data: Uint8Array, width: number, height: number): Uint8Array {
  return makePdf(
    {
      1: '<</Type/Catalog/Pages 2 0 R>>',
      2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>',
      4: streamOf('q 500 0 0 400 40 300 cm /I Do Q'),
      5: streamOf(
        Buffer.from(data).toString('latin1'),
        `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode`,
      ),
    },
    '/Root 1 0 R',
  );
}

async function photograph(chance: Chance): Promise<Uint8Array> {
  const data = Uint8Array.from({ length: 12 * 9 * 3 }, () => chance.whole(256));
  return sharp(data, { raw: { width: 12, height: 9, channels: 3 } })
    .resize(160, 120, { kernel: 'cubic', fit: 'fill' })
    .jpeg({ quality: 80 })
    .toBuffer();
}

type Kind = 'pdf' | 'md' | 'docx' | 'jpg';

async function contentOf(kind: Kind, chance: Chance): Promise<Uint8Array | string> {
  const lines = textOf(chance, 3 + chance.whole(8));
  switch (kind) {
    case 'pdf':
      return pageOf(lines, titleOf(chance));
    case 'md':
      return `---\nsubject: ${titleOf(chance)}\n---\n\n# ${titleOf(chance)}\n\n${lines.join('\n\n')}\n`;
    case 'docx':
      return makeDocx({ body: lines.map((line) => paragraph(line)).join('') });
    case 'jpg':
      return photograph(chance);
  }
}

const accesses = [
  { exempt: { paragraphs: ['3'], reason: 'The public interest is in keeping it closed' } },
  'exempt',
  'confidential',
  { confidential: { ground: 'A court forbids that it is published' } },
];

/** Those with which a build has nothing to find fault. */
const soundAccesses = [
  { exempt: { paragraphs: ['3'], reason: 'The public interest is in keeping it closed' } },
  { confidential: { ground: 'court-order', words: 'The order of the court of 3 March 2025' } },
];

/** Writes the folder below `parent`; a `sound` one can be built. */
export async function writeRandomPack(
  parent: string,
  seed: number,
  { sound = false } = {},
): Promise<RandomPack> {
  const choice = sound ? soundAccesses : accesses;
  const chance = chanceOf(seed);
  const council = join(parent, `council-${seed}`);
  const meeting = join(council, 'drains-committee', '2025-03-04');
  const write = async (file: string, content: Uint8Array | string): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  const yaml = (value: unknown): string => JSON.stringify(value, null, 1);
  const partA: string[] = [];
  const partB: string[] = [];
  let restricted = 0;
  const count = 2 + chance.whole(5);
  for (let index = 0; index < count; index++) {
    const name = `${chance.one(syllables)}${chance.one(syllables)}-${chance.one(syllables)}${chance.one(syllables)}-${index + 1}`;
    const inPartB = chance.odds(20);
    // The last is restricted where nothing else is.
    const closed = chance.odds(30) || (index === count - 1 && restricted === 0);
    if (closed || inPartB) restricted++;
    const documents: object[] = [];
    for (let paper = 0; paper < chance.whole(4); paper++) {
      const kind = chance.one(['pdf', 'pdf', 'md', 'docx', 'jpg'] as const);
      const file = `papers/${name}-${chance.one(syllables)}${chance.one(syllables)}-${paper}.${kind}`;
      const own = chance.odds(25);
      if (own && !closed && !inPartB) restricted++;
      await write(join(meeting, file), await contentOf(kind, chance));
      documents.push({
        file,
        ...(chance.odds(70) ? { title: titleOf(chance) } : {}),
        ...(own ? { access: chance.one(choice) } : {}),
        ...(kind === 'jpg' ? { alt: titleOf(chance) } : {}),
      });
    }
    (inPartB ? partB : partA).push(name);
    const front = {
      title: titleOf(chance),
      ...(documents.length > 0 ? { documents } : {}),
      ...(closed || (sound && inPartB) ? { access: chance.one(choice) } : {}),
    };
    await write(
      join(meeting, 'items', `${name}.md`),
      `---\n${yaml(front)}\n---\n\n${textOf(chance, chance.whole(4)).join('\n\n')}\n`,
    );
  }
  await write(
    join(council, 'council.yaml'),
    yaml({ name: 'Testbourne Council', nation: 'england' }),
  );
  await write(
    join(council, 'drains-committee', 'committee.yaml'),
    yaml({ name: 'Drains Committee', time: '10:00', venue: 'Pump House, Testbourne' }),
  );
  await write(
    join(council, 'standing', 'apologies.md'),
    `---\nstanding: apologies\ntitle: Apologies\n---\n\n${publicSentences.join('\n\n').replace('{{number}}', sound ? '{{this-item}}' : '{{number}}')}\n`,
  );
  await write(
    join(meeting, 'pack.yaml'),
    yaml({
      date: '2025-03-04',
      published: '2025-02-24',
      agenda: {
        'part-a': ['apologies', ...partA],
        ...(partB.length > 0 ? { 'part-b': partB } : {}),
      },
    }),
  );
  return { meeting, restricted };
}
