/** Writes e-mails as programs send and save them. Must not know what is tested. */
import { createRequire } from 'node:module';
import type * as Burner from '@kenjiuno/msgreader/lib/Burner.js';

const burner = createRequire(import.meta.url)('@kenjiuno/msgreader/lib/Burner.js') as typeof Burner;

/** An e-mail (RFC 5322): header lines, an empty line, the rest. */
export function makeEmail(headers: Readonly<Record<string, string>>, body: string): Uint8Array {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([...lines, '', ...body.split('\n')].join('\r\n'));
}

export interface TestPart {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The body of an e-mail of several parts, and the header that goes with it (RFC 2046, 5.1). */
export function multipart(kind: string, parts: readonly TestPart[]): readonly [string, string] {
  const written = parts.map(({ headers, body }) =>
    Buffer.from(makeEmail(headers, body)).toString(),
  );
  const border = `border-${kind}`;
  return [
    `multipart/${kind}; boundary="${border}"`,
    `${written.map((part) => `--${border}\n${part}\n`).join('')}--${border}--`,
  ];
}

export interface TestMessage {
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  readonly html?: string;
  /** Milliseconds since 1970. */
  readonly sent?: number;
  readonly attached?: Readonly<
    Record<string, { readonly id?: string; readonly content: Uint8Array }>
  >;
  readonly messageClass?: string;
}

const [storage, stream, root] = [1, 2, 5];

interface Node {
  readonly name: string;
  readonly content?: Uint8Array;
  readonly children?: readonly Node[];
}

/** A message as Outlook saves it ([MS-OXMSG], 2). */
export function makeMsg(message: TestMessage): Uint8Array {
  const { subject, from, to, text, html, sent, attached = {}, messageClass = 'IPM.Note' } = message;
  const binary = (tag: string, content: Uint8Array | undefined): Node[] =>
    content === undefined ? [] : [{ name: `__substg1.0_${tag}`, content }];
  const words = (tag: string, value: string | undefined): Node[] =>
    binary(`${tag}001F`, value === undefined ? undefined : Buffer.from(value, 'utf16le'));
  const recipient = {
    name: '__recip_version1.0_#00000000',
    children: [
      ...words('3001', to),
      { name: '__properties_version1.0', content: fixed(8, [[0x0c150003, 1n]]) },
    ],
  };
  const attachments = Object.entries(attached).map(
    ([name, { id, content }], index): Node => ({
      name: `__attach_version1.0_#0000000${index}`,
      children: [
        ...words('3707', name),
        ...words('3712', id),
        ...binary('37010102', content),
        { name: '__properties_version1.0', content: fixed(8, [[0x37050003, 1n]]) },
      ],
    }),
  );
  const filetime =
    sent === undefined
      ? []
      : [[0x00390040, (BigInt(sent) + 11_644_473_600_000n) * 10_000n] as const];
  return burn({
    name: 'Root Entry',
    children: [
      { name: '__properties_version1.0', content: fixed(32, filetime) },
      ...words('001A', messageClass),
      ...words('0037', subject),
      ...words('0C1A', from),
      ...words('1000', text),
      ...binary('10130102', html === undefined ? undefined : Buffer.from(html)),
      ...(to === undefined ? [] : [recipient]),
      ...attachments,
    ],
  });
}

/** Properties of a fixed length, behind a head of so many bytes ([MS-OXMSG], 2.4). */
function fixed(
  head: number,
  values: readonly (readonly [tag: number, value: bigint])[],
): Uint8Array {
  const written = values.map(([tag, value]) => {
    const bytes = Buffer.alloc(16);
    bytes.writeUInt32LE(tag, 0);
    bytes.writeUInt32LE(6, 4);
    bytes.writeBigUInt64LE(value, 8);
    return bytes;
  });
  return Buffer.concat([Buffer.alloc(head), ...written]);
}

function burn(top: Node): Uint8Array {
  const entries: Parameters<typeof burner.burn>[0] = [];
  const add = ({ name, content, children = [] }: Node, type: number): number => {
    const entry: (typeof entries)[number] = {
      name,
      type,
      length: content?.length ?? 0,
      ...(content === undefined ? {} : { binaryProvider: () => Uint8Array.from(content) }),
    };
    const index = entries.push(entry) - 1;
    if (content === undefined) {
      entry.children = children.map((child) =>
        add(child, child.content === undefined ? storage : stream),
      );
    }
    return index;
  };
  add(top, root);
  return burner.burn(entries);
}
