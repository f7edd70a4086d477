/** What is asked before each kind of folder is written. Loaded with every command’s help, so it loads nothing. */
export interface Question {
  /** As it is asked on a terminal, without a question mark. */
  readonly ask: string;
  /** Stands for the answer in help texts: "name" is shown as `<name>`. */
  readonly value: string;
  /** Nothing can be written without it. */
  readonly needed: boolean;
  /** What the answer has to be, where not any words. */
  readonly kind?: 'day' | 'time' | 'nation' | 'body';
}

/** By the names of their options. */
export type Questions = Readonly<Record<string, Question>>;

/** "previousMeeting" is --previous-meeting. */
export function optionOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export const councilQuestions = {
  name: { ask: 'The council’s full name', value: 'name', needed: true },
  nation: {
    ask: 'Its nation: england, wales, scotland or northern-ireland',
    value: 'nation',
    needed: true,
    kind: 'nation',
  },
  body: {
    ask: 'Its kind: principal, parish, town or community',
    value: 'body',
    needed: false,
    kind: 'body',
  },
  contact: { ask: 'Whom people ask about meetings', value: 'name', needed: false },
  phone: { ask: 'Telephone', value: 'number', needed: false },
  email: { ask: 'E-mail', value: 'address', needed: false },
  website: { ask: 'Website', value: 'address', needed: false },
} as const satisfies Questions;

export const committeeQuestions = {
  name: { ask: 'The committee’s name', value: 'name', needed: true },
  time: { ask: 'When it meets, such as 19:30', value: 'time', needed: true, kind: 'time' },
  venue: { ask: 'Where it meets, in one line (or: remote)', value: 'place', needed: true },
  chair: { ask: 'Its chair', value: 'name', needed: false },
  viceChair: { ask: 'Its vice-chair', value: 'name', needed: false },
  members: { ask: 'The other members, with commas between', value: 'names', needed: false },
} as const satisfies Questions;

const time: Question = {
  ask: 'When it begins, such as 19:30',
  value: 'time',
  needed: false,
  kind: 'time',
};
const venue: Question = { ask: 'Where, in one line (or: remote)', value: 'place', needed: false };

export const meetingQuestions = {
  date: {
    ask: 'The day of the meeting, such as 2025-03-06',
    value: 'day',
    needed: true,
    kind: 'day',
  },
  published: {
    ask: 'The day on which its agenda will be public, such as 2025-02-26',
    value: 'day',
    needed: true,
    kind: 'day',
  },
  previousMeeting: {
    ask: 'The day of the meeting before it',
    value: 'day',
    needed: false,
    kind: 'day',
  },
  time,
  venue,
} as const satisfies Questions;

/** The same, knowing which keys the committee and the council have settled: what nobody has is needed. */
export function questionsBelow(settled: ReadonlySet<string>): typeof meetingQuestions {
  const below = (name: string, question: Question): Question => ({
    ...question,
    needed: !settled.has(name),
  });
  return { ...meetingQuestions, time: below('time', time), venue: below('venue', venue) };
}
