/** What tells of people and their machines, whatever kind of file it stands in. Reads nothing. */
import type { Finding } from '../model/finding.js';

/** Names that programs write where nobody gave one. */
const nobody =
  /^(|-|unknown|user|admin(istrator)?|owner|anonymous|author|default( user)?|windows user|microsoft office user|your (council|company|organi[sz]ation|name)|.*\b(converter|acrobat|distiller|latex|tex)\b.*)$/i;

/** Longer ones are cut in messages. */
const longest = 60;

export function isNobody(name: string): boolean {
  return nobody.test(name.trim());
}

export function traceOf(kind: 'author' | 'path', name: string): Finding {
  const cut = name.length > longest ? `${name.slice(0, longest)}…` : name;
  return { check: 'author-metadata', detail: { kind, name: cut } };
}
