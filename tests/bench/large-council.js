/**
 * Writes an invented council with one meeting of many long reports in Markdown: numbered paragraphs, headings, lists, tables and
 * notes, the same ones every time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes 40 reports that come to some 25 pages each, as they are printed; answers the meeting's folder. */
export function writeLargeCouncil(folder, { reports = 40, sections = 12 } = {}) {
  const meeting = join(folder, 'environment-committee', '2019-10-09');
  for (const name of ['items', 'reports']) mkdirSync(join(meeting, name), { recursive: true });
  writeFileSync(
    join(folder, 'council.yaml'),
    `name: Harrowmere District Council
nation: england
address: [The Guildhall, High Street, Harrowmere HW1 2AB]
website: www.harrowmere.example
proper-officer: {name: Judith Palmer, title: Monitoring Officer}
contact: {name: Democratic Services, phone: 01632 960175, email: meetings@harrowmere.example}
notices: [public-welcome]
numbering: {from: front-sheet, duplex: no}
`,
  );
  writeFileSync(
    join(folder, 'environment-committee', 'committee.yaml'),
    `name: Environment Committee
time: "18:30"
venue: Council Chamber, The Guildhall
membership:
  chair: Councillor Anthea Marlow
  vice-chair: Councillor George Finch
  councillors: [Councillor Bridget Sayle, Councillor Imran Daud, Councillor Peter Lunn]
`,
  );
  const names = Array.from({ length: reports }, (_, index) => `report-${index + 1}`);
  for (const [index, name] of names.entries()) {
    const next = numbersFrom(index + 1);
    const title = `${services[index % services.length]}: review of ${places[(index * 7) % places.length]}`;
    writeFileSync(
      join(meeting, 'items', `${name}.md`),
      `---\ntitle: "${title}"\ndocuments:\n  - file: reports/${name}.md\n    role: report\n---\n\nTo consider the review.\n`,
    );
    writeFileSync(join(meeting, 'reports', `${name}.md`), report(title, sections, next));
  }
  writeFileSync(
    join(meeting, 'pack.yaml'),
    `date: 2019-10-09
published: 2019-10-01
agenda:
  part-a:
    - apologies
${names.map((name) => `    - ${name}\n`).join('')}`,
  );
  return meeting;
}

const services = [
  'Street cleansing',
  'Household waste and recycling',
  'Parks and open spaces',
  'Land drainage',
  'Car parks',
  'Public conveniences',
  'Cemeteries',
  'Street lighting',
];
const places = [
  'Harrowmere town centre',
  'Little Combe',
  'Saltby Quay',
  'the Fenside villages',
  'Upper Wend',
  'Oldbridge',
  'Marsh End',
  'the Eastfield estate',
  'Kirk Stow',
  'Ashgate',
];
const months = ['January', 'March', 'April', 'June', 'July', 'September', 'October', 'November'];
const bodies = [
  'the parish council',
  'the Environment Agency',
  'the county highways team',
  'the residents’ association',
  'the contractor',
  'the drainage board',
];
const measures = [
  'Streets inspected',
  'Requests from residents',
  'Requests answered in five days',
  'Bins missed',
  'Gullies emptied',
  'Lamps repaired',
  'Tonnes collected',
  'Visits by wardens',
  'Complaints upheld',
  'Fly-tips removed',
];
/** Each is handed a chooser: of a list, or a number up to some other. */
const sentences = [
  ({ one }) => `In ${one(months)} officers walked every street in ${one(places)} with two members.`,
  ({ to }) =>
    `The service received ${to(900) + 20} requests, of which ${to(40) + 50}% were dealt with inside the time that the Council has set itself.`,
  ({ one }) =>
    `The work in ${one(places)} was put off twice because ${one(bodies)} had to agree to the closure of the road, and was finished in ${one(months)}.`,
  ({ one, to }) =>
    `A second round each week was tried from ${one(months)} and cost £${to(80) + 4},${to(9)}00 more than had been set aside.`,
  ({ one }) =>
    `Members asked at the last meeting why ${one(places)} had been left to the end of the programme; the reason was the state of the culvert, which ${one(bodies)} has since repaired.`,
  ({ to }) =>
    `Of ${to(300) + 60} households that answered the survey, ${to(30) + 60}% were content and *one in ${to(6) + 6}* had never heard of the service.`,
  ({ one }) =>
    `It is proposed to keep the present arrangement until ${one(months)} and then to decide, with ${one(bodies)}, whether it should be **made permanent**.`,
  ({ one }) =>
    `Nothing in this section changes what was decided for ${one(places)} in 2017, and no consent is needed for it.`,
  ({ one, to }) =>
    `The vehicle that serves ${one(places)} is ${to(9) + 3} years old and was off the road for ${to(40) + 2} days.`,
  ({ one }) =>
    `Where ${one(bodies)} owns the land the Council can ask, but not require; letters were sent in ${one(months)} and answered within a month.`,
  ({ one, to }) =>
    `Three trees had to be felled at ${one(places)}, and ${to(20) + 4} have been planted in their place by volunteers.`,
  ({ to }) =>
    `The figures are those that are [published each quarter](https://www.harrowmere.example/figures/${to(40) + 1}) and have been checked by internal audit.`,
];
const headings = [
  'What was done',
  'What it cost',
  'What residents said',
  'Work with others',
  'Staff and vehicles',
  'The year ahead',
  'Risks',
  'Options that were considered',
];

function report(title, sections, next) {
  const to = (limit) => Math.floor(next() * limit);
  const one = (list) => list[to(list.length)];
  const sentence = () => one(sentences)({ one, to });
  const paragraph = (count) => Array.from({ length: count }, sentence).join(' ');
  const section = (number) => `
## ${number}. ${one(headings)} in ${one(places)}

${number}.1 ${paragraph(5)}

${number}.2 ${paragraph(6)}

### ${one(headings)}

${Array.from({ length: 5 }, () => `- ${sentence()}`).join('\n')}

${number}.3 ${paragraph(4)}[^${number}]

**Table ${number}: ${one(services)}, by quarter**

| Measure | First | Second | Third | Fourth | Note |
| --- | ---: | ---: | ---: | ---: | --- |
${Array.from({ length: 12 }, () => `| ${one(measures)} | ${to(900)} | ${to(900)} | ${to(900)} | ${to(900)} | ${one(places)} |`).join('\n')}

${number}.4 ${paragraph(5)}

${Array.from({ length: 3 }, (_, index) => `${index + 1}. ${sentence()}\n   - ${sentence()}`).join('\n')}

${number}.5 ${paragraph(6)}

[^${number}]: ${sentence()}
`;
  return `---
lead-officer: {name: Hugh Barrow, title: Head of Environment}
recommendations:
  - That the Committee note the review.
  - That the programme for ${one(places)} be agreed.
background-papers:
  - Survey of residents, ${one(months)} 2019
---
# ${title}
${Array.from({ length: sections }, (_, index) => section(index + 1)).join('')}`;
}

/** A generator of numbers from 0 to 1 that always gives the same ones. */
function numbersFrom(seed) {
  let state = seed * 7919;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
