/** Writes values as YAML, so that whatever somebody typed comes out as typed. Knows no keys. */
import { stringify } from 'yaml';

/** `text` as it stands behind a colon or a hyphen, on one line: in quotation marks where it needs them. */
export function yamlText(text: string): string {
  const quoted = /^\d{1,2}[:.]\d{2}$/.test(text) || /\n/.test(text);
  return stringify(text, {
    lineWidth: 0,
    defaultStringType: quoted ? 'QUOTE_DOUBLE' : 'PLAIN',
  }).trimEnd();
}
