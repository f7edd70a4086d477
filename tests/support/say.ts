/** A line for the person who runs the tests: why something was skipped, or figures. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
