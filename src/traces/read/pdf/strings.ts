/** Every string and name in the objects of a PDF, with what kind of place it stands in. Must not know what is sought. */
import type { TraceKind } from '../../../model/fingerprint.js';
import { decodeText } from '../../../pdf/objects/text.js';
import {
  type Dict,
  isArray,
  isDict,
  Name,
  PdfString,
  Stream,
  type Value,
} from '../../../pdf/objects/values.js';
import { textsInString } from '../bytes.js';

export interface Said {
  readonly kind: TraceKind;
  readonly key?: string;
  readonly text: string;
}

/** What `value` holds, but not what it refers to. `isInformation`: it is the file's own description. */
export function* saidIn(value: Value, isInformation: boolean): Generator<Said> {
  yield* walk(value, isInformation ? 'information' : undefined, undefined, undefined);
}

function* walk(
  value: Value,
  known: TraceKind | undefined,
  dict: Dict | undefined,
  key: string | undefined,
): Generator<Said> {
  if (value instanceof PdfString) {
    const kind = known ?? kindOf(dict, key);
    const about = key === undefined ? {} : { key };
    for (const text of readings(value.bytes)) yield { kind, text, ...about };
  } else if (value instanceof Name) yield { kind: 'name', text: nameText(value.text) };
  else if (value instanceof Stream) yield* walk(value.dict, known, dict, key);
  else if (isArray(value)) for (const one of value) yield* walk(one, known, dict, key);
  else if (isDict(value)) {
    for (const [name, one] of value) {
      yield { kind: 'name', text: nameText(name) };
      yield* walk(one, known, value, name);
    }
  }
}

/** As the standard has it, and in the other encodings that these bytes may be in. */
function readings(bytes: string): ReadonlySet<string> {
  const texts = new Set([decodeText(bytes)]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: zeros are what tells UTF-16 without its mark.
  if (/[\x00\x80-\xff]/.test(bytes)) for (const text of textsInString(bytes)) texts.add(text);
  return texts;
}

function nameText(name: string): string {
  return Buffer.from(name, 'latin1').toString('utf8');
}

/** By the dictionary that a string stands in, and its key there (ISO 32000-2, 12.3.3, 12.5.2, 12.7.4, 14.9). */
function kindOf(dict: Dict | undefined, key: string | undefined): TraceKind {
  if (key === 'Alt' || key === 'ActualText' || key === 'E') return 'alternative';
  if (key === 'Names' || key === 'Limits' || key === 'Dest' || key === 'D') return 'destination';
  if (dict === undefined) return 'string';
  const type = nameOf(dict.get('Type'));
  const subtype = nameOf(dict.get('Subtype'));
  if (type === 'StructElem' || dict.has('Pg')) return 'alternative';
  if (type === 'OCG' || type === 'OCMD') return 'layer';
  if (type === 'Filespec' || type === 'F' || dict.has('EF')) return 'attachment-name';
  if (dict.has('FT') || subtype === 'Widget' || (dict.has('Kids') && key === 'T')) return 'field';
  if (subtype !== undefined && dict.has('Rect')) return 'annotation';
  if (key === 'Title' && dict.has('Parent')) return 'bookmark';
  return 'string';
}

function nameOf(value: Value | undefined): string | undefined {
  return value instanceof Name ? value.text : undefined;
}
