/**
 * Parts a pack's sources into restricted and public ones, by a rule of its own: it must not use the allow-list of
 * `resolve`, since that is what it guards. Pure; opens no file.
 */
import { resolve } from 'node:path';
import { formatLongDay, formatTime } from '../model/date.js';
import type { Place } from '../model/place.js';
import type { DocumentSource, ItemSource, PackSource } from '../model/source.js';
import type { Publisher } from '../traces/index.js';
import { pictureAddresses } from './markdown.js';

export interface GuardedFile {
  /** Absolute. */
  readonly file: string;
  /** A line of a public source that leads to it: what a diagnostic may name. */
  readonly at: Place;
  /** Listed as a paper, and not just a picture that a text shows. */
  readonly paper?: true;
  /** Withdrawn or superseded: nobody need keep the file. */
  readonly gone?: true;
}

/** Words of one item or document. */
export interface GuardedWords {
  readonly titles: readonly string[];
  readonly fileNames: readonly string[];
  readonly texts: readonly string[];
}

export interface PublicText {
  readonly file: string;
  readonly text: string;
  readonly publisher: Publisher;
}

export interface PublicValue {
  readonly text: string;
  readonly publisher: Publisher;
}

export interface PublicPiece {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  /** Of its first line; or the key on whose line it stands, for which the file has to be looked at. */
  readonly line: number | { readonly key: string };
}

export interface Parted {
  /** How many items and documents are restricted. */
  readonly count: number;
  readonly restricted: {
    readonly words: readonly GuardedWords[];
    readonly files: readonly GuardedFile[];
  };
  readonly public: {
    /** Running text and values, by the file that they stand in. */
    readonly texts: readonly PublicText[];
    /** Values that templates set among other words. */
    readonly values: readonly PublicValue[];
    readonly files: readonly GuardedFile[];
    /** What items and the meeting's notices say, with its place: there a person is shown which words are restricted too. */
    readonly pieces: readonly PublicPiece[];
  };
}

/** Whether anything of the pack is not for everybody: only then is there anything to guard. */
export function hasRestricted(source: PackSource): boolean {
  return (
    source.meeting.partB.length > 0 ||
    source.closedFiles !== undefined ||
    [...source.items.values()].some(
      (item) => isRestricted(item) || item.documents.some(isRestricted),
    )
  );
}

function isRestricted({ access }: { readonly access: { readonly kind: string } }): boolean {
  return access.kind !== 'public';
}

function isGone({ status }: ItemSource | DocumentSource): boolean {
  return status?.kind === 'withdrawn' || status?.kind === 'superseded';
}

export function partSources(source: PackSource): Parted {
  const inPartB = new Set(source.meeting.partB.map(({ name }) => name));
  const onAgenda = new Map(
    [...source.meeting.partA, ...source.meeting.partB].map(({ name, at }) => [name, at] as const),
  );
  const words: GuardedWords[] = [];
  let count = 0;
  const restricted: GuardedFile[] = [];
  const texts: PublicText[] = [];
  const files: GuardedFile[] = [];
  const values: PublicValue[] = [];
  const pieces: PublicPiece[] = [];
  const say = (publisher: Publisher, said: readonly string[]): void =>
    void values.push(...said.map((text) => ({ text, publisher })));
  // What is to follow has no file yet.
  const located = (document: DocumentSource, at: Place, gone = false): readonly GuardedFile[] =>
    document.file === undefined
      ? []
      : [
          {
            file: resolve(source.folders.meeting, document.file.trim().replaceAll('\\', '/')),
            at,
            paper: true,
            ...(gone || isGone(document) ? { gone: true } : {}),
          },
        ];
  for (const item of source.items.values()) {
    say('everybody', [item, ...item.documents.filter(isRestricted)].flatMap(toldToPublic));
    if (isRestricted(item) || inPartB.has(item.name)) {
      const at = onAgenda.get(item.name) ?? source.meeting.at;
      words.push(wordsOfItem(item));
      count += 1 + item.documents.length;
      restricted.push(...item.documents.flatMap((document) => located(document, at, isGone(item))));
      restricted.push(...picturesIn(item.text.source, item.at.file, at));
      continue;
    }
    const closed = item.documents.filter(isRestricted);
    const open = item.documents.filter((document) => !isRestricted(document));
    words.push(...closed.map(wordsOfDocument));
    count += closed.length;
    restricted.push(...closed.flatMap((document) => located(document, document.at, isGone(item))));
    // What was withdrawn or superseded is published by nobody: its words are not for everybody to have.
    const current = isGone(item) ? [] : open.filter((document) => !isGone(document));
    files.push(...current.flatMap((document) => located(document, document.at)));
    files.push(...picturesIn(item.text.source, item.at.file, item.at));
    const said = [...saidOf({ ...item, documents: [] }), ...open.flatMap(saidOf)];
    say('somebody', said.filter(isValue));
    say('heading', headingsOf(item, open));
    texts.push({ file: item.at.file, text: said.join('\n'), publisher: 'somebody' });
    pieces.push(...piecesOfItem(item, open));
  }
  const closedFiles = source.closedFiles ?? [];
  count += closedFiles.length;
  restricted.push(
    ...closedFiles.map((file) => ({ file, at: source.meeting.at, paper: true as const })),
  );
  const {
    items: _items,
    folders: _folders,
    closedFiles: _closed,
    // What was issued is no source of this pack: an item may have been public then.
    issued: _issued,
    ...levels
  } = source;
  const { meeting: whole, standing, ...others } = levels;
  const { partA, partB: _partB, bindingOrder: _order, notices = [], ...meeting } = whole;
  const publicNames = partA
    .map(({ name }) => name)
    .filter((name) => !isNameOfRestricted(source, name));
  // Whatever else a source has is nobody's secret: the council, the committee, the law.
  for (const level of [{ ...meeting, publicNames }, ...Object.values(others)]) {
    const said = stringsIn(level);
    say('everybody', said.filter(isValue));
    const file = fileOf(level) ?? whole.at.file;
    texts.push({ file, text: said.join('\n'), publisher: 'everybody' });
  }
  for (const text of standing) {
    const said = stringsIn(text).join('\n');
    texts.push({ file: text.at.file, text: said, publisher: 'everybody' });
  }
  for (const notice of notices) {
    if (notice.kind === 'standing') continue;
    const { source: text, at } = notice.text;
    say('somebody', [text].filter(isValue));
    texts.push({ file: at.file, text, publisher: 'somebody' });
    pieces.push({ file: at.file, text, line: at.line ?? 1 });
  }
  say('everybody', spoken(source));
  const { logo } = source.council;
  if (logo !== undefined) files.push({ file: logo, at: source.council.at });
  return {
    count,
    restricted: { words, files: restricted },
    public: { texts, values, files, pieces },
  };
}

