// Says what failed in the test runner's own words, and adds up its counts as one line. Fails where something failed, where
// a file of tests could not be run, and where there are no counts at all.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';
const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...JSON.parse(readFileSync(join(folder, name), 'utf8')) }));
const sum = (key) => reports.reduce((total, report) => total + (report[key] ?? 0), 0);
const firstLines = (text, count) => text.split('\n').slice(0, count).join('\n    ');

const broken = [];
for (const { name, testResults } of reports) {
  for (const file of testResults ?? []) {
    const failed = (file.assertionResults ?? []).filter(({ status }) => status === 'failed');
    for (const { fullName, failureMessages } of failed) {
      broken.push(`${file.name}: ${fullName}\n    ${firstLines(failureMessages?.[0] ?? '', 12)}`);
    }
    if (file.status === 'failed' && failed.length === 0) {
      broken.push(`${file.name} was not run\n    ${firstLines(file.message ?? '', 12)}`);
    }
  }
  const numbers = reports.find((report) => report.name === name);
  process.stdout.write(
    `${name}: ${numbers.numPassedTests} passed, ${numbers.numFailedTests} failed, in ${testResults?.length ?? 0} files\n`,
  );
}
for (const one of broken) process.stdout.write(`FAILED ${one}\n`);

const passed = sum('numPassedTests');
const failed = sum('numFailedTests');
const skipped = sum('numPendingTests') + sum('numTodoTests');
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
process.exitCode = broken.length === 0 && failed === 0 && passed > 0 ? 0 : 1;
