/**
 * LibreOffice, where it is installed: found, asked for its version, and had convert one file at a time to a tagged PDF. An
 * engine: knows neither packs nor documents.
 */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PackError } from '../model/error.js';
import { sweepUnfinished } from '../unfinished/index.js';
import { type OfficeKind, pdfFilter } from './filter.js';
import { fontsIdentity } from './fonts.js';
import { findOffice, type Surroundings } from './look-up.js';
import { type Ended, withOffice } from './run.js';

export type { OfficeKind } from './filter.js';
export { findOffice } from './look-up.js';

export interface InstalledOffice {
  /** Absolute. */
  readonly file: string;
  /** "LibreOffice 7.4.7.2". */
  readonly name: string;
  /** What its results depend on besides the file: its version, how it is asked, the typefaces at hand. */
  readonly identity: string;
}

/** The result, or why there is none. */
export type OfficeOutcome =
  | { readonly kind: 'made'; readonly pdf: Uint8Array }
  | { readonly kind: 'too-slow' }
  /** `said` is what it wrote of it, of one line; empty where it wrote nothing. */
  | { readonly kind: 'failed'; readonly said: string };

export interface Office {
  /** What is installed; undefined where nothing is. @throws PackError where it is there and does not work. */
  readonly installed: () => Promise<InstalledOffice | undefined>;
  /**
   * Converts one file. `ending` is that of its name, without a dot. Everything is written below `folder`, which must be
   * private, and removed again. @throws PackError where nothing is installed.
   */
  readonly toPdf: (
    file: { readonly bytes: Uint8Array; readonly ending: string; readonly kind: OfficeKind },
    folder: string,
  ) => Promise<OfficeOutcome>;
}

/** For one document, LibreOffice’s start included. */
export const officeTimeLimitMs = 120_000;

/** Of a result: more is not read. */
export const mostResultBytes = 512 * 1024 * 1024;

export interface OfficeOptions extends Surroundings {
  /** Where its version is asked, a private folder. */
  readonly folder: string;
  readonly timeLimitMs?: number;
}

/** Nothing is looked for or started until it is asked for. */
export function openOffice({ folder, timeLimitMs, ...machine }: OfficeOptions): Office {
  const limited = { ...machine, timeLimitMs: timeLimitMs ?? officeTimeLimitMs };
  let known: Promise<InstalledOffice | undefined> | undefined;
  const swept = new Map<string, Promise<void>>();
  /** What a killed run left there. */
  const sweep = (place: string): Promise<void> => {
    const done = swept.get(place) ?? sweepUnfinished(place);
    swept.set(place, done);
    return done;
  };
  const installed = (): Promise<InstalledOffice | undefined> => {
    known ??= sweep(folder).then(() => look(folder, limited));
    return known;
  };
  return {
    installed,
    async toPdf({ bytes, ending, kind }, place) {
      const program = await installed();
      if (program === undefined) throw new Error('LibreOffice was asked for and is not there.');
      await sweep(place);
      return withOffice(program.file, { ...limited, folder: place }, async (own, run) => {
        const source = join(own, `source.${ending}`);
        await writeFile(source, bytes, { mode: 0o600 });
        const ended = await run(['--convert-to', pdfFilter(kind), '--outdir', own, source]);
        return ended.kind === 'too-slow' ? ended : resultOf(join(own, 'source.pdf'), ended, own);
      });
    },
  };
}

/** Its exit code says little: it is 0 also where a file could not be loaded. */
async function resultOf(file: string, { said }: Ended, folder: string): Promise<OfficeOutcome> {
  const size = await stat(file).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size > mostResultBytes) return { kind: 'failed', said: 'its PDF is too large' };
  const pdf = size === 0 ? undefined : await readFile(file);
  return pdf?.subarray(0, 5).toString('latin1') === '%PDF-'
    ? { kind: 'made', pdf }
    : { kind: 'failed', said: lastLine(said, folder) };
}

function lastLine(said: string, folder: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.replaceAll(folder, '').trim())
    // A wish for Java, which nothing here needs.
    .filter((line) => line !== '' && !/javaldx|^convert /i.test(line));
  return lines.at(-1)?.slice(0, 200) ?? '';
}

async function look(
  folder: string,
  options: Surroundings & { readonly timeLimitMs: number },
): Promise<InstalledOffice | undefined> {
  const file = await findOffice(options);
  if (file === undefined) return undefined;
  const ended = await withOffice(file, { ...options, folder }, (_, run) => run(['--version']));
  const name = ended.kind === 'ended' ? /LibreOffice(?:Dev)? \d[\d.]*/i.exec(ended.said)?.[0] : '';
  if (!name || ended.kind === 'too-slow') {
    const why =
      ended.kind === 'too-slow' ? 'It did not answer.' : ended.said.trim() || 'It said nothing.';
    throw new PackError(`“${file}” does not say that it is LibreOffice.`, {
      hints: [
        'Run it with --version to see what it says.',
        'Install LibreOffice anew, or name another with PACK_LIBREOFFICE.',
      ],
      cause: new Error(why),
    });
  }
  const kinds = (['text', 'spreadsheet', 'presentation'] as const).map(pdfFilter).join(' ');
  const fonts = await fontsIdentity(file, options.platform);
  return { file, name, identity: [ended.said.trim(), kinds, fonts].join('\n') };
}
