/** The forms of all pieces as one (ISO 32000-2, 12.7.3). */
import { print, printName } from '../objects/print.js';
import { textString } from '../objects/text.js';
import { PdfString } from '../objects/values.js';
import { renameFonts } from '../piece/default-appearance.js';
import type { PieceFacts } from '../piece/piece.js';
import type { Dictionary, Gatherer, Output } from './placed.js';
import { numbered, openNames } from './unique-names.js';

/**
 * Fields of one name are one field with one value (12.7.4.2), so those of another document get another name; and
 * so do the fonts that fields are filled in with, of which the file has one list.
 */
export function formWords(): Dictionary {
  const takeField = openNames(numbered);
  const takeFont = openNames((name, count) => `${name}-${count}`);
  return {
    choose(facts) {
      const fonts = new Map(fontNames(facts).map((name) => [name, takeFont(name)] as const));
      return facts.words.map(({ kind, text }) => {
        switch (kind) {
          case 'field':
            return print(textString(takeField(text)));
          case 'font':
            return printName(fonts.get(text) ?? text);
          case 'appearance':
            return print(new PdfString(renameFonts(text, fonts)));
          default:
            return undefined;
        }
      });
    },
  };
}

function fontNames({ words }: PieceFacts): readonly string[] {
  return words.flatMap(({ kind, text }) => (kind === 'font' ? [text] : []));
}

export function gatherForms(output: Output): Gatherer {
  const fields: number[] = [];
  const fonts: string[] = [];
  /** What is asked of viewers is asked for all fields: those of other documents would change their looks. */
  let allNeedAppearances = true;
  return {
    add({ facts, number, words }) {
      const { form } = facts;
      if (form === undefined) return;
      for (const field of form.fields) fields.push(number(field));
      for (const { word, object } of form.fonts) {
        fonts.push(`${words[word]} ${number(object)} 0 R`);
      }
      allNeedAppearances &&= form.needsAppearances;
    },
    finish() {
      if (fields.length === 0) return '';
      const num = output.allot();
      const resources = fonts.length === 0 ? '' : `/DR<</Font<<${fonts.join('')}>>>>`;
      const need = allNeedAppearances ? '/NeedAppearances true' : '';
      const refs = fields.map((field) => `${field} 0 R`).join(' ');
      output.put(num, `<</Fields[${refs}]${resources}${need}>>`);
      return `/AcroForm ${num} 0 R`;
    },
  };
}
