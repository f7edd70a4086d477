/** Compiles and bundles `dist` once before the tests: workers and the command itself run from there. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export default function compile(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  for (const step of [[tsc, '-p', 'tsconfig.json'], ['config/bundle.js']]) {
    execFileSync(process.execPath, step, { cwd: root, stdio: 'inherit' });
  }
}
