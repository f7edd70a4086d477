/** An e-mail that Outlook saved (.msg: [MS-OXMSG]) becomes a letter. Touches nothing but the bytes it is given. */
import { createRequire } from 'node:module';
import type { FieldsData, default as Outlook } from '@kenjiuno/msgreader';
import { NotWord } from '../../docx/xml.js';
import { given } from '../../model/given.js';
import type { LetterHead } from '../../model/letter.js';
import type { Letter, LetterPicture } from './letter.js';
import { sentAt, sentInLondon } from './sent.js';

/** A library of the older kind, whose class is a property of what it exports. */
const { default: MsgReader } = createRequire(import.meta.url)(
  '@kenjiuno/msgreader',
) as typeof Outlook;

/** @throws NotWord where it is no e-mail, is damaged, or only its recipients can read it. */
export function readOutlook(bytes: Uint8Array): Promise<Letter> {
  let reader: InstanceType<typeof MsgReader>;
  let mail: FieldsData;
  try {
    reader = new MsgReader(Uint8Array.from(bytes).buffer);
    mail = reader.getFileData();
  } catch (cause) {
    throw new NotWord('it is damaged, or no e-mail of Outlook’s', { cause });
  }
  if (mail.error !== undefined || mail.dataType !== 'msg' || isEmpty(mail)) {
    throw new NotWord('it is no e-mail of Outlook’s');
  }
  // [MS-OXOSMIME] and [MS-OXORMMS]: the letter itself is an attachment that is sealed.
  if (/smime(?!.*multipartsigned)|rpmsg/i.test(mail.messageClass ?? '')) {
    throw new NotWord('it is encrypted, so that only its recipients can read it');
  }
  const html = htmlOf(mail);
  if (html === undefined && mail.body === undefined && mail.compressedRtf !== undefined) {
    throw new NotWord('its text is in a form that only Outlook reads');
  }
  const pictures = new Map<string, LetterPicture>();
  const attached: string[] = [];
  for (const one of mail.attachments ?? []) {
    const name = one.fileName ?? one.fileNameShort ?? one.name ?? 'a file without a name';
    const id = one.pidContentId;
    if (id !== undefined && html?.includes(`cid:${id}`)) {
      pictures.set(id, { name, bytes: reader.getAttachment(one).content });
    } else attached.push(name);
  }
  const body = mail.body ?? '';
  return Promise.resolve({
    head: headOf(mail),
    body: html === undefined ? { kind: 'text', content: body } : { kind: 'html', content: html },
    pictures,
    attached,
  });
}

function isEmpty({ subject, body, bodyHtml, html, senderName }: FieldsData): boolean {
  return [subject, body, bodyHtml, html, senderName].every((part) => part === undefined);
}

function htmlOf({ bodyHtml, html, internetCodepage }: FieldsData): string | undefined {
  if (bodyHtml !== undefined) return bodyHtml;
  if (html === undefined) return undefined;
  const latin = internetCodepage !== undefined && internetCodepage !== 65_001;
  return new TextDecoder(latin ? 'windows-1252' : 'utf-8').decode(html);
}

function headOf(mail: FieldsData): LetterHead {
  const people = (kind: 'to' | 'cc'): string | undefined =>
    (mail.recipients ?? [])
      .filter(({ recipType }) => recipType === kind)
      .map(({ name, email }) => name ?? email ?? '')
      .filter((name) => name !== '')
      .join(', ') || undefined;
  const header = /^date:\s*(.+)$/im.exec(mail.headers ?? '')?.[1];
  const moment = mail.clientSubmitTime ?? mail.messageDeliveryTime;
  return given({
    subject: mail.subject?.trim() || undefined,
    from: mail.senderName ?? mail.senderSmtpAddress ?? mail.senderEmail,
    to: people('to'),
    cc: people('cc'),
    sent:
      (header === undefined ? undefined : sentAt(header)) ??
      (moment === undefined ? undefined : sentInLondon(moment)),
  });
}
