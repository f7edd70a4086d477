/**
 * The last step of bundling, a process of its own: loads every file of the bundled program in the folder that is its
 * argument, asks for help, and has V8's code of them kept beside them: then nothing of that is compiled again.
 */
'use strict';
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const [folder, ...parts] = process.argv.slice(2);
const { load, keepCode } = require(join(folder, 'load.cjs'));
const names = readdirSync(folder).filter((name) => name.endsWith('.cjs') && name !== 'load.cjs');
const quiet = () => undefined;
const context = { cwd: folder, env: {}, stdout: quiet, stderr: quiet, colour: false };

load('cli.cjs')
  .run(['--help'], context)
  .then(() => {
    // Parts run in a thread or a process of their own only.
    for (const name of names.filter((name) => !parts.includes(name))) load(name);
    keepCode(names);
  });
