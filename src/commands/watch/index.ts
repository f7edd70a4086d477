/** `pack watch`: makes the pack again whenever a file changes, and shows it on a page on this machine. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diagnosticText, failureText } from '../../diagnostics/text.js';
import { openLoopback, type Reply } from '../../loopback/index.js';
import { marksSinceIssue } from '../../meeting/since-issue.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { UsageError } from '../../model/error.js';
import { buildPack, type Published, type Workshop } from '../../pipeline.js';
import { councilOf } from '../../unchanged/sources.js';
import type { CommonOptions, Context, ExitCode } from '../context.js';
import { editionsOf } from '../edition.js';
import { openFile } from '../open-file.js';
import { fileSize, pagesLine } from '../overview.js';
import { withWorkshop } from '../workshop.js';
import { watchChanges } from './changes.js';
import { type Seen, watchState } from './state.js';
import { openThumbnails } from './thumbnails.js';

export interface WatchOptions extends CommonOptions {
  readonly port?: string;
  readonly open?: true;
}

/** Ends with 0 when it is told to. @throws UsageError for a port that is none, or several editions. */
export async function watchPack(
  folder: string | undefined,
  options: WatchOptions,
  context: Context,
): Promise<ExitCode> {
  const [edition = 'public', ...others] = editionsOf(options.edition);
  if (others.length > 0) {
    throw new UsageError('One edition is watched at a time.', {
      hints: ['Write --edition public or --edition members.'],
    });
  }
  const meeting = resolve(context.cwd, folder ?? '.');
  const order = { edition, strict: options.strict ?? false };
  const port = portOf(options.port);
  await withWorkshop(options, context, async (shopFor) => {
    const shop = shopFor(edition);
    const watched = openWatched(shop, meeting);
    const page = await openLoopback({ port, answers: watched.answers });
    const say = (text: string): void => {
      if (!options.quiet) context.stderr(text);
    };
    say('The pack is made whenever a file changes. Ctrl-C ends it. It is shown at\n');
    context.stdout(`${page.address}\n`);
    if (options.open) await openFile(page.address, context);
    let wanted = true;
    let wake: () => void = () => undefined;
    const changes = watchChanges(councilOf(meeting) ?? meeting, meeting, () => {
      wanted = true;
      wake();
    });
    let ended = false;
    const end = (context.untilEnd?.() ?? new Promise<void>(() => undefined)).then(() => {
      ended = true;
      wake();
    });
    try {
      while (!ended) {
        if (!wanted) {
          await new Promise<void>((go) => {
            wake = go;
          });
          continue;
        }
        wanted = false;
        page.tell(watched.told({ phase: 'making' }));
        const making = rebuild();
        await Promise.race([making, end]);
      }
    } finally {
      changes.close();
      await page.close();
    }

    async function rebuild(): Promise<void> {
      const start = performance.now();
      const { value, diagnostics, failure } = await buildPack(meeting, order, shop);
      if (ended) return;
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      const found = howMany(diagnostics);
      const style = { colour: context.colour, from: context.cwd };
      for (const one of diagnostics) {
        if (one.severity === 'error') context.stderr(`${diagnosticText(one, style)}\n`);
      }
      if (failure !== undefined) context.stderr(`${failureText(failure, style)}\n`);
      const summary =
        value === undefined
          ? [failure?.message ?? 'The pack could not be made', found].filter(isSaid).join(': ')
          : `${[`${pagesLine(value.map)}, ${fileSize(value.bytes)}`, found].filter(isSaid).join(', ')}, made in ${seconds} s`;
      const marks = await marksSinceIssue(meeting, order);
      if (value !== undefined) await watched.keep(value);
      page.tell(
        watched.told({
          phase: value === undefined ? 'failed' : 'made',
          summary,
          diagnostics,
          marks,
        }),
      );
      say(`${summary}\n`);
    }
  });
  return 0;
}

/** The last good pack, and what is told of it. */
function openWatched(shop: Workshop, folder: string) {
  const thumbnails = openThumbnails(shop.pdfium);
  let seen: Seen = { phase: 'making', summary: '', diagnostics: [], marks: new Map(), folder };
  let pdf: Uint8Array | undefined;
  const version = (): string | undefined => seen.map?.pdf?.sha256.slice(0, 16);
  const ofNow = (query: URLSearchParams): Uint8Array | undefined =>
    query.get('v') === version() ? pdf : undefined;
  return {
    /** The state with this new in it, as the page's script reads it. */
    told: (news: Partial<Seen>): string => {
      seen = { ...seen, ...news };
      return JSON.stringify(watchState(seen));
    },
    keep: async ({ map, files }: Published): Promise<void> => {
      pdf = await readFile(files.pdf);
      seen = { ...seen, map };
    },
    answers: {
      '': () => asset('page.html', 'text/html; charset=utf-8'),
      'look.css': () => asset('look.css', 'text/css; charset=utf-8'),
      'page.js': () => asset('page.js', 'text/javascript; charset=utf-8'),
      'pack.pdf': async (query: URLSearchParams): Promise<Reply | undefined> => {
        const body = ofNow(query);
        return body && { type: 'application/pdf', body, isDocument: true };
      },
      'page.png': async (query: URLSearchParams): Promise<Reply | undefined> => {
        const file = ofNow(query);
        const sheet = Number(query.get('sheet'));
        const sheets = seen.map?.sheets ?? 0;
        if (file === undefined || !Number.isInteger(sheet) || sheet < 1 || sheet > sheets) {
          return undefined;
        }
        const body = await thumbnails.of(file, version() ?? '', sheet);
        return body && { type: 'image/png', body };
      },
    },
  };
}

const assets = fileURLToPath(new URL('../../../templates/watch/', import.meta.url));

async function asset(name: string, type: string): Promise<Reply> {
  return { type, body: await readFile(join(assets, name)) };
}

function portOf(written: string | undefined): number {
  if (written === undefined) return 0;
  const port = /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`--port is “${written}”, which is no port.`, {
    hints: ['Write a number from 1024 to 65535, or leave it out: a free one is taken.'],
  });
}

/** "1 error, 2 warnings"; nothing where there is none. */
function howMany(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity']): string => {
    const { length } = diagnostics.filter((one) => one.severity === severity);
    return length === 0 ? '' : `${length} ${severity}${length === 1 ? '' : 's'}`;
  };
  return [count('error'), count('warning')].filter(isSaid).join(', ');
}

function isSaid(text: string): boolean {
  return text !== '';
}
