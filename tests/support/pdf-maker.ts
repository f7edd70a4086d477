/** Writes a PDF from objects as they stand in a file, byte for byte. Checks nothing: tests want broken files too. */

/** `objects` by number, without `obj` and `endobj`; `trailer` without Size ("/Root 1 0 R"). */
export function makePdf(objects: Readonly<Record<number, string>>, trailer: string): Uint8Array {
  const offsets = new Map<number, number>();
  let text = '%PDF-1.7\n';
  for (const [num, body] of Object.entries(objects)) {
    offsets.set(Number(num), text.length);
    text += `${num} 0 obj\n${body}\nendobj\n`;
  }
  const size = Math.max(0, ...offsets.keys()) + 1;
  const start = text.length;
  text += `xref\n0 ${size}\n`;
  for (let num = 0; num < size; num++) {
    const offset = offsets.get(num);
    text +=
      offset === undefined
        ? '0000000000 65535 f \n'
        : `${String(offset).padStart(10, '0')} 00000 n \n`;
  }
  text += `trailer\n<</Size ${size} ${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A stream with its Length; `entries` are those of its dictionary ("/Type /XObject"). */
export function streamOf(data: string, entries = ''): string {
  return `<<${entries}/Length ${data.length}>>\nstream\n${data}\nendstream`;
}
