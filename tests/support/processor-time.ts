/** How long this process has computed: what else the machine does at the same time hardly counts. */

/** Milliseconds of the processors, in all threads of this process, while `work` runs. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
