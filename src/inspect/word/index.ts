/** What the checks find in a Word document. Must not know which document of which pack it is. */
import { compiledProgram } from '../../compiled/index.js';
import { readInThread } from '../../docx/thread.js';
import { given } from '../../model/given.js';
import type { Inspected } from '../file.js';
import { largeFile } from '../large-file.js';

export async function inspectWord(bytes: Uint8Array): Promise<Inspected> {
  const outcome = await readInThread<Inspected>(compiledProgram('inspect/word/worker.js'), bytes);
  // Convert says what is wrong with a broken file; one that it can read may be too much for the checks.
  if (outcome.kind !== 'read') {
    return { findings: [...largeFile(bytes), { check: 'not-checked', detail: {} }] };
  }
  const { findings, contents } = outcome.reading;
  return { findings: [...largeFile(bytes), ...findings], ...given({ contents }) };
}
