/** Loaded before a program that is measured: writes its greatest resident set (kB) and its processor time (ms) when it ends. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.BENCH_PEAK;
if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(file, `${maxRSS} ${Math.round((userCPUTime + systemCPUTime) / 1000)}`);
  });
}
