/** Text in bytes of which nobody says how they are encoded: every way of reading them that gives letters. Pure. */

/** Texts that `bytes` may be: UTF-8 or Latin 1, and UTF-16 in both orders where there are many zeros. */
export function textsIn(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts = [isUtf8(buffer) ? buffer.toString('utf8') : buffer.toString('latin1')];
  if (zeros(buffer) * 16 > buffer.length) {
    for (const start of [0, 1]) {
      const even = buffer.subarray(start, start + ((buffer.length - start) & ~1));
      texts.push(even.toString('utf16le'), Buffer.from(even).swap16().toString('utf16le'));
    }
  }
  return texts;
}

/** Whether `bytes` are text as people's programs write it: no other control characters than ends of lines and the like. */
export function isText(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return bytes.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13) || byte === 0x1b);
}

/** As `textsIn`, for a string of one character a byte. */
export function textsInString(bytes: string): readonly string[] {
  return textsIn(Buffer.from(bytes, 'latin1'));
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function zeros(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte === 0) count++;
  return count;
}
