/** Minutes as a page, from what the stage `minute` made of them. Touches nothing: pictures are named, not read. */
import {
  minuteAnchor,
  minutesAnchor,
  restrictedMinuteAnchor,
  restrictedMinutesAnchor,
} from '../model/address.js';
import { formatDayWords, formatLongDay, formatTime } from '../model/date.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { MemberGroup } from '../model/meeting.js';
import type { Minute, Minuted } from '../model/minuted.js';
import type { Action, MinuteBlock, Movement } from '../model/minutes.js';
import type { Markdown } from '../model/place.js';
import { escaped } from './escape.js';
import { logoAddress } from './front-matter.js';
import { lawSentence } from './law.js';
import { type ImageReference, renderMarkdown } from './markdown/index.js';
import type { Templates } from './templates.js';

export interface RenderedMinutes {
  readonly html: string;
  readonly images: readonly ImageReference[];
  readonly diagnostics: readonly Diagnostic[];
}

/** "Corporate Parenting Panel, Wednesday 6 March 2019: minutes". */
export function minutesTitle({ meeting, approved, edition }: Minuted): string {
  const kind = edition === 'members' ? 'members’ minutes' : 'minutes';
  const state = approved === undefined ? `draft ${kind}` : kind;
  return `${meeting.body}, ${formatLongDay(meeting.date, meeting.language)}: ${state}`;
}

/** See templates/README.md, "minutes". `showLogo`: minutes within a pack have their head without the logo. */
export function renderMinutes(
  templates: Templates,
  minuted: Minuted,
  showLogo: boolean,
): RenderedMinutes {
  const { meeting, approved, ended } = minuted;
  const { language } = meeting;
  const images: ImageReference[] = [];
  const diagnostics: Diagnostic[] = [];
  const markdown = (text: Markdown, idPrefix: string, item: string): string => {
    const rendered = renderMarkdown(text, { headingLevel: 1, idPrefix, item });
    images.push(...rendered.images);
    diagnostics.push(...rendered.diagnostics);
    return rendered.html;
  };
  const minute = (one: Minute, anchor: string, numbers: boolean): object => ({
    anchor,
    number: one.number,
    title: one.title,
    urgent: one.urgent && one.item === undefined,
    law: null,
    text: minuteText(one, anchor, numbers, markdown),
  });
  const html = templates.fill('minutes', {
    language,
    title: minutesTitle(minuted),
    anchor: minutesAnchor,
    council: meeting.council,
    logo: showLogo && meeting.logo !== undefined ? logoAddress : null,
    body: meeting.body,
    draft: approved === undefined,
    approved: approved === undefined ? null : formatLongDay(approved, language),
    date: formatLongDay(meeting.date, language),
    time: formatTime(minuted.started, language),
    remote: meeting.venue.kind === 'remote',
    venue: meeting.venue.kind === 'place' ? meeting.venue.address : null,
    attendance: attendanceRows(minuted),
    minutes: minuted.minutes.map((one) =>
      minute(one, minuteAnchor(one.number), minuted.numberParagraphs),
    ),
    ended: ended === undefined ? null : formatTime(ended, language),
    exempt:
      minuted.exempt.length === 0
        ? null
        : {
            anchor: restrictedMinutesAnchor,
            minutes: minuted.exempt.map((one) => ({
              ...minute(one, restrictedMinuteAnchor(one.number), minuted.numberParagraphs),
              law: one.access.kind === 'public' ? null : lawSentence(one.access),
            })),
          },
  });
  return { html, images, diagnostics };
}

/** Who was there: a row for each category, names one after the other, with the times at which they came and went. */
export function attendanceRows(
  minuted: Minuted,
): readonly { label: string; names: readonly string[] }[] {
  const { attendance, movements, meeting, chair } = minuted;
  const { language } = meeting;
  const mark = (name: string): string => {
    const office = name === chair ? ' (in the Chair)' : '';
    const moves = movements.filter(({ who }) => who.some((one) => endsWithName(name, one)));
    return `${name}${office}${moves.length === 0 ? '' : ` (${moves.map((move) => moved(move, language)).join('; ')})`}`;
  };
  const ofGroups = (groups: readonly MemberGroup[], label: string) =>
    groups.map(({ heading, names }) => ({ label: heading ?? label, names: names.map(mark) }));
  const [first, ...others] = ofGroups(attendance.present, 'Present');
  const rows = [
    ...(first === undefined ? [] : [{ ...first, label: 'Present' }]),
    ...others,
    ...ofGroups(attendance.inAttendance, 'In attendance'),
    { label: 'Apologies', names: attendance.apologies },
    {
      label: 'Substitutes',
      names: attendance.substitutes.map((one) => `${one.name} for ${one.for}`),
    },
    { label: 'Absent', names: attendance.absent },
  ];
  return rows.filter(({ names }) => names.length > 0);
}

