/** Paths as a forge shows them: from the repository's root. Pure. */
import path from 'node:path';
import { isWithin } from '../model/inside.js';
import { pathJson } from './json.js';

/** Undefined for what lies outside the repository. */
export function repositoryPath(file: string, root: string): string | undefined {
  return isWithin(file, root, path) ? pathJson(file, root) || '.' : undefined;
}
