/** What a PDF's properties tell of people and machines, and what they fail to tell readers. Reads no pages. */
import type { Finding } from '../../model/finding.js';
import type { Inspection } from '../../pdfium/index.js';

/** Where programs write who made a document: keys of the information dictionary, elements of XMP. */
const peopleKeys = ['Author', 'Manager', 'LastModifiedBy'];
const peopleElements = ['dc:creator', 'xmp:Author', 'pdfx:Manager', 'cp:lastModifiedBy'];

/** Names that programs write where nobody gave one. */
const nobody =
  /^(|-|unknown|user|admin(istrator)?|owner|anonymous|author|default( user)?|windows user|microsoft office user|.*\b(converter|acrobat|distiller|latex|tex)\b.*)$/i;

/** A place on somebody's machine or in a network: C:\Users\…, \\server\…, /Users/…, /home/…, file:///…. */
const paths =
  /(?:\b[a-z]:\\[^\s<>"|]{2,}|\\\\[\w.-]+\\[^\s<>"|]+|(?<![\w/:.])\/(?:Users|home)\/[^\s<>"|]+|file:\/\/\/?[^\s<>"|]+)/gi;

/** Longer ones are cut in messages. */
const longest = 60;

export function propertyFindings({ objects }: Inspection): readonly Finding[] {
  if (objects === undefined) return [];
  const { properties, packet = '', language } = objects;
  const title = properties.Title ?? elementsOf(packet, 'dc:title')[0] ?? '';
  const people = [
    ...peopleKeys.flatMap((key) => properties[key] ?? []),
    ...peopleElements.flatMap((element) => elementsOf(packet, element)),
  ].filter((name) => !nobody.test(name.trim()));
  const everything = [...Object.values(properties), packet].join('\n');
  const authors = new Set(people.map((name) => cut(name.trim())));
  const places = new Set([...everything.matchAll(paths)].map(([path]) => cut(path)));
  return [
    ...[...authors].map((name) => traceOf('author', name)),
    ...[...places].map((name) => traceOf('path', name)),
    ...(title === '' ? [{ check: 'no-title', detail: {} } as const] : []),
    ...(language === undefined ? [{ check: 'no-language', detail: {} } as const] : []),
  ];
}

function traceOf(kind: 'author' | 'path', name: string): Finding {
  return { check: 'author-metadata', detail: { kind, name } };
}

/** The texts of an element of an XMP packet, list entries each for itself; or of the attribute of that name. */
function elementsOf(packet: string, name: string): readonly string[] {
  const attribute = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(packet);
  if (attribute !== null) return [unescaped(attribute[1] ?? attribute[2] ?? '')];
  const inner = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`).exec(packet)?.[1] ?? '';
  const entries = [...inner.matchAll(/<rdf:li[^>]*>([\s\S]*?)<\/rdf:li>/g)].map(
    ([, text]) => text ?? '',
  );
  return (entries.length > 0 ? entries : [inner])
    .map((text) => unescaped(text.replace(/<[^>]*>/g, '')).trim())
    .filter((text) => text !== '');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
