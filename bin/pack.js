#!/usr/bin/env node
// Thin entry: makes sure that what runs is compiled from the sources that are here, and runs it. CommonJS, which starts sooner.
'use strict';
const { readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const sources = join(root, 'src');

const [major, minor] = process.versions.node.split('.').map(Number);
const compiled = timeOf(join(root, 'dist', 'cli.js'));

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`pack needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
} else if (compiled === undefined) {
  fail('pack is not compiled yet: run "npm ci" in its folder.');
} else if (sourcesAreNewer()) {
  fail('pack was changed since it was compiled: run "npm run build" in its folder.');
} else {
  // Until it has ended: where nothing is left to wait for, Node would end with 0.
  process.exitCode = 3;
  run();
}

/** From few files, where these are of the same compilation and libraries; else from the many of `dist`. */
async function run() {
  const bundled = timeOf(join(root, 'dist', 'program', 'cli.cjs')) ?? 0;
  const installed = timeOf(join(root, 'node_modules', '.package-lock.json')) ?? 0;
  const { main } =
    bundled >= compiled && bundled >= installed
      ? require('../dist/program/load.cjs').load('cli.cjs')
      : await import('../dist/cli.js');
  await main(process);
}

/** To look at every file takes a sixth of Node's own start: whoever only asks for help waits for it where a folder is newer. */
function sourcesAreNewer() {
  const asks = process.argv.slice(2).every((word) => /^(help|--help|-h|--version|-V)$/.test(word));
  return (!asks || isNewer(sources, true)) && isNewer(sources, false);
}

/** Whether any TypeScript file below a folder, or any folder, is newer than what is compiled. No: where no sources are shipped. */
function isNewer(folder, foldersOnly) {
  const changed = timeOf(folder);
  if (changed === undefined) return false;
  if (foldersOnly && changed > compiled) return true;
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isNewer(path, foldersOnly);
    return !foldersOnly && entry.name.endsWith('.ts') && timeOf(path) > compiled;
  });
}

/** When a file or folder was last changed; undefined where it is not there. */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 3;
}
