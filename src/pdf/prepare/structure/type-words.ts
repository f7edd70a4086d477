/** What is written for the types of elements, and what readers have to be told about them (ISO 32000-2, 14.7.3). */
import { Name, type Value } from '../../objects/values.js';
import type { PieceBuilder } from '../../piece/build.js';
import type { PieceStructure } from '../../piece/piece.js';
import { isStandard } from './standard-types.js';
import type { ElementType } from './types.js';

export interface TypeWords {
  readonly write: (type: ElementType) => Value;
  /** Of what has been written so far. */
  readonly roles: () => PieceStructure['roles'];
  readonly foreign: () => PieceStructure['foreign'];
}

export function openTypeWords(builder: PieceBuilder): TypeWords {
  const roles = new Map<number, string>();
  const foreign = new Map<string, string>();
  return {
    write({ name, own, standsFor }) {
      if (own) {
        const word = builder.word('type', name);
        if (standsFor !== undefined) roles.set(word.value, standsFor);
        return word;
      }
      if (standsFor !== undefined && !isStandard(name)) foreign.set(name, standsFor);
      return Name.of(name);
    },
    roles: () => [...roles].map(([word, role]) => ({ word, role })),
    foreign: () => [...foreign].map(([name, role]) => ({ name, role })),
  };
}
