/** Whether a path lies in a folder, going by names alone. Follows no link, and touches no file. */

/** The part of `node:path` that knows how paths are written on a machine: handed in, `model` imports nothing. */
export interface PathRules {
  readonly relative: (from: string, to: string) => string;
  readonly isAbsolute: (path: string) => boolean;
  readonly sep: string;
}

/**
 * Whether `path` is `folder` itself or lies below it; both are absolute. Another drive and another
 * share of a Windows machine lie outside; ".." and ":" within a name mean nothing.
 */
export function isWithin(path: string, folder: string, rules: PathRules): boolean {
  const way = rules.relative(folder, path);
  // There is no way from one drive or share to another: then `relative` answers the path as it is.
  return !rules.isAbsolute(way) && way !== '..' && !way.startsWith(`..${rules.sep}`);
}
