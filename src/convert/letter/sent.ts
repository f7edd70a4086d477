/** When an e-mail was sent, as a day and a time. Pure; asks no clock. */
import type { LetterHead } from '../../model/letter.js';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Of a “Date” header (RFC 5322, 3.3): as the sender's clock had it. Undefined where it cannot be read. */
export function sentAt(header: string): LetterHead['sent'] {
  const written = /(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{1,2}):(\d{2})/i.exec(header);
  const [, date = '', name = '', year = '', hour = '', minute = ''] = written ?? [];
  const month = months.indexOf(name.toLowerCase()) + 1;
  if (written === null || month === 0) return undefined;
  const two = (figure: number | string): string => String(figure).padStart(2, '0');
  return { day: `${year}-${two(month)}-${two(date)}`, time: `${two(hour)}:${minute}` };
}

/** Of a moment in a form that `Date` reads: as it was in London. */
export function sentInLondon(moment: string): LetterHead['sent'] {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return undefined;
  // Swedish days and times are those of ISO 8601.
  const [day, time] = at
    .toLocaleString('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' })
    .split(' ');
  return day === undefined || time === undefined ? undefined : { day, time };
}
