/** The names that the templates of the public pages may print, as templates/README.md describes them. The other files fill them in. */
import type { Shape } from '../template-data.js';

const link = { text: null, address: null } as const satisfies Shape;

const frame = {
  colour: { own: null, text: null },
  language: null,
  title: null,
  council: null,
  home: null,
  style: null,
  logo: null,
  draft: null,
  crumbs: [link],
  feed: null,
} as const satisfies Shape;

const paper = {
  title: null,
  text: null,
  address: null,
  language: null,
  status: null,
  part: null,
  html: link,
} as const satisfies Shape;

const item = {
  anchor: null,
  number: null,
  minuteNumber: null,
  title: null,
  address: null,
  status: null,
  partHeading: null,
  law: null,
  paragraphs: [null],
  text: null,
  papers: [paper],
  absent: [{ title: null, status: null }],
  withheld: [{ text: null, paragraphs: [null] }],
  particulars: [{ label: null, value: null }],
  decisions: [
    {
      particulars: [{ label: null, value: null }],
      decision: null,
      reasons: null,
      options: null,
    },
  ],
  minute: null,
  minuteHeading: null,
  minuteText: null,
} as const satisfies Shape;

const meetingHead = {
  body: null,
  date: null,
  day: null,
  time: null,
  moment: null,
} as const satisfies Shape;

/** By the page template that the data is for. */
export const siteTemplateData: Readonly<Record<string, Shape>> = {
  'site/style.css': { colour: { own: null, text: null } },
  'site/council': {
    ...frame,
    calendar: null,
    json: null,
    bodies: [{ name: null, address: null, meetings: [{ ...link, day: null, place: null }] }],
  },
  'site/body': {
    ...frame,
    body: null,
    calendar: null,
    meetings: [{ ...link, day: null, time: null, place: null, state: null }],
  },
  'site/meeting': {
    ...frame,
    ...meetingHead,
    state: null,
    remote: null,
    venue: null,
    webcast: link,
    website: link,
    contact: { name: null, title: null, phone: null, dial: null, email: null },
    published: null,
    publishedDay: null,
    minutesState: null,
    attendanceHeading: null,
    attendance: [{ label: null, names: [null] }],
    downloads: [{ ...link }],
    items: [item],
    otherMinutes: [{ anchor: null, number: null, title: null, text: null }],
    notices: [null],
    ended: null,
    previous: { ...link, day: null },
    next: { ...link, day: null },
    calendar: null,
    json: null,
  },
  'site/item': {
    ...frame,
    ...meetingHead,
    meeting: link,
    item,
    previous: link,
    next: link,
    json: null,
  },
  'site/report': {
    ...frame,
    ...meetingHead,
    meeting: link,
    item: link,
    pdf: link,
    paperLanguage: null,
    word: null,
    heading: null,
    particulars: [{ label: null, value: null }],
    recommendations: [null],
    report: null,
    backgroundPapers: { law: null, papers: [null] },
    appendices: [{ id: null, title: null }],
    appended: null,
  },
};
