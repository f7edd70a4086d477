/** What the checks find in a Word document. Must not know which document of which pack it is. */
import { readInThread } from '../../docx/thread.js';
import type { Finding } from '../../model/finding.js';
import { largeFile } from '../large-file.js';

export async function inspectWord(bytes: Uint8Array): Promise<readonly Finding[]> {
  const outcome = await readInThread<readonly Finding[]>(program(), bytes);
  return [...largeFile(bytes), ...(outcome.kind === 'read' ? outcome.reading : [])];
}

/** A thread runs compiled code only; under a test this file is still TypeScript. */
function program(): URL {
  const fromSource = import.meta.url.endsWith('.ts');
  return new URL(
    fromSource ? '../../../dist/inspect/word/worker.js' : './worker.js',
    import.meta.url,
  );
}
