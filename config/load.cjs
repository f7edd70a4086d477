/**
 * Loads files of the bundled program (config/bundle.js, which copies this one beside them) with the code that V8 made of
 * them when they were bundled. Another version of Node finds none, and compiles them itself. Loads from its own folder only.
 */
'use strict';
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { constants, Script } = require('node:vm');

const kept = join(__dirname, `code-${process.arch}-${process.versions.v8}`);
const loaded = new Map();

/** What the file `name` exports; runs it the first time. */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.module.exports;
  const filename = join(__dirname, name);
  const text = readFileSync(filename, 'utf8');
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
    filename,
    cachedData: codeOf(name),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  loaded.set(name, { module, script });
  script.runInThisContext()(module.exports, requireHere, module, filename, __dirname);
  return module.exports;
}

function requireHere(id) {
  return id.startsWith('./') ? load(id.slice(2)) : require(id);
}
requireHere.resolve = require.resolve;

function codeOf(name) {
  try {
    return readFileSync(join(kept, `${name}.code`));
  } catch {
    return undefined;
  }
}

/** Keeps the code of all that was loaded, with every function that has run by now. */
function keepCode() {
  mkdirSync(kept, { recursive: true });
  for (const [name, { script }] of loaded) {
    writeFileSync(join(kept, `${name}.code`), script.createCachedData());
  }
}

module.exports = { load, keepCode };
