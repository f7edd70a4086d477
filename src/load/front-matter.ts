/** Parts a Markdown file into its front matter and its body. Knows nothing of their meaning. */
import { basename } from 'node:path';
import matter from 'gray-matter';
import { diagnose } from '../diagnostics/index.js';
import type { Checked } from '../model/diagnostic.js';
import type { Markdown } from '../model/place.js';
import type { YamlSource } from './yaml.js';
import { parseYaml } from './yaml.js';

export interface MarkdownFile {
  readonly front: YamlSource;
  /** Without blank lines around it. */
  readonly body: Markdown;
}

const fence = /^---[ \t]*$/;

function refuse(): never {
  throw new Error('Only YAML is read as front matter.');
}

/**
 * `text` is a whole file with lines ended by \n. No value, and a diagnostic, where the front
 * matter is missing, not closed, or not sound YAML.
 */
export function parseMarkdownFile(
  text: string,
  file: string,
  item?: string,
): Checked<MarkdownFile> {
  const lines = text.split('\n');
  const named = item === undefined ? {} : { item };
  const at = (line: number) => ({ at: { file, line, column: 1 }, ...named });
  const first = lines[0] ?? '';
  if (!first.startsWith('---')) {
    return { diagnostics: [diagnose('front-matter-missing', { name: basename(file) }, at(1))] };
  }
  if (!fence.test(first)) {
    return { diagnostics: [diagnose('front-matter-fence', { found: first.trim() }, at(1))] };
  }
  const close = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  if (close === -1) return { diagnostics: [diagnose('front-matter-unclosed', {}, at(1))] };
  const last = lines[close] ?? '';
  if (!fence.test(last)) {
    return { diagnostics: [diagnose('front-matter-fence', { found: last.trim() }, at(close + 1))] };
  }
  // Options always: without them the library answers from a cache that forgets errors.
  // Its engine would lose all positions, so it only cuts; and it must never run code.
  const clean = lines.with(0, '---').with(close, '---').join('\n');
  const parted = matter(clean, {
    language: 'yaml',
    engines: { yaml: () => ({}), json: refuse, javascript: refuse },
  });
  // The matter begins with the line break after its fence: its lines count as the file's.
  const front = parseYaml(parted.matter, file, item);
  if (front.value === undefined) return { diagnostics: front.diagnostics };
  return {
    value: { front: front.value, body: bodyOf(parted.content, file, close + 2) },
    diagnostics: front.diagnostics,
  };
}

function bodyOf(content: string, file: string, line: number): Markdown {
  const blank = /^(?:[ \t]*\n)*/.exec(content)?.[0] ?? '';
  const skipped = blank.split('\n').length - 1;
  return {
    source: content.slice(blank.length).trimEnd(),
    at: { file, line: line + skipped, column: 1 },
  };
}
