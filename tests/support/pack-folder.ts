/** Writes a small council folder with one meeting to disk, from a short description. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface TestDocument {
  /** Relative to the meeting folder. */
  readonly file: string;
  readonly title?: string;
  /** What a picture shows, and how it is printed. */
  readonly alt?: string;
  readonly fit?: 'page' | 'size';
  readonly content: Uint8Array | string;
}

export interface TestItem {
  readonly title: string;
  /** Markdown under the title. */
  readonly text?: string;
  readonly documents?: readonly TestDocument[];
  /** More keys of the item's file. */
  readonly about?: Readonly<Record<string, unknown>>;
}

export interface TestPack {
  /** By the item's name; the agenda has them in this order. */
  readonly items: Readonly<Record<string, TestItem>>;
  readonly numbering?: { readonly from?: 'front-sheet' | 'documents'; readonly duplex?: boolean };
  readonly bindingOrder?: readonly string[];
  readonly published?: string;
  readonly language?: string;
  /** One of `files`. */
  readonly logo?: string;
  /** More keys of council.yaml, committee.yaml and pack.yaml, or others than ours. */
  readonly council?: Readonly<Record<string, unknown>>;
  readonly committee?: Readonly<Record<string, unknown>>;
  readonly meeting?: Readonly<Record<string, unknown>>;
  /** More files, relative to the council folder: templates, pictures. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
}

/** Answers the meeting's folder, in a new folder below `parent`. */
export async function writePack(parent: string, pack: TestPack): Promise<string> {
  const council = await mkdtemp(join(parent, 'council-'));
  const meeting = join(council, 'drains-committee', '2025-03-04');
  const write = async (file: string, content: Uint8Array | string): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  };
  // JSON is YAML, and quotes everything that needs it.
  const yaml = (value: unknown): string => JSON.stringify(value, null, 2);
  await write(
    join(council, 'council.yaml'),
    yaml({
      name: 'Testbourne Council',
      nation: 'england',
      language: pack.language,
      logo: pack.logo,
      ...pack.council,
    }),
  );
  await write(
    join(council, 'drains-committee', 'committee.yaml'),
    yaml({
      name: 'Drains Committee',
      time: '10:00',
      venue: 'Pump House, Testbourne',
      ...pack.committee,
    }),
  );
  const { from = 'front-sheet', duplex = true } = pack.numbering ?? {};
  await write(
    join(meeting, 'pack.yaml'),
    yaml({
      date: '2025-03-04',
      published: pack.published ?? '2025-02-24',
      agenda: { 'part-a': Object.keys(pack.items) },
      numbering: { from, duplex: duplex ? 'yes' : 'no' },
      ...(pack.bindingOrder === undefined ? {} : { 'binding-order': pack.bindingOrder }),
      ...pack.meeting,
    }),
  );
  for (const [name, item] of Object.entries(pack.items)) {
    const documents = (item.documents ?? []).map(
      // The content goes to a file of its own; JSON leaves out what is undefined.
      ({ content, ...about }) => about,
    );
    const front = yaml({
      title: item.title,
      ...(documents.length > 0 ? { documents } : {}),
      ...item.about,
    });
    await write(join(meeting, 'items', `${name}.md`), `---\n${front}\n---\n${item.text ?? ''}\n`);
    for (const { file, content } of item.documents ?? []) await write(join(meeting, file), content);
  }
  for (const [file, content] of Object.entries(pack.files ?? {})) {
    await write(join(council, file), content);
  }
  return meeting;
}
