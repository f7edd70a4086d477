/** Minutes as a file of their own: what it is to be, for those who write such files. */
import { minutesMap } from '../minute/index.js';
import {
  minuteAnchor,
  minutesAnchor,
  restrictedMinuteAnchor,
  restrictedMinutesAnchor,
} from '../model/address.js';
import { given } from '../model/given.js';
import type { Minute, Minuted } from '../model/minuted.js';
import type { MinutesMap } from '../model/minutes-map.js';
import type { PaperHeading, PaperOutline } from '../model/paper.js';
import * as render from '../render/index.js';
import type { PaperOrder } from './paper.js';

export function minutesPaper(minuted: Minuted): PaperOrder<MinutesMap> {
  return {
    title: render.minutesTitle(minuted),
    name: 'The minutes',
    slug: minuted.edition === 'members' ? 'members-minutes' : 'minutes',
    date: minuted.approved ?? minuted.meeting.date,
    outline: outlineOf(minuted),
    set: (templates) => render.renderMinutes(templates, minuted, true),
    map: (facts, tools) => minutesMap(minuted, facts, tools),
  };
}

function outlineOf({ edition, approved, minutes, exempt }: Minuted): PaperOutline {
  const headings = (all: readonly Minute[], anchorOf: (number: string) => string): PaperHeading[] =>
    all.map(({ number, title }) => ({
      title: `${number} ${title}`,
      anchor: anchorOf(number),
      level: 2,
    }));
  const closed: readonly PaperHeading[] =
    exempt.length === 0
      ? []
      : [
          { title: 'Minutes not for publication', anchor: restrictedMinutesAnchor, level: 1 },
          ...headings(exempt, restrictedMinuteAnchor),
        ];
  return {
    edition,
    headings: [
      {
        title: approved === undefined ? 'Draft minutes' : 'Minutes',
        anchor: minutesAnchor,
        level: 1,
      },
      ...headings(minutes, minuteAnchor),
      ...closed,
    ],
    ...given({
      mark: approved === undefined ? 'Draft minutes' : undefined,
      notice:
        exempt.length === 0
          ? undefined
          : {
              anchor: restrictedMinutesAnchor,
              text: 'Not for publication – exempt or confidential information, as described for each minute',
            },
    }),
  };
}
