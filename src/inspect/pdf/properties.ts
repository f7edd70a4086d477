/** What a PDF's properties tell of people and machines, and what they fail to tell readers. Reads no pages. */
import type { Finding } from '../../model/finding.js';
import type { Inspection } from '../../pdfium/index.js';
import { isNobody, traceOf } from '../traces.js';

/** Where programs write who made a document: keys of the information dictionary, elements of XMP. */
const peopleKeys = ['Author', 'Manager', 'LastModifiedBy'];
const peopleElements = ['dc:creator', 'xmp:Author', 'pdfx:Manager', 'cp:lastModifiedBy'];

/** A name with spaces in it ends where its file's ending does; any other at the first space. */
const placed =
  '(?:[^<>"|\\r\\n]{1,250}?\\.(?:do[ct][xm]?|xls[xmb]?|pp[ts]x?|pdf|rtf|odt|ods|txt|csv|html?|tex|indd|pub|vsdx?|dwg|jpe?g|png|tiff?|msg)(?![\\w\\\\/.])|[^\\s<>"|]+)';

/** A place on somebody's machine or in a network: C:\Users\…, \\server\…, /Users/…, /home/…, file:///…. */
const paths = new RegExp(
  `(?:\\b[a-z]:\\\\(?=[^\\s<>"|]{2})${placed}|\\\\\\\\[\\w.-]+\\\\${placed}|(?<![\\w/:.])/(?:Users|home)/${placed}|file:///?${placed})`,
  'gi',
);

export function propertyFindings({ objects }: Inspection): readonly Finding[] {
  if (objects === undefined) return [];
  const { properties, packet = '', language } = objects;
  const title = properties.Title ?? elementsOf(packet, 'dc:title')[0] ?? '';
  const people = [
    ...peopleKeys.flatMap((key) => properties[key] ?? []),
    ...peopleElements.flatMap((element) => elementsOf(packet, element)),
  ].filter((name) => !isNobody(name));
  const everything = [...Object.values(properties), packet].join('\n');
  const authors = new Set(people.map((name) => name.trim()));
  const places = new Set([...everything.matchAll(paths)].map(([path]) => path));
  return [
    ...[...authors].map((name) => traceOf('author', name)),
    ...[...places].map((name) => traceOf('path', name)),
    ...(title === '' ? [{ check: 'no-title', detail: {} } as const] : []),
    ...(language === undefined ? [{ check: 'no-language', detail: {} } as const] : []),
  ];
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
