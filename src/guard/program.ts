/** The guard's program: takes one question, answers once, and ends. Must not write, print, or outlive who asked. */
import { openPdfium } from '../pdfium/index.js';
import type { GuardRequest } from './protocol.js';
import { readSources } from './read.js';

process.on('disconnect', () => process.exit(1));
process.once('message', (request: GuardRequest) => {
  readSources(request, openPdfium()).then(
    (answer) => process.send?.(answer, () => process.exit(0)),
    // What went wrong may quote what is restricted: nobody is told but by the code.
    () => process.exit(70),
  );
});
