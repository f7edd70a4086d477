/** This program itself as a part of a fingerprint: its code, its templates, what it was installed with. Knows no pack. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path, { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isWithin } from '../model/inside.js';

/** From the folder of this file, compiled or not. */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Other after an update, after another compilation, and where a template was touched. Holds no path. */
export function programIdentity(): string {
  return JSON.stringify([
    ...['package.json', 'package-lock.json', 'node_modules/.package-lock.json'].map(factsOf),
    ...['dist', 'templates'].flatMap((name) => filesBelow(join(root, name), name)),
  ]);
}

/** Whether a file is one of those templates; absolute. */
export function isOwnTemplate(file: string): boolean {
  return isWithin(file, join(root, 'templates'), path);
}

/** Files of the program change when it is installed or compiled, by programs that give them the time. */
function factsOf(name: string): string {
  const found = statSync(join(root, name), { throwIfNoEntry: false });
  return found === undefined ? `no ${name}` : `${name} ${found.size} ${found.mtimeMs}`;
}

function filesBelow(folder: string, name: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const own = `${name}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(join(folder, entry.name), own);
    if (name.startsWith('templates')) return [`${own} ${readFileSync(join(root, own), 'latin1')}`];
    return entry.name.endsWith('.js') ? [factsOf(own)] : [];
  });
}
