/** `pack site`: writes the public pages of a council. */
import { relative } from 'node:path';
import { pathJson } from '../diagnostics/json.js';
import { publishSite } from '../meeting/site.js';
import { UsageError } from '../model/error.js';
import { given } from '../model/given.js';
import type { BuildOptions, Context, ExitCode } from './context.js';
import { eachPack, resultJson } from './each-pack.js';

export interface SiteOptions extends BuildOptions {
  readonly draft?: true;
  readonly address?: string;
}

/** @throws UsageError where several folders are named, an edition that is not public, or an address that is none. */
export async function site(
  folders: readonly string[],
  options: SiteOptions,
  context: Context,
): Promise<ExitCode> {
  if (folders.length > 1) {
    throw new UsageError('The public pages are made of one council at a time.', {
      hints: ['Name one folder: the council’s, or any below it.'],
    });
  }
  if (options.edition !== 'public') {
    throw new UsageError('The public pages are public; there is no other edition of them.', {
      hints: ['Leave --edition out.'],
    });
  }
  const address = siteAddress(options.address);
  return eachPack(folders, options, context, {
    run: (folder, { strict, out }, shop) =>
      publishSite(
        folder,
        { strict, draft: options.draft ?? false, ...given({ out, address }) },
        shop,
      ),
    show: ({ folder, plan, files, written, removed, sources }) => {
      if (options.quiet) return;
      const meetings = plan.bodies.flatMap((body) => body.meetings);
      context.stderr(`${plan.council}: ${counted(meetings.length, 'meeting')}\n`);
      for (const body of plan.bodies) {
        for (const { source, items, state } of body.meetings) {
          const papers = items.reduce((sum, item) => sum + item.papers.length, 0);
          const facts = [counted(items.length, 'item'), counted(papers, 'paper')];
          const told = state === 'draft' ? [...facts, 'not yet issued'] : facts;
          context.stderr(`  ${body.name}, ${source.pack.meeting.date}: ${told.join(', ')}\n`);
        }
      }
      if (sources !== undefined) {
        context.stderr(`Nothing of ${counted(sources, 'restricted source')} is in any file\n`);
      }
      const changes = [`${counted(files, 'file')}`, `${written} new or changed`];
      if (removed > 0) changes.push(`${removed} removed`);
      context.stderr(`${changes.join(', ')}: ${relative(context.cwd, folder) || '.'}\n`);
    },
    json: (results) => ({
      version: 1,
      sites: results.map((result) => ({
        ...resultJson(result, context),
        ...(result.value === undefined
          ? {}
          : {
              site: pathJson(result.value.folder, context.cwd),
              page: result.value.plan.page,
              files: result.value.files,
              written: result.value.written,
              removed: result.value.removed,
              ...given({ restrictedSources: result.value.sources }),
            }),
      })),
    }),
  });
}

/** With a slash at its end. */
function siteAddress(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  if (!/^https?:\/\/[^\s/?#]+[^\s?#"<>]*$/i.test(written)) {
    throw new UsageError(`“${written}” is no address of a site.`, {
      hints: ['Give it in full: --address https://council.example/meetings/'],
    });
  }
  return written.endsWith('/') ? written : `${written}/`;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
