/** What can be wrong with a key of a file and with what is written after it. */
import { didYouMean, error, warning } from './problem.js';

export const loadFieldProblems = {
  'unknown-key': error<{
    key: string;
    near: string | undefined;
    /** The key is one of another file or group: “substitutes” belongs in pack.yaml. */
    elsewhere: { readonly key: string; readonly place: string } | undefined;
    allowed: readonly string[];
  }>(
    ({ key }) => `“${key}” is not known here.`,
    ({ near, elsewhere, allowed }) => [
      didYouMean(near),
      elsewhere === undefined ? undefined : `“${elsewhere.key}” belongs ${elsewhere.place}.`,
      near === undefined && elsewhere === undefined
        ? `Known here: ${allowed.join(', ')}.`
        : undefined,
    ],
  ),
  'missing-key': error<{ key: string; example: string | undefined }>(
    ({ key }) => `${key} is missing.`,
    ({ example }) => [example === undefined ? undefined : `Add a line such as “${example}”.`],
  ),
  'wrong-type': error<{
    key: string;
    expected: readonly ('text' | 'list' | 'keys')[];
    found: string;
    foundKeys: boolean;
  }>(
    ({ key, expected, found }) =>
      `${key} should be ${expected.map((kind) => kindNames[kind]).join(' or ')}, but there is ${found}.`,
    ({ expected, foundKeys }) => [
      foundKeys && expected.includes('text')
        ? 'If it is one text that has a colon in it, put the text in quotation marks.'
        : undefined,
      kindRemedies[expected[0] ?? 'text'],
    ],
  ),
  'not-a-choice': error<{
    key: string;
    found: string;
    near: string | undefined;
    choices: readonly string[];
  }>(
    ({ key, found }) =>
      found === '' ? `${key} has nothing after its colon.` : `${key} cannot be “${found}”.`,
    ({ near, choices }) => [didYouMean(near), `Write one of: ${choices.join(', ')}.`],
  ),
  'odd-character': error<{ key: string }>(
    ({ key }) => `${key} has a character in it that cannot be printed.`,
    () => [
      'Between double quotation marks a backslash has a meaning of its own: use single quotation marks, and forward slashes in the names of files.',
    ],
  ),
  'bad-minute-numbers': error<{ key: string; found: string }>(
    ({ key, found }) => `${key} is “${found}”, by which minutes cannot be counted.`,
    () => [
      'Write {n} where the count stands, and {yy} or {yyyy} for its year: "{n}/{yy}" makes 14/19, "FC{n}/{yy}" FC79/19, "{n}" 1772.',
      'Exempt minutes may have a count of their own, {e}: "{e}/E".',
    ],
  ),
  'impossible-date': error<{ key: string; found: string }>(
    ({ key, found }) => `${key} is “${found}”, a day that is not in the calendar.`,
    () => [
      'Check the day and the month.',
      'Dates are written year-month-day, such as 2019-07-03 for 3 July 2019.',
    ],
  ),
  'unclear-date': error<{ key: string; found: string; meant: string | undefined }>(
    ({ key, found }) => `${key} is “${found}”, which is not how a date is written here.`,
    ({ meant }) => [
      meant === undefined
        ? 'Dates are written year-month-day, such as 2019-07-03 for 3 July 2019.'
        : `Write ${meant} (year-month-day).`,
    ],
  ),
  'impossible-time': error<{ key: string; found: string; meant: readonly string[] }>(
    ({ key, found, meant }) =>
      meant.length > 1
        ? `${key} is “${found}”, which may be morning or evening.`
        : `${key} is “${found}”, which is not a time of day.`,
    ({ meant }) => [
      meant.length > 0
        ? `Write ${meant.map((time) => `“${time}”`).join(' or ')}.`
        : 'Times are written by the 24-hour clock, such as “17:00” for 5 pm.',
    ],
  ),
  'not-a-language': error<{ key: string; found: string }>(
    ({ key, found }) => `${key} is “${found}”, which is not the short code of a language.`,
    () => ['Write en-GB for English or cy for Welsh.'],
  ),
  'not-a-colour': error<{ key: string; found: string }>(
    ({ key, found }) => `${key} is “${found}”, which is not how a colour is written here.`,
    () => [
      'Write a # and six digits or letters from a to f, in quotation marks, such as "#1d4b63"; the council’s style guide, or whoever keeps its website, knows them.',
    ],
  ),
  'language-partly': warning<{ language: string; dates: boolean }>(
    ({ language, dates }) =>
      `The language is ${language}, but the words of the front sheet and the agenda are English: only ${dates ? 'dates and ' : ''}the council’s own texts are in that language.`,
    () => [
      'For all of it, put templates in that language into the folder “templates” beside council.yaml, and standing texts into the folder “standing”.',
    ],
  ),
  'status-incomplete': error<{ status: string; key: keyof typeof statusKeys }>(
    ({ status, key }) => `“status: ${status}” is here without “${key}:”.`,
    ({ key }) => [`Write “${key}:” and behind it ${statusKeys[key]}.`],
  ),
  'status-not-said': error<{ status: string; key: keyof typeof statusKeys }>(
    ({ status, key }) => `“${key}:” is here without “status: ${status}”.`,
    ({ status, key }) => [`Write “status: ${status}”, or delete the line “${key}:”.`],
  ),
  'not-a-count': error<{ key: string; found: string }>(
    ({ key, found }) => `${key} is “${found}”, which is not a number from 1 to 999.`,
    () => ['Write the number in figures, such as 5.'],
  ),
  'bad-private-notice': error<{ key: string }>(
    ({ key }) =>
      `${key} should say either when the notices were published, or who agreed that there need be none, and why.`,
    () => [
      'Write “published:” with the day of the first notice and “again:” with that of the second.',
      'Or write “agreed-by:” and “reason:”.',
    ],
  ),
  'bad-exemption': error<{ key: string }>(
    ({ key }) => `${key} should name either “exempt” or “confidential”, and not both.`,
    () => [
      'Exempt information is public but for the paragraphs named; confidential information may never be disclosed.',
    ],
  ),
  'published-after-meeting': error<{ published: string; date: string }>(
    ({ published, date }) =>
      `The agenda is published on ${published}, after the meeting on ${date}.`,
    () => ['“published” is the day on which the agenda is issued, before the meeting.'],
  ),
  'supplement-published-wrongly': error<{
    number: number;
    day: string;
    date: string;
    after: string | undefined;
  }>(
    ({ number, day, date, after }) =>
      day > date
        ? `Agenda Supplement ${number} is published on ${day}, after the meeting on ${date}.`
        : `Agenda Supplement ${number} is published on ${day}, before ${after}, when what it goes on from was.`,
    () => ['“supplements-published” has a day for each supplement, in their order.'],
  ),
  'previous-meeting-not-earlier': error<{ previous: string; date: string }>(
    ({ previous, date }) => `The previous meeting, ${previous}, is not before this one, ${date}.`,
    () => ['“previous-meeting” is the day of the meeting whose minutes are to be confirmed.'],
  ),
  'published-long-before': warning<{ published: string; date: string }>(
    ({ published, date }) =>
      `The agenda is said to be published on ${published}, more than six weeks before the meeting on ${date}.`,
    () => [
      'If it was left over from a copied folder, write the day on which you issue this agenda.',
    ],
  ),
  'previous-meeting-long-before': warning<{ previous: string; date: string }>(
    ({ previous, date }) =>
      `The previous meeting, ${previous}, is more than a year before this one, ${date}.`,
    () => [
      'If it was left over from a copied folder, write the day of the meeting whose minutes are to be confirmed.',
    ],
  ),
  'folder-date-differs': error<{ folder: string; date: string }>(
    ({ folder, date }) => `The meeting is on ${date}, but its folder is called “${folder}”.`,
    ({ date }) => [`Correct the date, or rename the folder so that its name begins with ${date}.`],
  ),
  'folder-without-date': warning<{ folder: string; date: string }>(
    ({ folder }) => `The meeting’s folder is called “${folder}”, which does not begin with a date.`,
    ({ date }) => [`Rename it ${date}, or ${date} with a hyphen and a word after it.`],
  ),
};

/** What each key that goes with a status says. */
const statusKeys = {
  'late-reason': 'why the report comes late: the agenda says it',
  'special-circumstances': 'why it cannot wait: the agenda says it, and so will the minutes',
  'superseded-by': 'the path or the title of the paper that takes its place',
} as const;

const kindNames = {
  text: 'text',
  list: 'a list',
  keys: 'a group of lines of its own',
} as const;

const kindRemedies = {
  text: 'Write it after the colon, on the same line.',
  list: 'Write each entry on a line of its own below it, each with two spaces, a hyphen and a space in front.',
  keys: 'Write its lines below it, each indented by two spaces, such as “  name: ”.',
} as const;
