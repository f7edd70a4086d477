/** Parts the body of minutes at its headings. Knows nothing of the agenda. */
import { diagnose } from '../../diagnostics/index.js';
import type { Checked, Diagnostic } from '../../model/diagnostic.js';
import type { MinuteBlock, MinuteSource } from '../../model/minutes.js';
import type { Markdown } from '../../model/place.js';
import { readBlocks } from './blocks.js';
import { citationsIn, votesIn } from './voting.js';

/** One for each heading of the second level ("## 6. Scorecard"), in their order. */
export function readSections(body: Markdown): Checked<readonly MinuteSource[]> {
  const diagnostics: Diagnostic[] = [];
  const minutes: MinuteSource[] = [];
  const line = body.at.line ?? 1;
  for (const { heading, lines, start } of partsOf(body.source)) {
    const text: Markdown = {
      source: lines.join('\n').trimEnd(),
      at: { file: body.at.file, line: line + start, column: 1 },
    };
    if (heading === undefined) {
      if (text.source.trim() !== '') diagnostics.push(outside(text));
      continue;
    }
    const at = { ...text.at, line: line + start - 1 };
    const title = heading.trim();
    if (title === '') {
      diagnostics.push(diagnose('minute-without-heading', {}, { at }));
      continue;
    }
    const item = `“${title}”`;
    const { blocks, diagnostics: found } = readBlocks(text, item);
    diagnostics.push(...found);
    if (blocks.length === 0 && found.length === 0) {
      diagnostics.push(diagnose('minute-empty', {}, { at, item }));
    }
    const said = blocks.flatMap(textOf);
    minutes.push({
      heading: title.replace(/^urgent(?: business| item)?: */i, ''),
      urgent: /^urgent(?: business| item)?: */i.test(title),
      blocks,
      votes: said.flatMap(({ source, at: place }) => votesIn(source, place)),
      citations: said.flatMap(({ source, at: place }) => citationsIn(source, place)),
      at,
    });
  }
  return { value: minutes, diagnostics };
}

function textOf(block: MinuteBlock): readonly Markdown[] {
  return block.kind === 'action'
    ? [{ source: block.action.what, at: block.action.at }]
    : [block.text];
}

/** Before the first heading, where nothing may stand; a heading of the first level is the program's to write. */
function outside(text: Markdown): Diagnostic {
  const blank = /^(?:[ \t]*\n)*/.exec(text.source)?.[0].split('\n').length ?? 1;
  const at = { ...text.at, line: (text.at.line ?? 1) + blank - 1 };
  const hasTitle = /^# /m.test(text.source);
  return diagnose('minutes-text-before-heading', { hasTitle }, { at });
}

interface Part {
  readonly heading?: string;
  readonly lines: string[];
  /** Of its first line of text, from 0. */
  readonly start: number;
}

function partsOf(source: string): readonly Part[] {
  const parts: Part[] = [{ lines: [], start: 0 }];
  let fenced = false;
  for (const [index, line] of source.split('\n').entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced ? null : /^##(?!#)[ \t]*(.*?)[ \t]*#*$/.exec(line);
    if (heading === null) parts.at(-1)?.lines.push(line);
    else parts.push({ heading: heading[1] ?? '', lines: [], start: index + 1 });
  }
  return parts;
}
