/**
 * Loaded into a process before its program (`node --import`): ends it by SIGKILL, as a cut of power would,
 * right before it gives a file a name that ends in DIE_AT_RENAME, by renaming or by a link. Changes nothing else.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

for (const name of ['rename', 'link']) {
  const act = fs.promises[name];
  fs.promises[name] = (from, to) => {
    if (String(to).endsWith(process.env.DIE_AT_RENAME)) process.kill(process.pid, 'SIGKILL');
    return act(from, to);
  };
}
syncBuiltinESMExports();
