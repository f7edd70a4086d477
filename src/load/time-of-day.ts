/** Understands a time of day as a clerk writes it. Knows nothing of keys and files. */
import type { TimeOfDay } from '../model/meeting.js';

export type TimeReading =
  | { readonly kind: 'time'; readonly time: TimeOfDay }
  /** Not a time, or not a clear one; `meant` holds what it could be. */
  | { readonly kind: 'unclear'; readonly meant: readonly TimeOfDay[] };

const unclear: TimeReading = { kind: 'unclear', meant: [] };

/**
 * "17:00", "17.00", "5pm", "5.30 p.m." and "12 noon" are times. "7.30" is not: councils meet at
 * either end of the day; nor is "1700".
 */
export function readTimeOfDay(text: string): TimeReading {
  const plain = text.trim().toLowerCase();
  if (/^(12 )?noon$/.test(plain)) return { kind: 'time', time: '12:00' };
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.?|p\.m\.?)?$/.exec(plain);
  if (match === null) {
    const bare = /^(\d{2})(\d{2})(?: ?h(?:ou)?rs)?$/.exec(plain);
    const meant = bare === null ? undefined : timeOf(Number(bare[1]), Number(bare[2]));
    return meant === undefined ? unclear : { kind: 'unclear', meant: [meant] };
  }
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const half = match[3]?.charAt(0);
  if (half !== undefined) {
    // "17.00 pm" says it twice, and is clear.
    if (half === 'p' && hour > 12) return found(hour, minute);
    if (hour < 1 || hour > 12) return unclear;
    return found((hour % 12) + (half === 'p' ? 12 : 0), minute);
  }
  if (match[2] === undefined || (match[1]?.length === 1 && hour < 10)) {
    const meant =
      hour > 12 ? [timeOf(hour, minute)] : [timeOf(hour, minute), timeOf(hour + 12, minute)];
    return { kind: 'unclear', meant: meant.filter((time) => time !== undefined) };
  }
  return found(hour, minute);
}

function found(hour: number, minute: number): TimeReading {
  const time = timeOf(hour, minute);
  return time === undefined ? unclear : { kind: 'time', time };
}

function timeOf(hour: number, minute: number): TimeOfDay | undefined {
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