/** What a public item says, each where it says it; of its documents, only the open ones. */
function piecesOfItem(item: ItemSource, open: readonly DocumentSource[]): readonly PublicPiece[] {
  const { documents: _documents, text, at, name: _name, ...rest } = item;
  const { file } = at;
  return [
    { file, text: text.source, line: text.at.line ?? 1 },
    ...Object.entries(rest).flatMap(([key, value]): PublicPiece[] => {
      const said = saidOf({ [key]: value });
      const written = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return said.map((one) => ({ file, text: one, line: { key: written } }));
    }),
    ...open.flatMap((document) =>
      saidOf(document).map((one) => ({ file, text: one, line: document.at.line ?? 1 })),
    ),
  ];
}

/** Titles of public items and papers: what stands under them may repeat them. */
function headingsOf({ title }: ItemSource, open: readonly DocumentSource[]): readonly string[] {
  return [title, ...open.map((document) => document.title)].filter((one) => one !== undefined);
}

function fileOf(level: object): string | undefined {
  const at: unknown = Array.isArray(level) ? undefined : Reflect.get(level, 'at');
  return typeof at === 'object' && at !== null ? String(Reflect.get(at, 'file')) : undefined;
}

function isNameOfRestricted(source: PackSource, name: string): boolean {
  const item = source.items.get(name);
  return item !== undefined && isRestricted(item);
}

function wordsOfItem(item: ItemSource): GuardedWords {
  const { documents, title, name, ...rest } = item;
  const parts = documents.map(wordsOfDocument);
  return {
    titles: [title ?? '', ...parts.flatMap(({ titles }) => titles)],
    fileNames: [name, ...parts.flatMap(({ fileNames }) => fileNames)],
    texts: [stringsIn(rest).join('\n'), ...parts.flatMap((part) => part.texts)],
  };
}

function wordsOfDocument({ file, title, ...rest }: DocumentSource): GuardedWords {
  const name = file?.replaceAll('\\', '/').split('/').at(-1);
  return {
    titles: title === undefined ? [] : [title],
    fileNames: [file, name, name?.replace(/\.[a-z0-9]{1,8}$/i, '')].filter(
      (one) => one !== undefined,
    ),
    texts: [stringsIn(rest).join('\n')],
  };
}

/**
 * What a source lets the public know of something restricted. Read by its name: whatever else is added to items one
 * day is restricted until it is named here.
 */
function toldToPublic(thing: ItemSource | DocumentSource): readonly string[] {
  return Object.entries(thing).flatMap(([key, value]) => (key === told ? stringsIn(value) : []));
}

const told = 'publicTitle';

/** What of something public a pack says: not why somebody accepts what a check found in it. */
function saidOf(value: object): readonly string[] {
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'accept' ? [] : stringsIn({ [key]: one }),
  );
}

/** Every text in a value, but for places in files, for keys, and for what the public is told of restricted things. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null || isPlace(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === told ? [] : stringsIn(one)));
}

function isPlace(value: object): boolean {
  const keys = Object.keys(value);
  return keys.includes('file') && keys.every((key) => ['file', 'line', 'column'].includes(key));
}

function isValue(text: string): boolean {
  return text.length <= 200 && !text.includes('\n');
}

/** Pictures shown in Markdown that lie beside it. */
export function picturesIn(markdown: string, file: string, at: Place): readonly GuardedFile[] {
  return besides(pictureAddresses(markdown), file, at);
}

/** Pictures that a web page shows and that lie beside it. */
export function picturesOfPage(bytes: Uint8Array, file: string, at: Place): readonly GuardedFile[] {
  const html = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const shown = html.matchAll(/<img\b[^<>]{0,5000}?\ssrc\s*=\s*["']?([^"'\s>]+)/gi);
  return besides(
    [...shown].flatMap(([, address]) => address ?? []),
    file,
    at,
  );
}

function besides(addresses: readonly string[], file: string, at: Place): readonly GuardedFile[] {
  return addresses.flatMap((address) =>
    /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address)
      ? []
      : [{ file: resolve(file, '..', decoded(address)), at }],
  );
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Days and times as the pages of the pack say them. */
function spoken({ meeting, committee, council }: PackSource): readonly string[] {
  const days = [meeting.date, meeting.published, meeting.previousMeeting].filter(
    (day) => day !== undefined,
  );
  const times = [meeting.time, committee.time, council.time].filter((time) => time !== undefined);
  return ['en-GB', 'cy'].flatMap((language) => [
    ...days.flatMap((day) => {
      const long = formatLongDay(day, language);
      return [long, long.replace(/^\p{L}+,? /u, '')];
    }),
    ...times.map((time) => formatTime(time, language)),
  ]);
}
