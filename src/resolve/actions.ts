/** The table of open actions under the standing item “actions”. Touches nothing. */
import type { OpenAction } from '../model/actions.js';
import { formatDayWords } from '../model/date.js';
import type { Markdown } from '../model/place.js';
import { escapeMarkdown } from './fill.js';

/** `text` with the table behind it; as it is where there is nothing to show. */
export function withActions(text: Markdown, actions: readonly OpenAction[] | undefined): Markdown {
  if (actions === undefined) return text;
  const before = text.source.trim() === '' ? '' : `${text.source}\n\n`;
  if (actions.length === 0) return { source: `${before}No actions are open.`, at: text.at };
  const rows = actions.map(({ minute, who, what, by, state }) =>
    [minute, upper(what), who, by === undefined ? '' : formatDayWords(by), state].map(
      escapeMarkdown,
    ),
  );
  const lines = [
    ['Minute', 'Action', 'Who', 'By', 'State'],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return { source: `${before}${table}`, at: text.at };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
