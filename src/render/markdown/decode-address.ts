/** Addresses as people write them: Markdown writes spaces in them as %20. Knows nothing of what they name. */

/** An address that is not encoded properly is taken as it is. */
export function decodeAddress(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
