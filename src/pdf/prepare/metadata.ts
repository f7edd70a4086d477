/** What a document says of itself that the file with it may want to know (ISO 32000-2, 14.3; ISO 14289-1, 5). */

import { textOf } from '../objects/text.js';
import { isDict, Stream } from '../objects/values.js';
import { decodedContent } from './content.js';
import type { Context } from './context.js';

export interface DocumentMetadata {
  readonly language?: string;
  readonly marked: boolean;
  readonly claimsUa?: number;
}

export function readMetadata(context: Context): DocumentMetadata {
  const { file, catalog } = context;
  const language = textOf(file.get(catalog.get('Lang')))?.trim();
  const info = file.get(catalog.get('MarkInfo'));
  const claimsUa = claimIn(context);
  return {
    ...(language ? { language } : {}),
    marked: isDict(info) && file.get(info.get('Marked')) === true,
    ...(claimsUa === undefined ? {} : { claimsUa }),
  };
}

/** As an element or as an attribute of the XMP packet. */
function claimIn({ file, catalog }: Context): number | undefined {
  const written = catalog.get('Metadata') ?? null;
  if (!(file.get(written) instanceof Stream)) return undefined;
  const packet = decodedContent(file, [written]);
  if (packet === undefined) return undefined;
  const found = /pdfuaid:part\s*(?:=\s*["']|>)\s*(\d)/.exec(Buffer.from(packet.bytes).toString());
  return found?.[1] === undefined ? undefined : Number(found[1]);
}
