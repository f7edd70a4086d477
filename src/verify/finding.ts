/** One number in one place of a finished pack: what it must be, and what it is. Knows nothing of where it was read. */

export interface Finding {
  readonly what: string;
  readonly of: string;
  readonly planned: string;
  readonly found: string;
}

/** Nothing found is none. */
export function finding(
  what: string,
  of: string,
  planned: string | number,
  found: string | number | undefined,
): Finding {
  const nothing = found === undefined || found === '';
  return { what, of, planned: String(planned), found: nothing ? 'none' : String(found) };
}
