/** This program itself as a part of a fingerprint: its code, its templates, what it was installed with. Knows no pack. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path, { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledFolder } from '../compiled/index.js';
import { isWithin } from '../model/inside.js';

/** From the folder of this file, compiled or not. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const templates = join(root, 'templates');

/** Beside the bundled program; config/bundle.js writes `codeIdentity` of what it was made of into it. */
const broughtAlong = join(compiledFolder, 'code-identity');

/** Other after an update, after another compilation, and where a template was touched. Holds no path. */
export function programIdentity(): string {
  return JSON.stringify([
    ...['package.json', 'package-lock.json', 'node_modules/.package-lock.json'].map((name) =>
      factsOf(join(root, name), name),
    ),
    existsSync(broughtAlong) ? readFileSync(broughtAlong, 'utf8') : codeIdentity(),
    ...filesBelow(
      templates,
      'templates',
      (file, name) => `${name} ${readFileSync(file, 'latin1')}`,
    ),
  ]);
}

/** Of all modules of `dist`, whether bundled or not: they make the same packs. */
export function codeIdentity(): string {
  const facts = filesBelow(join(root, 'dist'), 'dist', (file, name) =>
    name.endsWith('.js') ? factsOf(file, name) : undefined,
  );
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

/** Whether a file is one of those templates; absolute. */
export function isOwnTemplate(file: string): boolean {
  return isWithin(file, templates, path);
}

/** Files of the program change when it is installed or compiled, by programs that give them the time. */
function factsOf(file: string, name: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? `no ${name}` : `${name} ${found.size} ${found.mtimeMs}`;
}

/** What is told of each file, but for the bundle's. */
function filesBelow(
  folder: string,
  name: string,
  tell: (file: string, name: string) => string | undefined,
): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const [file, own] = [join(folder, entry.name), `${name}/${entry.name}`];
    if (!entry.isDirectory()) return tell(file, own) ?? [];
    return /^dist\/program(\.|$)/.test(own) ? [] : filesBelow(file, own, tell);
  });
}
