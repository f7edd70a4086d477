/** Where a link may lead (ISO 32000-2, 12.5.6.5): to places of its document, and to addresses that are allowed. */
import { decodeText, textOf, textString } from '../objects/text.js';
import { type Dict, dict, isDict, Name, PdfString, type Value } from '../objects/values.js';
import { objectSlot } from '../piece/build.js';
import type { Loss } from '../piece/piece.js';
import { kindOf, loseFurther } from './actions.js';
import type { Context } from './context.js';
import type { Destination, Destinations } from './destinations.js';
import { wordsOf } from './entries.js';

/** The entries that say where it leads; or why it does not come along. */
export type JudgedLink =
  | { readonly kind: 'leads'; readonly entries: Dict }
  | { readonly kind: 'lost'; readonly reason: Loss };

export function judgeLink(context: Context, destinations: Destinations, link: Dict): JudgedLink {
  const { file, ledger } = context;
  const action = file.get(link.get('A'));
  const kind = kindOf(file, action);
  loseFurther(file, ledger, link);
  if (isDict(action)) {
    if (kind === 'URI') return toAddress(context, link, action);
    if (kind !== 'GoTo') return lost(kind === 'JavaScript' ? 'javascript' : 'action');
    loseFurther(file, ledger, action);
  }
  const destination = destinations.find(isDict(action) ? action.get('D') : link.get('Dest'));
  if (destination === undefined) return lost('dangling-destination');
  return leads(context, link, { Dest: written(context, destination) });
}

function toAddress(context: Context, link: Dict, action: Dict): JudgedLink {
  const { file, ledger, options, builder } = context;
  const uri = file.get(action.get('URI'));
  if (!(uri instanceof PdfString) || uri.bytes.length > longest) return lost('forbidden-address');
  const found = absolute(context, decodeText(uri.bytes));
  const address = found.replace(credentials, '$1');
  const scheme = schemeOf(address);
  if (scheme !== undefined && scheme === options.ownScheme) {
    return leads(context, link, { Dest: builder.word('address', address) });
  }
  if (scheme === undefined || !options.schemes.includes(scheme)) return lost('forbidden-address');
  loseFurther(file, ledger, action);
  // An address is ASCII (table 210); UTF-8 is what viewers make of anything else.
  const bytes = Buffer.from(address).toString('latin1');
  const kept = dict({ S: Name.of('URI'), URI: new PdfString(bytes) });
  const said = textOf(file.get(link.get('Contents')));
  const secret = credentials.exec(found)?.[2];
  if (secret === undefined) return leads(context, link, { A: kept }, address);
  ledger.lose('credentials');
  // A description that says them, too, gives way to the address.
  const isSaid = said?.includes(secret) === true;
  const entries = leads(context, link, { A: kept }, address);
  if (isSaid && entries.kind === 'leads') entries.entries.set('Contents', textString(address));
  return entries;
}

/** A user's name and password in front of the host (RFC 3986, 3.2.1). */
const credentials = /^([a-z][a-z0-9+.-]*:\/\/+)([^/?#\\]*)@/i;

/** Longer than any browser takes. */
const longest = 8_000;

function schemeOf(address: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
  // "https:secret" is a file beside the document to some viewers.
  const isWeb = scheme === 'http' || scheme === 'https';
  return isWeb && !/^https?:\/\//i.test(address) ? undefined : scheme;
}

/** The catalogue may give an address that others are relative to (table 211). */
function absolute({ file, catalog }: Context, address: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  const uri = file.get(catalog.get('URI'));
  const base = isDict(uri) ? wordsOf(file.get(uri.get('Base'))) : '';
  return base === '' || !URL.canParse(address, base) ? address : new URL(address, base).href;
}

function written({ builder, pages }: Context, { name, page, view }: Destination): Value {
  if (name !== undefined) return builder.word('destination', name);
  const object = pages[page]?.object;
  if (object === undefined) throw new Error(`There is no page ${page}.`);
  return [objectSlot(object), ...view];
}

/** A link without a description gets one: it must have one (ISO 14289-1, 7.18.5). */
function leads(
  { file, options }: Context,
  link: Dict,
  where: Readonly<Record<string, Value>>,
  address?: string,
): JudgedLink {
  const entries = dict(where);
  const description = address ?? options.linkDescription;
  if (description !== undefined && wordsOf(file.get(link.get('Contents'))) === '') {
    entries.set('Contents', textString(description));
  }
  return { kind: 'leads', entries };
}

function lost(reason: Loss): JudgedLink {
  return { kind: 'lost', reason };
}
