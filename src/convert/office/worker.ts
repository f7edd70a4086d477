/** A thread's program: makes one document ready for LibreOffice. Must not know who asked. */
import { answerWith } from '../../docx/thread.js';
import { settleOffice } from './settle.js';

void answerWith(settleOffice);
