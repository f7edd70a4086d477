/** A thread's program: finds what is in one Word document. Must not know who asked. */
import { answerWith } from '../../docx/thread.js';
import { readFindings } from './read.js';

void answerWith(readFindings);
