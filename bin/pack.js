#!/usr/bin/env node
// Thin entry: makes sure that what runs is compiled from the sources that are here, and runs it.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiled = join(root, 'dist', 'cli.js');

/** Time of the newest TypeScript file, 0 where the sources are not shipped. */
function newestSource(folder) {
  if (!existsSync(folder)) return 0;
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return newestSource(path);
      return entry.name.endsWith('.ts') ? statSync(path).mtimeMs : 0;
    }),
  );
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const built = existsSync(compiled) ? statSync(compiled).mtimeMs : undefined;

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`pack needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
} else if (built === undefined) {
  fail('pack is not compiled yet: run "npm ci" in its folder.');
} else if (newestSource(join(root, 'src')) > built) {
  fail('pack was changed since it was compiled: run "npm run build" in its folder.');
} else {
  const { main } = await import('../dist/cli.js');
  await main(process);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 3;
}
