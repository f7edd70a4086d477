/** A web page or an e-mail as a page of its own, around a body that is made already. Touches nothing. */
import type { Document } from '../model/agenda.js';
import { formatLongDay, formatTime } from '../model/date.js';
import type { LetterHead } from '../model/letter.js';
import type { Templates } from './templates.js';

/** `body` is sanitised HTML; its title is the document's. */
export function renderLetter(
  templates: Templates,
  { language, title }: Document,
  body: string,
  head: LetterHead | undefined,
): string {
  const { subject = null, from, to, cc, sent } = head ?? {};
  const rows: readonly (readonly [label: string, value: string | undefined])[] = [
    ['From', from],
    ['To', to],
    ['Copied to', cc],
    ['Sent', sent && `${formatLongDay(sent.day, language)}, ${formatTime(sent.time, language)}`],
  ];
  const particulars = rows.flatMap(([label, value]) =>
    value === undefined ? [] : [{ label, value }],
  );
  return templates.fill('letter', { language, title, subject, particulars, body });
}
