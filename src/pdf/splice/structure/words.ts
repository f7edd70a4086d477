/** Chooses names for the structure types and classes of all documents (ISO 32000-2, 14.7.3, 14.7.6.2). */
import { printName } from '../../objects/print.js';
import type { PieceFacts, Word } from '../../piece/piece.js';
import type { Dictionary } from '../placed.js';

/** A type keeps its name as long as all documents map it to the same standard type. */
export function chooseTypes(): Dictionary {
  return chooseByMeaning('type', (facts) => {
    const roles = facts.structure?.roles ?? [];
    const known = new Map(roles.map(({ word, role }) => [word, role]));
    // A type that nothing is said of is also one.
    return (word) => known.get(word) ?? '';
  });
}

/** A class keeps its name as long as all documents give it the same attributes. */
export function chooseClasses(): Dictionary {
  return chooseByMeaning('class', (facts) => {
    const classes = facts.structure?.classes ?? [];
    const known = new Map(classes.map(({ word, meaning }) => [word, meaning]));
    return (word) => known.get(word);
  });
}

/** `meanings`: what a word means, the same for the same; undefined for what no other word can mean. */
function chooseByMeaning(
  kind: Word['kind'],
  meanings: (facts: PieceFacts) => (word: number) => string | undefined,
): Dictionary {
  const taken = new Set<string>();
  /** What is written for a word of a meaning. */
  const chosen = new Map<string, string>();
  /** How many names have been made of a word. */
  const made = new Map<string, number>();

  const another = (text: string): string => {
    for (let count = made.get(text) ?? 2; ; count++) {
      const name = `${text}-${count}`;
      if (taken.has(name)) continue;
      made.set(text, count + 1);
      return name;
    }
  };
  const choose = (text: string, meaning: string | undefined): string => {
    const key = `${text} ${meaning}`;
    const before = meaning === undefined ? undefined : chosen.get(key);
    if (before !== undefined) return before;
    const name = taken.has(text) ? another(text) : text;
    taken.add(name);
    if (meaning !== undefined) chosen.set(key, name);
    return name;
  };
  return {
    choose(facts) {
      const meaningOf = meanings(facts);
      return facts.words.map((word, index) =>
        word.kind === kind ? printName(choose(word.text, meaningOf(index))) : undefined,
      );
    },
  };
}
