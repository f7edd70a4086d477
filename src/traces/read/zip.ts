/** The files in a ZIP, such as a Word document: names and bytes, within limits. Must not know what they are. */
import { Readable } from 'node:stream';

/** Of all files together: far more than any paper has. */
const mostBytes = 512 * 1024 * 1024;
const mostFiles = 10_000;

/** A file that cannot be read to its end, so that nobody can say what is in it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** @throws Unreadable where it is damaged or goes beyond the limits. */
export async function* filesInZip(
  bytes: Uint8Array,
): AsyncGenerator<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { default: JSZip } = await import('jszip');
  const zip = await JSZip.loadAsync(bytes, { createFolders: false }).catch((cause: unknown) => {
    throw new Unreadable('A ZIP cannot be opened', { cause });
  });
  const files = Object.values(zip.files).filter((file) => !file.dir);
  if (files.length > mostFiles) throw new Unreadable('A ZIP holds too many files');
  let left = mostBytes;
  for (const file of files) {
    const chunks: Buffer[] = [];
    try {
      // What a ZIP says of its sizes may be a lie, so the bytes are counted as they come.
      for await (const chunk of new Readable().wrap(file.nodeStream('nodebuffer'))) {
        left -= chunk.length;
        if (left < 0) throw new Unreadable('A ZIP unpacks to too much');
        chunks.push(chunk);
      }
    } catch (cause) {
      if (cause instanceof Unreadable) throw cause;
      throw new Unreadable('A file in a ZIP is damaged', { cause });
    }
    yield { name: file.name, bytes: Buffer.concat(chunks) };
  }
}
