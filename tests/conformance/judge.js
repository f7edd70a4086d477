/**
 * Judges PDFs by PDF/UA-1 with veraPDF and prints what fails, rule by rule.
 *
 *   npm run judge -- FILE…
 *   npm run judge -- --json FILE…   verdicts as JSON
 */
import { parseArgs } from 'node:util';
import { findings, judge, prepareJudge } from './vera-pdf.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const missing = await prepareJudge();
if (missing !== undefined) {
  process.stderr.write(`${missing}\n`);
  process.exitCode = 3;
} else {
  const verdicts = await judge(positionals);
  const passed = verdicts.filter((verdict) => verdict.kind === 'judged' && verdict.passed);
  process.stdout.write(values.json ? `${JSON.stringify(verdicts, null, 2)}\n` : told(verdicts));
  process.exitCode = passed.length === verdicts.length ? 0 : 1;
}

function told(verdicts) {
  return verdicts
    .map((verdict) => {
      const wrong = findings(verdict);
      return `${verdict.file}: ${wrong.length === 0 ? 'passes' : ['fails', ...wrong].join('\n  ')}\n`;
    })
    .join('');
}
