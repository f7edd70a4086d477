/** A thread's program: finds what is in one file that LibreOffice prints. Must not know who asked. */
import { answerWith } from '../../docx/thread.js';
import { readOfficeFindings } from './read.js';

void answerWith(readOfficeFindings);