function endsWithName(name: string, written: string): boolean {
  const plain = (text: string): string =>
    text.toLowerCase().replace(/^(?:councillor|cllr\.?|dr\.?|mr\.?|mrs\.?|ms\.?) /, '');
  const own = plain(name.replace(/,.*$/, ''));
  return own === plain(written) || own.endsWith(` ${plain(written)}`);
}

function moved({ moves, time }: Movement, language: string): string {
  return `${moves === 'left' ? 'until' : 'from'} ${formatTime(time, language)}`;
}

export type SetMarkdown = (text: Markdown, idPrefix: string, item: string) => string;

export function minuteText(
  one: Minute,
  anchor: string,
  numbers: boolean,
  markdown: SetMarkdown,
): string {
  const item = one.item === undefined ? `“${one.title}”` : `item ${one.item}`;
  let count = 0;
  const number = (): string => `${one.number}.${++count}`;
  return one.blocks
    .map((block, index) => {
      const set = (text: Markdown): string => markdown(text, `${anchor}-${index}-`, item);
      const text = numbers && block.kind !== 'action' ? numbered(block.text, number) : undefined;
      return blockHtml(block, text, set);
    })
    .join('\n');
}

function blockHtml(
  block: MinuteBlock,
  text: Markdown | undefined,
  set: (text: Markdown) => string,
): string {
  switch (block.kind) {
    case 'text':
      return set(text ?? block.text);
    case 'decision':
      return `<div class="decision">${set(strong(text ?? block.text))}</div>`;
    case 'movement':
      return `<div class="movement">${set(text ?? plain(block.text))}</div>`;
    case 'circumstances':
      return `<div class="circumstances"><p><strong>Special circumstances</strong></p>${set(block.text)}</div>`;
    case 'action':
      return `<p class="action"><strong>ACTION:</strong> ${actionHtml(block.action)}</p>`;
  }
}

/** "RESOLVED" in bold capitals, wherever in its first line it stands and however it was written. */
function strong({ source, at }: Markdown): Markdown {
  const word =
    /\**\b(RESOLVED|RECOMMENDED|RECOMMENDATIONS?|Resolved(?=\**:)|Recommended(?=\**:)|Recommendations?(?=\**:)|resolved(?=\**:)|recommended(?=\**:))\b(\**)(:?)(\**)/;
  return {
    source: source.replace(
      word,
      (_, found: string, _stars: string, colon: string) => `**${found.toUpperCase()}${colon}**`,
    ),
    at,
  };
}

/** Set in italics by the style sheet, whether or not it was written so. */
function plain({ source, at }: Markdown): Markdown {
  return { source: source.trim().replace(/^[*_]+|[*_]+$/g, ''), at };
}

function actionHtml({ who, what, by, done }: Action): string {
  const due = by === undefined ? '' : `, by ${formatDayWords(by)}`;
  const state = done === undefined ? '' : ` (done ${formatDayWords(done)})`;
  return `<span class="who">${escaped(who)}</span> to ${escaped(what)}${escaped(due)}.${escaped(state)}`;
}

/** A number before each paragraph; lists, tables and headings belong to the one before them. */
function numbered({ source, at }: Markdown, next: () => string): Markdown {
  let inParagraph = false;
  const lines = source.split('\n').map((line) => {
    if (line.trim() === '') {
      inParagraph = false;
      return line;
    }
    const opens =
      !inParagraph && !/^(?:\s|[-*+|>#]|\d+[.)] |\(?[a-z]{1,4}[.)] |```|~~~)/i.test(line);
    inParagraph = true;
    return opens ? `${next()} ${line}` : line;
  });
  return { source: lines.join('\n'), at };
}
