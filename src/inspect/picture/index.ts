/** What the checks find in a picture: where it was taken, and by whom. Must not know where the picture is shown. */
import type { Finding } from '../../model/finding.js';
import type { Inspected } from '../file.js';
import { largeFile } from '../large-file.js';
import { isNobody, traceOf } from '../traces.js';
import { readExif } from './exif.js';
import { notesIn } from './notes.js';

export async function inspectPicture(bytes: Uint8Array): Promise<Inspected> {
  return { findings: [...largeFile(bytes), ...pictureFindings(bytes)] };
}

export function pictureFindings(bytes: Uint8Array): readonly Finding[] {
  const { exif, xmp, texts } = notesIn(bytes);
  const read = exif.flatMap((each) => readExif(each) ?? []);
  const located =
    read.some((each) => each.located) ||
    xmp.some((each) => /\bexif:GPS(Latitude|Longitude)\b/.test(each));
  const people = [
    ...read.flatMap((each) => each.people),
    ...xmp.flatMap(creatorsIn),
    ...['Author', 'Artist'].flatMap((name) => texts.get(name) ?? []),
  ].filter((name) => !isNobody(name));
  return [
    ...(located ? [{ check: 'picture-location', detail: {} } as const] : []),
    ...[...new Set(people)].map((name) => traceOf('author', name)),
  ];
}

/** Dublin Core's creators, a list (ISO 16684-1, 8.4). */
function creatorsIn(packet: string): readonly string[] {
  const inner = /<dc:creator>([\s\S]*?)<\/dc:creator>/.exec(packet)?.[1] ?? '';
  return [...inner.matchAll(/<rdf:li[^>]*>([^<]*)<\/rdf:li>/g)].map(([, name = '']) => name.trim());
}
