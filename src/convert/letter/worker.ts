/** A thread's program: makes HTML of one web page or e-mail. Must not know who asked. */
import { answerWith } from '../../docx/thread.js';
import { readLetter } from './read.js';

void answerWith(readLetter);
