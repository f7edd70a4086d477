/**
 * A web page, an e-mail or Outlook's file becomes the HTML that is printed, with its pictures and with what had to be left
 * out. Touches nothing but the bytes it is given; may take long, so it runs in a thread of its own.
 */
import { isUtf8 } from 'node:buffer';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { NotWord } from '../../docx/xml.js';
import { given } from '../../model/given.js';
import { readEmail } from './email.js';
import type { Letter, LetterPicture, LetterReading } from './letter.js';
import { readOutlook } from './outlook.js';
import { sanitise } from './sanitise.js';
import { elementsBelow, shapeLetter } from './shape.js';

export interface LetterQuestion {
  /** Of the file's name, with its dot, in small letters. */
  readonly ending: string;
  readonly bytes: Uint8Array;
}

/** Some 2,000 pages: a longer one would keep the browser from ever printing it. */
export const mostCharacters = 5_000_000;

/** @throws NotWord where it cannot be read. */
export async function readLetter({ ending, bytes }: LetterQuestion): Promise<LetterReading> {
  const { head, body, pictures, attached } = await letterOf(ending, bytes);
  if (body.content.length > mostCharacters) {
    throw new NotWord('it is longer than any letter or page, with its pictures in its text');
  }
  const whole = body.kind === 'text' ? paragraphsOf(body.content) : fromHtml(body.content);
  const placed = placePictures(pictures);
  const shaped = shapeLetter(whole, head === undefined ? 1 : 2, placed.place);
  const droppedLinks = badLinks(shaped);
  return {
    ...given({ head }),
    html: toHtml(sanitise(shaped)),
    ...placed.result(),
    attached,
    droppedLinks,
  };
}

async function letterOf(ending: string, bytes: Uint8Array): Promise<Letter> {
  if (ending === '.eml') return readEmail(bytes);
  if (ending === '.msg') return readOutlook(bytes);
  const content = htmlText(bytes);
  if (!/<[a-z!][^>]*>/i.test(content)) throw new NotWord('it is no web page');
  return { body: { kind: 'html', content }, pictures: new Map(), attached: [] };
}

/** In the encoding that it names; UTF-8 where it is that, else that of Windows, as browsers do. */
function htmlText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const named = /<meta[^>]+charset=["']?([\w-]+)/i.exec(start)?.[1];
  try {
    return new TextDecoder(named ?? 'windows-1252').decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const lineEnd: Element = { type: 'element', tagName: 'br', properties: {}, children: [] };

/** A letter without any marks: an empty line ends a paragraph, every line stays one. */
function paragraphsOf(text: string): Root {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((block) => block.replace(/^\n+|\s+$/g, ''))
    .filter((block) => block !== '');
  const children = blocks.map(
    (value): Element => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: value
        .split('\n')
        .flatMap((line, index): Element['children'] => [
          ...(index === 0 ? [] : [lineEnd]),
          { type: 'text', value: line },
        ]),
    }),
  );
  return { type: 'root', children };
}

function placePictures(sent: ReadonlyMap<string, LetterPicture>) {
  const pictures = new Map<string, LetterPicture>();
  const beside = new Map<string, string>();
  let remote = 0;
  let broken = 0;
  return {
    place(src: string): string | undefined {
      if (/^cid:/i.test(src)) {
        const picture = sent.get(decoded(src.slice(4)));
        if (picture === undefined) broken++;
        return picture && addressOf(pictures, picture);
      }
      if (/^data:/i.test(src)) {
        const picture = pictureInText(src);
        if (picture === undefined) broken++;
        return picture && addressOf(pictures, picture);
      }
      if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(src)) {
        remote++;
        return undefined;
      }
      return src === '' ? undefined : addressOf(beside, decoded(src));
    },
    result: () => ({
      pictures: [...pictures],
      beside: [...beside],
      lost: [
        ...some(remote, 'picture that is on the web', 'pictures that are on the web'),
        ...some(broken, 'picture that is not in the file', 'pictures that are not in the file'),
      ],
    }),
  };
}

function addressOf<T>(known: Map<string, T>, one: T): string {
  for (const [address, other] of known) if (other === one) return address;
  const kind = typeof one === 'string' ? 'beside' : 'letter';
  const address = `${kind}/${known.size + 1}`;
  known.set(address, one);
  return address;
}

function pictureInText(src: string): LetterPicture | undefined {
  const written = /^data:image\/([a-z+.-]+);base64,/i.exec(src.slice(0, 100));
  if (written === null) return undefined;
  const bytes = Buffer.from(src.slice(written[0].length), 'base64');
  return bytes.length === 0 ? undefined : { name: `within the page (${written[1]})`, bytes };
}

function some(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`];
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function badLinks(tree: Root): readonly string[] {
  const bad = elementsBelow(tree, 'a')
    .map(({ properties }) => properties.href)
    .filter((href) => href !== undefined && !/^(https?:|mailto:|tel:|#)/i.test(String(href)));
  return [...new Set(bad.map(String))];
}
