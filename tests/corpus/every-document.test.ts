/**
 * A pack of its own for each of many real and odd documents: it is built, and stands its own check, or the
 * document is refused with a reason; and no stamp stands on anything, as poppler draws the page.
 */
import { rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlannedPage } from '../../src/model/plan.js';
import { buildPack, planPack } from '../../src/pipeline.js';
import {
  corpusDocuments,
  hasCorpus,
  noticeMissingCorpus,
  sampleOf,
  wantsWholeCorpus,
} from '../support/corpus-folder.js';
import { writeMakeshiftPack } from '../support/makeshift-pack.js';
import { openTestWorkshop, type TestWorkshop } from '../support/open-workshop.js';
import { drawPages, shows, spreadIn } from '../support/page-pictures.js';
import { say } from '../support/say.js';
import { isInstalled } from '../support/second-opinion.js';
import { allHomes, type Home, homeOf } from '../support/stamp-homes.js';

noticeMissingCorpus();
const poppler = hasCorpus && (await isInstalled('pdftoppm', '-v'));

/** Why a document may be refused. Anything else that stops a build is our fault. */
const reasons = new Set([
  'document-empty',
  'not-a-pdf',
  'pdf-password',
  'pdf-encryption',
  'pdf-no-pages',
  'pdf-broken',
  'pdf-too-slow',
  'pdf-too-large',
  'pdf-page-size',
  'pdf-dynamic-form',
  'comments-not-decided',
  'redaction-not-applied',
  'word-password',
  'word-broken',
  'word-too-slow',
]);

/** Pages of one document that are looked at; reports repeat themselves. */
const mostPictures = 40;

/** Greys further apart than this are something printed; less is the grain of a scan or a picture. */
const visible = 40;

let workshop: TestWorkshop;
beforeAll(async () => {
  workshop = await openTestWorkshop();
});
afterAll(() => workshop?.close());

interface Trial {
  readonly name: string;
  readonly outcome: 'built' | 'refused' | 'failed';
  readonly why: readonly string[];
  readonly homes: readonly Home[];
  /** Stamps that cover something, by page. */
  readonly covering: readonly string[];
  readonly drawn: number;
}

async function tryDocument(file: string): Promise<Trial> {
  const name = basename(file);
  const council = join(workshop.folder, name);
  const trial: Trial = { name, outcome: 'failed', why: [], homes: [], covering: [], drawn: 0 };
  try {
    const meeting = await writeMakeshiftPack(council, {
      date: '2025-01-30',
      numbering: 'documents',
      items: [{ title: 'Paper', documents: [{ file, as: `paper${extname(file).toLowerCase()}` }] }],
    });
    const order = { edition: 'public', strict: false } as const;
    const built = await buildPack(meeting, order, workshop.shop);
    if (built.value === undefined) {
      const errors = built.diagnostics.filter(({ severity }) => severity === 'error');
      const known = errors.length === 1 && errors.every(({ code }) => reasons.has(code));
      const why = errors.map(({ code, message }) => `${code}: ${message}`);
      return { ...trial, outcome: known ? 'refused' : 'failed', why };
    }
    // The build's own materials are gone; a plan of the same folder has them from the cache.
    const draft = await planPack(meeting, order, workshop.shop);
    const facts = [...(draft.value?.materials.documents.values() ?? [])][0]?.facts.pages ?? [];
    const pages = built.value.plan.pages.filter(({ content }) => content.kind === 'document');
    const homes = pages.flatMap(({ content, stamps }): readonly Home[] => {
      const page = content.kind === 'document' ? facts[content.page] : undefined;
      const number = stamps.find(({ kind }) => kind === 'page');
      return page && number ? [homeOf(number, page.width, page.height)] : [];
    });
    const looked = poppler ? await look(file, pages.slice(0, mostPictures), facts) : undefined;
    return { ...trial, outcome: 'built', homes, ...looked };
  } catch (cause) {
    return { ...trial, why: [cause instanceof Error ? (cause.stack ?? cause.message) : 'thrown'] };
  } finally {
    await rm(council, { recursive: true, force: true });
  }
}

/** Draws the document as it was sent and looks at what lies where the stamps go. */
async function look(
  file: string,
  pages: readonly PlannedPage[],
  facts: readonly { readonly width: number; readonly height: number }[],
): Promise<Pick<Trial, 'covering' | 'drawn'>> {
  const pictures = await drawPages(file, 1, pages.length, workshop.folder);
  const covering: string[] = [];
  let drawn = 0;
  for (const { content, stamps } of pages) {
    const index = content.kind === 'document' ? content.page : -1;
    const page = facts[index];
    const picture = pictures.get(index + 1);
    // Where poppler sees another page than PDFium there is nothing to compare.
    if (page === undefined || picture === undefined) continue;
    if (!shows(picture, page.width, page.height)) continue;
    drawn++;
    for (const { text, box, ground } of stamps) {
      const spread = ground === 'extended' ? 0 : spreadIn(picture, box);
      if (spread > visible) covering.push(`p${index + 1} ${text} (${ground}, spread ${spread})`);
    }
  }
  return { covering, drawn };
}

/** Every so many of a folder's documents are tried, unless all are wanted (CORPUS=all). */
const kinds: readonly (readonly [kind: string, step: number])[] = [
  ['agenda', 8],
  ['awkward', 8],
  ['tagged', 8],
  ['scanned', 8],
  ['forms', 8],
  ['broken', 4],
  ['encrypted', 4],
  ['large', 3],
  ['docx', 12],
];

describe.skipIf(!hasCorpus)('one document a pack', () => {
  it.each(kinds)(
    '%s',
    async (kind, step) => {
      const files = sampleOf(corpusDocuments(kind, kind === 'docx' ? '.docx' : '.pdf'), step);
      expect(files.length).toBeGreaterThan(0);
      const trials: Trial[] = [];
      for (const file of files) trials.push(await tryDocument(file));
      say(figures(kind, trials));
      if (wantsWholeCorpus)
        say(JSON.stringify(trials.filter(({ covering }) => covering.length > 0)));
      const failed = trials.filter(({ outcome }) => outcome === 'failed');
      const covering = trials.filter((trial) => trial.covering.length > 0);
      expect(failed.map(({ name, why }) => [name, ...why])).toEqual([]);
      const drawn = trials.reduce((sum, trial) => sum + trial.drawn, 0);
      const found = covering.map((trial) => [trial.name, ...trial.covering]);
      expect(found.length, JSON.stringify(found)).toBeLessThanOrEqual(disputed(kind, drawn));
    },
    3_600_000,
  );
});

/**
 * How many stamps may stand on what poppler draws and PDFium does not: odd files were collected because
 * viewers disagree about them. About a council's own papers they agree.
 */
function disputed(kind: string, drawn: number): number {
  return kind === 'agenda' ? 0 : Math.ceil(drawn / 200);
}

function figures(kind: string, trials: readonly Trial[]): string {
  const count = (outcome: Trial['outcome']) =>
    trials.filter((trial) => trial.outcome === outcome).length;
  const homes = trials.flatMap((trial) => trial.homes);
  const where = allHomes.map((home) => `${home} ${homes.filter((one) => one === home).length}`);
  const drawn = trials.reduce((sum, trial) => sum + trial.drawn, 0);
  return [
    `${kind}: ${trials.length} documents, ${count('built')} built, ${count('refused')} refused,`,
    `${count('failed')} failed; ${homes.length} pages: ${where.join(', ')}; ${drawn} compared,`,
    `${trials.flatMap(({ covering }) => covering).length} stamps over something`,
  ].join(' ');
}
