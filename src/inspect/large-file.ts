/** Whether a file is larger than papers are. Must not know what is in it. */
import type { Finding } from '../model/finding.js';

/** In bytes. Twenty pages of photographs are smaller. */
const large = 20_000_000;

export function largeFile({ length }: Uint8Array): readonly Finding[] {
  return length > large ? [{ check: 'large-file', detail: { bytes: length } }] : [];
}
