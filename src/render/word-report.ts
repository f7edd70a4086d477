/** A Word report as a page of its own, around a body that is made already. Touches nothing. */
import type { Document } from '../model/agenda.js';
import type { Templates } from './templates.js';

/** `body` is sanitised HTML; its title is the document's. */
export function renderWordReport(templates: Templates, document: Document, body: string): string {
  return templates.fill('word', { language: document.language, title: document.title, body });
}
