/** What `pack doctor` says of one thing that a build needs, and how it is shown. Looks at nothing. */

export interface Finding {
  /** "Browser". */
  readonly name: string;
  /** A build fails without it, may do worse without it, or has it. */
  readonly state: 'ok' | 'attention' | 'broken';
  /** What was found, each a line. */
  readonly found: readonly string[];
  /** What to do, each a sentence. */
  readonly todo: readonly string[];
}

const signs = { ok: 'ok', attention: 'look', broken: 'FAIL' } as const;

/** "ok    Browser     chrome-headless-shell …", and what to do below it. */
export function findingText({ name, state, found, todo }: Finding): string {
  const head = `${signs[state].padEnd(5)} ${name.padEnd(11)} `;
  const indent = ' '.repeat(head.length);
  const lines = found.map((line, index) => `${index === 0 ? head : indent}${line}`);
  return `${[...lines, ...todo.map((line) => `${indent}→ ${line}`)].join('\n')}\n`;
}
