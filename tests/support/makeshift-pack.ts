/** Writes a council folder with one meeting around given documents. Knows nothing of where they come from. */
import { copyFile, link, mkdir, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

export interface MakeshiftItem {
  readonly title: string;
  readonly documents: readonly MakeshiftDocument[];
}

/** A file to be put into the pack, under its own name or another, or bytes under a name. */
export type MakeshiftDocument =
  | { readonly file: string; readonly as?: string }
  | { readonly name: string; readonly bytes: Uint8Array };

export interface MakeshiftPack {
  /** "2025-02-13" */
  readonly date: string;
  readonly numbering: 'front-sheet' | 'documents';
  /** Item 1, item 2 … */
  readonly items: readonly MakeshiftItem[];
}

/** Writes the pack into `council`, which is made, and answers the meeting's folder. */
export async function writeMakeshiftPack(council: string, pack: MakeshiftPack): Promise<string> {
  const meeting = join(council, 'committee', pack.date);
  await mkdir(join(meeting, 'items'), { recursive: true });
  await mkdir(join(meeting, 'papers'));
  const names = pack.items.map((_, index) => `item-${index + 1}`);
  await writeFile(
    join(council, 'council.yaml'),
    'name: Testing Council\nnation: england\nchecks: { failed-redaction: warning }\n',
  );
  await writeFile(
    join(council, 'committee', 'committee.yaml'),
    'name: Committee\ntime: "10:00"\nvenue: Council Chamber\n',
  );
  await writeFile(
    join(meeting, 'pack.yaml'),
    [
      `date: ${pack.date}`,
      `published: ${pack.date}`,
      'short-notice: A pack for a test, which nobody convenes.',
      `numbering:\n  from: ${pack.numbering}`,
      'agenda:\n  part-a:',
      ...names.map((name) => `    - ${name}`),
      '',
    ].join('\n'),
  );
  for (const [index, item] of pack.items.entries()) {
    await writeFile(join(meeting, 'items', `${names[index]}.md`), itemFile(item));
    for (const document of item.documents) await place(document, join(meeting, 'papers'));
  }
  return meeting;
}

/** JSON's strings are YAML's too, whatever signs are in them. */
function itemFile({ title, documents }: MakeshiftItem): string {
  const entries = documents.map((document) => {
    const name = nameOf(document);
    const plain = basename(name, extname(name)).replaceAll('_', ' ').trim();
    return [
      `  - file: ${JSON.stringify(`papers/${name}`)}`,
      `    title: ${JSON.stringify(plain)}`,
    ].join('\n');
  });
  const list = entries.length === 0 ? [] : ['documents:', ...entries];
  return ['---', `title: ${JSON.stringify(title)}`, ...list, '---', ''].join('\n');
}

function nameOf(document: MakeshiftDocument): string {
  return 'file' in document ? (document.as ?? basename(document.file)) : document.name;
}

/** Linked where that is possible: large documents are not worth a copy. */
async function place(document: MakeshiftDocument, folder: string): Promise<void> {
  const target = join(folder, nameOf(document));
  if (!('file' in document)) return writeFile(target, document.bytes);
  await link(document.file, target).catch(() => copyFile(document.file, target));
}
