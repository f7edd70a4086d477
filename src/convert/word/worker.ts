/** A thread's program: makes HTML of one Word document. Must not know who asked. */
import { answerWith } from '../../docx/thread.js';
import { readWord } from './read.js';

void answerWith(readWord);
