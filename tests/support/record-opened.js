/**
 * Loaded into a process before its program (`node --import`): writes every path that the program
 * asks the file system about into the file that RECORD_OPENED names. Changes nothing else.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';

const log = fs.openSync(process.env.RECORD_OPENED, 'a');
const write = fs.writeSync;

for (const module of [fs, fs.promises]) {
  for (const [name, original] of Object.entries(module)) {
    // What begins with a capital is a class.
    if (typeof original !== 'function' || /^[A-Z_]/.test(name)) continue;
    const recorded = function (...args) {
      record(args[0]);
      return Reflect.apply(original, this, args);
    };
    module[name] = Object.assign(recorded, original);
  }
}
syncBuiltinESMExports();

function record(path) {
  if (typeof path === 'string' || path instanceof Uint8Array) write(log, `${path}\n`);
  else if (path instanceof URL && path.protocol === 'file:') write(log, `${fileURLToPath(path)}\n`);
}
