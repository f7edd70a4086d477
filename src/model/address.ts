/**
 * The addresses by which our own printed pages name places of the pack. Templates alone write them as
 * links, Markdown of authors cannot; once the plan is known, `assemble` turns them into destinations.
 */

/** Scheme of the addresses. The program's templates name planned places only, so that all are replaced. */
export const addressScheme = 'pack:';

/** Address of a document's first page. */
export function documentAddress(id: string): string {
  return `${addressScheme}document/${id}`;
}

/** Address of an item's place on the agenda. */
export function itemAddress(name: string): string {
  return `${addressScheme}item/${encodeURIComponent(name)}`;
}

/** HTML id of the agenda's heading. */
export const agendaAnchor = 'agenda';

/** HTML id of the heading of Part B's own agenda. */
export const partBAnchor = 'part-b';

/** HTML id of an item on Part B's own agenda, by its printed number. */
export function partBItemAnchor(number: string): string {
  return `part-b-item-${number}`;
}

/**
 * HTML id of an item on the agenda, by its printed number: a pack that is issued comes out as it was where the item gets
 * a file of its own since.
 */
export function itemAnchor(number: string): string {
  return `item-${number}`;
}

/** HTML id of the head of minutes. */
export const minutesAnchor = 'minutes';

/** HTML id of what only members may read of minutes. */
export const restrictedMinutesAnchor = 'minutes-restricted';

/** HTML id of a minute, by its number. */
export function minuteAnchor(number: string): string {
  return `minute-${number.replace(/[^A-Za-z0-9-]/g, '_')}`;
}

/** HTML id of what only members may read under a number. */
export function restrictedMinuteAnchor(number: string): string {
  return `minutes-restricted-${number.replace(/[^A-Za-z0-9-]/g, '_')}`;
}

/** HTML id of a notice of a decision, by its place from 1. */
export function decisionAnchor(place: number): string {
  return `decision-${place}`;
}
