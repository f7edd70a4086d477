/**
 * Imported before the program: every listing of a folder comes in the opposite order, as from another file system.
 * Knows nothing of the program.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const turned = (list) => (Array.isArray(list) ? [...list].sort(byName).reverse() : list);
const nameOf = (entry) => String(entry.name ?? entry);
const byName = (a, b) => (nameOf(a) < nameOf(b) ? -1 : 1);

const { readdir, readdirSync } = fs;
const later = fs.promises.readdir;
fs.readdirSync = (...args) => turned(readdirSync(...args));
fs.readdir = (...args) => {
  const done = args.pop();
  return readdir(...args, (error, list) => done(error, turned(list)));
};
fs.promises.readdir = async (...args) => turned(await later(...args));
syncBuiltinESMExports();
