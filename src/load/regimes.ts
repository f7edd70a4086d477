/** Reads the exemption regimes that come with the program, one file a nation. Decides nothing about any item. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type Nation, nations } from '../model/meeting.js';
import { qualifications, type Regime } from '../model/regime.js';
import { choice, day, group, text } from './values.js';
import { parseYaml } from './yaml.js';

/** The folder of the regimes; the same from src/ and from dist/. */
const builtInRegimes = new URL('../../templates/regimes/', import.meta.url);

const word = text.refine((value) => value !== '');

const shape = group({
  nation: choice(nations),
  act: word,
  schedule: word,
  source: word,
  checked: day,
  paragraphs: z
    .array(
      group({
        number: text.refine((value) => /^[1-9]\d*[A-Z]?$/.test(value)),
        about: word,
        description: text.refine((value) => /^[A-Z].*[^.]$/s.test(value)),
        qualified: choice(qualifications),
      }),
    )
    .nonempty(),
  confidential: group({ provision: word, grounds: z.record(z.string(), word) }),
});

/** Throws where one is missing or broken: the program is not installed whole then. */
export async function readRegimes(
  wanted: readonly Nation[] = nations,
  folder: URL = builtInRegimes,
): Promise<readonly Regime[]> {
  return Promise.all(wanted.map((nation) => readRegime(nation, folder)));
}

async function readRegime(nation: Nation, folder: URL): Promise<Regime> {
  const file = fileURLToPath(new URL(`${nation}.yaml`, folder));
  const { value, diagnostics } = parseYaml(await readFile(file, 'utf8'), file);
  const read = shape.safeParse(value?.data);
  if (!read.success || diagnostics.length > 0) {
    throw new Error(`The program's own regime ${file} is not sound.`, { cause: read.error });
  }
  const numbers = read.data.paragraphs.map(({ number }) => number);
  if (read.data.nation !== nation || new Set(numbers).size < numbers.length) {
    throw new Error(
      `The program's own regime ${file} is of another nation, or says a paragraph twice.`,
    );
  }
  return read.data;
}
