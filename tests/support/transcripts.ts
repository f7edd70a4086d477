/**
 * Transcripts of commands as readable Markdown, compared with what the commands print now.
 * `UPDATE_GOLDEN=1 npm test` writes them anew. Knows no command.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Ran } from './run-command.js';

export interface Told extends Ran {
  /** As typed: "pack build planning/2024-09-12". */
  readonly command: string;
  /** Texts that differ from machine to machine, and the words that stand for them. */
  readonly replace: readonly (readonly [text: string, word: string])[];
  /** Parts of the sources that matter, by their paths. */
  readonly sources?: Readonly<Record<string, string>>;
}

export interface Transcripts {
  /** A test whose transcript is the section `title`. */
  readonly section: (title: string, about: string, tell: () => Promise<Told>) => void;
}

/** The transcripts of one Markdown file beside the test. To be called once for a file. */
export function openTranscripts(address: URL, heading: string, about: string): Transcripts {
  const file = fileURLToPath(address);
  const update = process.env.UPDATE_GOLDEN === '1';
  const before = existsSync(file) ? sectionsOf(readFileSync(file, 'utf8')) : new Map();
  const titles: string[] = [];
  const now = new Map<string, string>();
  afterAll(() => {
    if (!update) return;
    const sections = titles.flatMap((title) => now.get(title) ?? before.get(title) ?? []);
    writeFileSync(file, [`# ${heading}\n\n${about}\n`, ...sections].join('\n'));
  });
  test('every transcript belongs to a test', () => {
    if (!update) expect([...before.keys()]).toEqual(titles);
  });
  return {
    section(title, sentence, tell) {
      titles.push(title);
      test(title, async () => {
        const told = await tell();
        const text = write(title, sentence, told);
        now.set(title, text);
        if (!update) expect(text).toBe(before.get(title));
      });
    },
  };
}

function sectionsOf(markdown: string): Map<string, string> {
  const parts: string[] = [];
  for (const part of markdown.split(/^(?=## )/m).slice(1)) {
    const last = parts.at(-1);
    // A heading within a block is the text of what is shown.
    if (last !== undefined && !isClosed(last)) parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return new Map(
    parts.map((part) => [part.slice(3, part.indexOf('\n')), `${part.trimEnd()}\n`] as const),
  );
}

function isClosed(part: string): boolean {
  return (part.match(/^```/gm)?.length ?? 0) % 2 === 0;
}

function write(title: string, about: string, told: Told): string {
  const { command, stdout, stderr, exitCode, replace, sources } = told;
  const plain = (text: string) => stable(text, replace);
  const block = (label: string, text: string, kind = 'text') =>
    text === '' ? [] : [`${label}:`, `\`\`\`${kind}\n${text.trimEnd()}\n\`\`\``];
  return `${[
    `## ${title}`,
    about,
    ...Object.entries(sources ?? {}).flatMap(([path, text]) => block(`\`${path}\``, text, '')),
    `\`\`\`sh\n${plain(command)}\n\`\`\``,
    ...block('Standard output', plain(stdout), /^[[{]/.test(stdout) ? 'json' : 'text'),
    ...block('Standard error', plain(stderr)),
    ...(stdout + stderr === '' ? ['It prints nothing.'] : []),
    `Exit code: ${exitCode}`,
  ].join('\n\n')}\n`;
}

/** Without what another machine, release or day would print differently. */
function stable(text: string, replace: Told['replace']): string {
  let result = text;
  for (const [found, word] of replace) result = result.replaceAll(found, word);
  return result
    .replaceAll(/\b[0-9a-f]{2}[/\\][0-9a-f]{64}\b/g, '<sha256>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<sha256>')
    .replaceAll(/"bytes": \d+/g, '"bytes": <size>')
    .replaceAll(/\b[\d.]+ (kB|MB)\b/g, '<size>')
    .replaceAll(/"(browser|node|zlib|pack)": "[^"]*"/g, '"$1": "<version>"')
    .replaceAll(/("converter": "[^"]*?) [\d.]+"/g, '$1 <version>"')
    .replaceAll(/[ \t]+$/gm, '');
}
