/**
 * Loaded into a process before its program (`node --import`): writes the path of every program that it starts into the file
 * that COUNT_SPAWNED names. Changes nothing else.
 */
import childProcess from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { spawn } = childProcess;
childProcess.spawn = (file, ...rest) => {
  appendFileSync(process.env.COUNT_SPAWNED, `${file}\n`);
  return spawn(file, ...rest);
};
syncBuiltinESMExports();
