/** Values as bytes of a file (ISO 32000-2, 7.3), one character for each byte. Must not know slots' meanings. */
import { Name, PdfString, Ref, Slot, Stream, type Value } from './values.js';

/** What to write where a slot or a reference stands; `at` is how many characters have been written before it. */
export type OnSlot = (slot: Slot | Ref, at: number) => string;

const noSlots: OnSlot = (slot) => {
  if (slot instanceof Ref) return `${slot.num} 0 R`;
  throw new Error(`A slot for ${slot.kind} ${slot.value} was left open.`);
};

/** Writes a value that is no stream. */
export function print(value: Value, onSlot: OnSlot = noSlots): string {
  const out = new Writer(onSlot);
  out.write(value);
  return out.text;
}

class Writer {
  text = '';
  readonly onSlot: OnSlot;
  constructor(onSlot: OnSlot) {
    this.onSlot = onSlot;
  }

  write(value: Value): void {
    if (value === null) this.text += 'null';
    else if (typeof value === 'boolean') this.text += value ? 'true' : 'false';
    else if (typeof value === 'number') this.text += printNumber(value);
    else if (value instanceof Name) this.text += printName(value.text);
    else if (value instanceof PdfString) this.text += printString(value.bytes);
    else if (value instanceof Ref || value instanceof Slot) {
      this.text += this.onSlot(value, this.text.length);
    } else if (value instanceof Map) {
      this.text += '<<';
      this.entries(value);
      this.text += '>>';
    } else if (value instanceof Stream) throw new Error('A stream stands for itself only.');
    else {
      this.text += '[';
      value.forEach((element, index) => {
        if (index > 0) this.text += ' ';
        this.write(element);
      });
      this.text += ']';
    }
  }

  entries(dict: ReadonlyMap<string, Value>): void {
    for (const [key, value] of dict) {
      this.text += printName(key);
      this.text += ' ';
      this.write(value);
    }
  }
}

/** The entries of a dictionary without the brackets around them. */
export function printEntries(dict: ReadonlyMap<string, Value>, onSlot: OnSlot = noSlots): string {
  const out = new Writer(onSlot);
  out.entries(dict);
  return out.text;
}

/** Never with an exponent, which PDF does not know (7.3.3). */
export function printNumber(value: number): string {
  if (Number.isInteger(value)) return Object.is(value, -0) ? '0' : BigInt(value).toString();
  if (!Number.isFinite(value)) return '0';
  const short = String(value);
  return short.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : short;
}

/** Every byte but printable ASCII that is no delimiter is escaped (7.3.5). */
export function printName(text: string): string {
  if (/^[A-Za-z0-9_.:+*'"!$&,;=?@^`|~\\-]*$/.test(text)) return `/${text}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be escaped.
  return `/${text.replace(/[\x00-\x20#%()<>[\]{}/\x7f-\xff]/g, (byte) => `#${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

/** As a literal where that is short, else in hexadecimal (7.3.4). */
export function printString(bytes: string): string {
  if (/^[\x20-\x7e]*$/.test(bytes)) return `(${bytes.replace(/[\\()]/g, '\\$&')})`;
  return `<${Buffer.from(bytes, 'latin1').toString('hex')}>`;
}
