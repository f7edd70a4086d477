/** Finished files one behind the other as one: their pages, labels, tags, links and bookmarks as they are, and nothing drawn. */
import type { Segment } from '../model/segment.js';
import {
  decodePiece,
  type FileDescription,
  outlookOf,
  type Sink,
  type SplicePart,
  splicePdf,
  type WrittenFile,
} from '../pdf/splicing.js';
import { labelRuns } from './labels.js';

/** One of the files, prepared. */
export interface JoinedPart {
  /** Its bookmark, which has the file's own below it. */
  readonly title: string;
  readonly language: string;
  readonly segment: Segment;
  /** Of its pages, as they are printed. */
  readonly labels: readonly string[];
}

/** Writes the file. Throws where a part's labels are not as many as its pages. */
export async function joinParts(
  parts: readonly JoinedPart[],
  about: FileDescription,
  sink: Sink,
): Promise<WrittenFile> {
  const starts = startsOf(parts);
  const load = async ({ segment }: JoinedPart) => {
    const piece = decodePiece(await segment.load());
    if (piece === undefined) throw new Error('A segment holds no piece.');
    return piece;
  };
  const splice = await Promise.all(
    parts.map(async (part): Promise<SplicePart> => {
      const { title, language } = part;
      return { outlook: outlookOf(await load(part)), load: () => load(part), title, language };
    }),
  );
  return splicePdf(
    {
      parts: splice,
      sheets: parts.flatMap(({ labels }, part) =>
        labels.map((_, page) => ({
          content: { kind: 'piece' as const, part, page },
          overlay: '',
          extension: 0,
          links: [],
        })),
      ),
      bookmarks: parts.map(({ title }, part) => ({
        title,
        to: { sheet: starts[part] ?? 0 },
        children: [],
        part,
      })),
      labels: parts.flatMap(({ labels }, part) =>
        labelRuns(labels.map((label) => ({ label }))).map((run) => ({
          ...run,
          sheet: run.sheet + (starts[part] ?? 0),
        })),
      ),
      about,
    },
    sink,
  );
}

/** The sheet, from 0, on which each part begins. */
function startsOf(parts: readonly JoinedPart[]): readonly number[] {
  let next = 0;
  return parts.map(({ labels, segment: { facts } }) => {
    if (labels.length !== facts.pages.length) throw new Error('A page has no label.');
    const start = next;
    next += labels.length;
    return start;
  });
}
