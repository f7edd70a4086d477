/** Open actions under the standing item “actions”: as a table in its text, or as a paper of its own. Touches nothing. */
import type { OpenAction } from '../model/actions.js';
import { formatDayWords, formatLongDay } from '../model/date.js';
import type { Markdown, Place } from '../model/place.js';
import { escapeMarkdown } from './fill.js';

/** `text` with the table behind it; as it is where there is nothing to show. */
export function withActions(text: Markdown, actions: readonly OpenAction[] | undefined): Markdown {
  if (actions === undefined) return text;
  const before = text.source.trim() === '' ? '' : `${text.source}\n\n`;
  return { source: `${before}${actions.length === 0 ? noneOpen : table(actions)}`, at: text.at };
}

/** The paper: a table for each meeting that agreed any, in the order of the meetings. */
export function actionsPaper(
  actions: readonly OpenAction[],
  language: string,
  at: Place,
): Markdown {
  if (actions.length === 0) return { source: noneOpen, at };
  const days = [...new Set(actions.map(({ agreed }) => agreed))];
  const parts = days.map((day) => {
    const heading = `## Agreed on ${formatLongDay(day, language)}`;
    return `${heading}\n\n${table(actions.filter(({ agreed }) => agreed === day))}`;
  });
  return { source: parts.join('\n\n'), at };
}

const noneOpen = 'No actions are open.';

function table(actions: readonly OpenAction[]): string {
  const rows = actions.map(({ minute, who, what, by, state }) => [
    ...[minute, upper(what), who].map(escapeMarkdown),
    by === undefined ? '' : onOneLine(escapeMarkdown(formatDayWords(by))),
    escapeMarkdown(state),
  ]);
  const lines = [
    ['Minute', 'Action', 'Who', 'By', 'State'],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A day in a narrow column: "30 September 2019" with spaces that do not break. */
function onOneLine(day: string): string {
  return /^\d{1,2} \p{L}+ \d{4}$/u.test(day) ? day.replaceAll(' ', '\u00a0') : day;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
