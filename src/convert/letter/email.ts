/** An e-mail file (.eml: RFC 5322, MIME) becomes a letter. Touches nothing but the bytes it is given. */
import PostalMime, { type Address, type Email } from 'postal-mime';
import { NotWord } from '../../docx/xml.js';
import { given } from '../../model/given.js';
import type { LetterHead } from '../../model/letter.js';
import type { Letter, LetterPicture } from './letter.js';
import { sentAt } from './sent.js';

/** @throws NotWord where it is no e-mail, or one that only its recipients can read. */
export async function readEmail(bytes: Uint8Array): Promise<Letter> {
  const mail = await PostalMime.parse(bytes).catch((cause: unknown) => {
    throw new NotWord('its parts are not as those of an e-mail', { cause });
  });
  if (mail.from === undefined && mail.date === undefined && mail.subject === undefined) {
    throw new NotWord('it is no e-mail: it names no sender, day or subject');
  }
  // S/MIME (RFC 8551, 3.2) and PGP (RFC 3156, 4).
  const isSealed = mail.headers.some(
    ({ key, value }) =>
      key === 'content-type' &&
      /^multipart\/encrypted|^application\/(x-)?pkcs7-mime(?!.*signed-data)/is.test(value),
  );
  if (isSealed) throw new NotWord('it is encrypted, so that only its recipients can read it');
  const { html, text = '', attachments } = mail;
  const pictures = new Map<string, LetterPicture>();
  const attached: string[] = [];
  for (const { filename, mimeType, contentId, content } of attachments) {
    const id = contentId?.replace(/^<|>$/g, '');
    const isShown = id !== undefined && html?.includes(`cid:${id}`) === true;
    const name = filename ?? `a file without a name (${mimeType})`;
    if (isShown && typeof content !== 'string') {
      pictures.set(id, { name, bytes: new Uint8Array(content) });
    } else attached.push(name);
  }
  return {
    head: headOf(mail),
    body: html === undefined ? { kind: 'text', content: text } : { kind: 'html', content: html },
    pictures,
    attached,
  };
}

function headOf({ subject, from, to, cc, headers }: Email): LetterHead {
  const date = headers.find(({ key }) => key === 'date')?.value;
  return given({
    subject: subject?.trim() || undefined,
    from: namesOf(from === undefined ? [] : [from]),
    to: namesOf(to ?? []),
    cc: namesOf(cc ?? []),
    sent: date === undefined ? undefined : sentAt(date),
  });
}

/** The address of somebody who has a name is nobody's business; “Bcc” is nobody's at all. */
function namesOf(people: readonly Address[]): string | undefined {
  const names = people.map(({ name, address }) => name.trim() || (address ?? ''));
  return names.filter((name) => name !== '').join(', ') || undefined;
}
