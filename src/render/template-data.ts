/**
 * The names that templates may print, as templates/README.md describes them for councils. Says what
 * there is; front-matter.ts, part-b.ts, minutes.ts and report.ts fill it in.
 */

/** A value to print, a list of things of one shape, or a group of names; undefined: nothing is known of it. */
export type Shape = null | undefined | readonly [Shape] | { readonly [name: string]: Shape };

const link = { text: null, address: null };

const front = {
  council: null,
  body: null,
  logo: null,
  chair: null,
  viceChair: null,
  councillors: null,
  coOptees: [{ heading: null, names: null }],
  substitutes: null,
  date: null,
  time: null,
  remote: null,
  venue: null,
  properOfficer: { name: null, title: null },
  address: [null],
  contact: { name: null, title: null, phone: null, email: null },
  website: link,
  published: null,
  notices: [null],
} as const satisfies Shape;

const item = {
  anchor: null,
  number: null,
  title: null,
  pages: link,
  status: null,
  text: null,
  documents: [{ title: null, pages: link, status: null }],
  particulars: [{ label: null, value: null }],
  partHeading: null,
} as const satisfies Shape;

const partBItem = {
  anchor: null,
  number: null,
  title: null,
  pages: link,
  status: null,
  law: null,
  reason: null,
  text: null,
  documents: [{ title: null, pages: link, status: null, law: null, reason: null }],
  particulars: [{ label: null, value: null }],
} as const satisfies Shape;

const minute = {
  anchor: null,
  number: null,
  title: null,
  urgent: null,
  law: null,
  text: null,
} as const satisfies Shape;

/** What every page may print. */
const common = { colour: { own: null, text: null } } as const satisfies Shape;

/** By the page template that the data is for. */
export const templateData: Readonly<Record<string, Shape>> = {
  'front-matter': {
    ...common,
    language: null,
    title: null,
    front,
    agenda: { anchor: null, heading: null, items: [item] },
  },
  supplement: {
    ...common,
    language: null,
    title: null,
    front,
    supplement: {
      heading: null,
      published: null,
      items: [{ number: null, title: null, pages: link, status: null, reasons: null }],
    },
    agenda: { anchor: null, heading: null, items: [item] },
  },
  'part-b': {
    ...common,
    language: null,
    title: null,
    anchor: null,
    heading: null,
    council: null,
    body: null,
    date: null,
    items: [partBItem],
  },
  report: {
    ...common,
    language: null,
    title: null,
    heading: null,
    particulars: [{ label: null, value: null }],
    recommendations: [null],
    body: null,
    backgroundPapers: { law: null, papers: [null] },
    appendices: [{ id: null, title: null }],
    appended: null,
  },
  minutes: {
    ...common,
    language: null,
    title: null,
    anchor: null,
    council: null,
    logo: null,
    body: null,
    draft: null,
    approved: null,
    date: null,
    time: null,
    remote: null,
    venue: null,
    attendance: [{ label: null, names: [null] }],
    minutes: [minute],
    ended: null,
    exempt: { anchor: null, minutes: [minute] },
  },
  decisions: {
    ...common,
    language: null,
    title: null,
    council: null,
    logo: null,
    body: null,
    date: null,
    decisions: [
      {
        anchor: null,
        number: null,
        title: null,
        particulars: [{ label: null, value: null }],
        decision: null,
        reasons: null,
        options: null,
      },
    ],
  },
  word: { ...common, language: null, title: null, body: null },
  letter: {
    ...common,
    language: null,
    title: null,
    subject: null,
    particulars: [{ label: null, value: null }],
    body: null,
  },
  picture: {
    ...common,
    language: null,
    title: null,
    sizes: [{ name: null, size: null }],
    pages: [
      {
        size: null,
        width: null,
        height: null,
        address: null,
        text: null,
        picture: { x: null, y: null, width: null, height: null },
      },
    ],
  },
};
