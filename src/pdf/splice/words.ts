/** Chooses what is written for the words of each piece: see `Word`. */
import type { PieceFacts } from '../piece/piece.js';
import { formWords } from './forms.js';
import { destinationWords } from './names.js';
import type { Dictionary } from './placed.js';
import { chooseClasses, chooseTypes } from './structure/index.js';

export interface Words {
  /** `addressed` answers the destination of an address; undefined for one that nobody knows. */
  readonly choose: (
    facts: PieceFacts,
    addressed: (address: string) => string | undefined,
  ) => readonly string[];
}

export function openWords(): Words {
  const dictionaries: readonly Dictionary[] = [
    chooseTypes(),
    chooseClasses(),
    destinationWords(),
    formWords(),
  ];
  return {
    choose(facts, addressed) {
      const chosen = dictionaries.map((dictionary) => dictionary.choose(facts));
      return facts.words.map(({ kind, text }, index) => {
        if (kind === 'address') return addressed(text) ?? 'null';
        const found = chosen.map((words) => words[index]).find((word) => word !== undefined);
        if (found === undefined) throw new Error(`Nobody chooses a word for the ${kind} ${text}.`);
        return found;
      });
    },
  };
}
