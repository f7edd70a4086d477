/** Names that stay the same whenever the site is made, for programs that keep what they have read. Pure. */
import { createHash } from 'node:crypto';

/**
 * A UUID that follows from the words alone: of version 8, whose bits are the maker's own (RFC 9562, 5.8), here the first of
 * their SHA-256.
 */
export function uuidOf(...words: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(words)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
