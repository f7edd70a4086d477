/**
 * What is taken along of a default appearance string (ISO 32000-2, 12.7.4.3): how the text of a field is set. Must
 * not know the field.
 */
import { eachOperation } from '../mend/operators.js';
import type { PdfString, Slot } from '../objects/values.js';
import type { PieceBuilder } from '../piece/build.js';
import { namesFont } from '../piece/default-appearance.js';

/** Operators of text state and colour (tables 73 and 103), which alone have a meaning here. */
const operators = new Set(
  'Tf Tc Tw Tz TL Tr Ts Tm Td g G rg RG k K cs CS sc SC scn SCN w'.split(' '),
);

/**
 * Its word. The fonts that it names are words too, whether or not the document has them: another document's font of
 * the same name is not meant.
 */
export function appearanceWord(builder: PieceBuilder, { bytes }: PdfString): Slot {
  const text = withoutAsides(bytes);
  for (const name of namesFont(text)) builder.word('font', name);
  return builder.word('appearance', text);
}

/** As it is, where it says nothing else. */
function withoutAsides(appearance: string): string {
  if (!/[%(<]/.test(appearance)) return appearance;
  const content = Buffer.from(appearance, 'latin1');
  const kept: string[] = [];
  eachOperation(content, ({ operator, start, end }) => {
    // A comment between operands is left out with its operator's line.
    const written = appearance.slice(start, end).replace(/%[^\r\n]*/g, '');
    if (operators.has(operator) && !/[(<]/.test(written)) kept.push(written);
  });
  return kept.join(' ');
}
