/**
 * Loads files of the bundled program (config/bundle.js, which copies this one beside them) with the code that V8 made of
 * them when they were bundled. Another version of Node finds none and one with other flags refuses it; both compile the
 * files themselves. Loads from its own folder only.
 */
'use strict';
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { constants, Script } = require('node:vm');

const kept = join(__dirname, `code-${process.platform}-${process.arch}-${process.version}`);
const loaded = new Map();
const scripts = new Map();

/** What the file `name` exports; runs it the first time. */
function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  try {
    const run = scriptOf(name).runInThisContext();
    run(module.exports, requireHere, module, join(__dirname, name), __dirname);
  } catch (error) {
    loaded.delete(name);
    throw error;
  }
  return module.exports;
}

function scriptOf(name) {
  const text = readFileSync(join(__dirname, name), 'utf8');
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${text}\n})`,
    {
      filename: join(__dirname, name),
      cachedData: codeOf(name),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  );
  scripts.set(name, script);
  return script;
}

function codeOf(name) {
  try {
    return readFileSync(join(kept, `${name}.code`));
  } catch {
    return undefined;
  }
}

function requireHere(id) {
  return id.startsWith('./') ? load(id.slice(2)) : require(id);
}
requireHere.resolve = require.resolve;

/** Keeps the code of these files, with every function that has run by now. */
function keepCode(names) {
  const draft = `${kept}.part`;
  mkdirSync(draft, { recursive: true });
  for (const name of names) {
    const script = scripts.get(name) ?? scriptOf(name);
    writeFileSync(join(draft, `${name}.code`), script.createCachedData());
  }
  rmSync(kept, { recursive: true, force: true });
  renameSync(draft, kept);
}

module.exports = { load, keepCode };
