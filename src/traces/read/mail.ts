/** E-mails as they are sent and as Outlook saves them: words, names, and the files that came along. Knows no pack. */
import { createRequire } from 'node:module';
import type { FieldsData, default as Outlook } from '@kenjiuno/msgreader';
import { Unreadable } from './zip.js';

/** What is in an e-mail. */
export interface Mail {
  /** Subject, names and addresses, text; each by itself. */
  readonly texts: readonly string[];
  /** Web pages as they are written. */
  readonly pages: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Whether `start`, the first characters of a file, are the head of an e-mail (RFC 5322, 2.2). */
export function isMail(start: string): boolean {
  if (!/^[!-9;-~]+:[ \t]/.test(start)) return false;
  const end = /\r?\n\r?\n/.exec(start)?.index ?? start.length;
  const head = start.slice(0, end);
  const has = (name: string): boolean => new RegExp(`^${name}:`, 'im').test(head);
  return (
    (has('from') || has('subject')) &&
    ['date', 'mime-version', 'received', 'message-id', 'content-type', 'to'].some(has)
  );
}

/** @throws Unreadable where its parts are not as those of an e-mail. */
export async function readMail(bytes: Uint8Array): Promise<Mail> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' }).catch(() => {
    throw new Unreadable('An e-mail cannot be read');
  });
  return {
    texts: [...mail.headers.map(({ value }) => value), mail.subject ?? '', mail.text ?? '']
      .concat([mail.from ?? [], mail.to ?? [], mail.cc ?? []].flat().map(({ name }) => name))
      .filter((text) => text.trim() !== ''),
    pages: mail.html === undefined ? [] : [mail.html],
    files: mail.attachments.map(({ filename, content }) => ({
      name: filename ?? '',
      bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    })),
  };
}

/** The name of a stream that every message of Outlook’s has ([MS-OXMSG], 2.2), in UTF-16. */
const properties = Buffer.from('__properties_version1.0', 'utf16le');

export function isOutlookMail(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(properties);
}

/** @throws Unreadable where it is damaged, or where its text is in a form that only Outlook reads. */
export function readOutlookMail(bytes: Uint8Array): Mail {
  const { default: MsgReader } = createRequire(import.meta.url)(
    '@kenjiuno/msgreader',
  ) as typeof Outlook;
  try {
    const reader = new MsgReader(Uint8Array.from(bytes).buffer);
    const mail = reader.getFileData();
    if (mail.error !== undefined) throw new Unreadable('An e-mail of Outlook’s cannot be read');
    const hasText = [mail.body, mail.bodyHtml, mail.html].some((part) => part !== undefined);
    if (!hasText && mail.compressedRtf !== undefined) {
      throw new Unreadable('An e-mail of Outlook’s has its text in Rich Text only');
    }
    return {
      texts: [...wordsOf(mail), ...(mail.recipients ?? []).flatMap(wordsOf)],
      pages: [
        ...(mail.bodyHtml === undefined ? [] : [mail.bodyHtml]),
        ...(mail.html === undefined ? [] : [Buffer.from(mail.html).toString('utf8')]),
      ],
      files: (mail.attachments ?? []).map((one) => {
        const { fileName, content } = reader.getAttachment(one);
        return { name: fileName, bytes: content };
      }),
    };
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause;
    throw new Unreadable('An e-mail of Outlook’s cannot be read');
  }
}

function wordsOf(fields: FieldsData): readonly string[] {
  return Object.values(fields).filter(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  );
}
