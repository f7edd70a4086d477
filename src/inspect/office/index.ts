/** What the checks find in files that LibreOffice prints. Must not know which document of which pack it is. */
import { compiledProgram } from '../../compiled/index.js';
import { readInThread } from '../../docx/thread.js';
import type { Finding } from '../../model/finding.js';
import type { Inspected } from '../file.js';
import { largeFile } from '../large-file.js';

export async function inspectOffice(bytes: Uint8Array): Promise<Inspected> {
  const outcome = await readInThread<readonly Finding[]>(
    compiledProgram('inspect/office/worker.js'),
    bytes,
  );
  const findings =
    outcome.kind === 'read' ? outcome.reading : [{ check: 'not-checked', detail: {} } as const];
  return { findings: [...largeFile(bytes), ...findings] };
}

/** Of a letter the build tells what is not in the pack; the rest of it is printed. */
export async function inspectLetter(bytes: Uint8Array): Promise<Inspected> {
  return { findings: largeFile(bytes) };
}
