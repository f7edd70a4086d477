/** Packs of councils that strain a page: many people, nobody, long words, long agendas. All made up. */
import { makePdf } from './make-pdf.js';
import type { TestItem, TestPack } from './pack-folder.js';

const firstNames = 'Siân Łucja Eirlys Wacław Gwŷn Żaneta Ŵyre Ścibor Megan Bogusław'.split(' ');
const lastNames = ['Llŷr-Griffiths', 'Wąsowska', 'Tŷ-Mawr', 'Brzęczyszczykiewicz'];

/** Forty, no two alike. */
export const fortyMembers = lastNames.flatMap((last) =>
  firstNames.map((first) => `Councillor ${first} ${last}`),
);

export const longName =
  'Cyngor Tref a Chymuned Llanfair-ym-Mhŵll and the Joint Boards of the Upper and Lower Levels';
export const longEmail =
  'the.clerk.to.the.joint.boards.and.their.committees@upper-and-lower-levels.example';

const wideLogo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 40" width="300" height="40"><path d="M0 20h300M20 0v40M280 0v40" stroke="#d29a00" stroke-width="8" fill="none"/></svg>';

/** A long name, forty members, a light colour, a wide logo, letters of Welsh and Polish. */
export const manyMembers: TestPack = {
  logo: 'logo.svg',
  files: { 'logo.svg': wideLogo },
  council: {
    name: longName,
    colour: '#ffc400',
    address: ['Tŷ’r Gŵr', '1 Heol y Ffŷnnon', 'Llanfair-ym-Mhŵll', 'LL99 9ZZ'],
    'proper-officer': {
      name: 'Ffŷon Zażółć-Gęślą',
      title:
        'Director of Law, Governance, Elections, Registration and Democratic Services and Monitoring Officer to the Joint Boards',
    },
    contact: { name: 'Jaźń Ŷnyr', title: 'Clerk', phone: '01632 960001', email: longEmail },
    website: 'www.upper-and-lower-levels.example/meetings-agendas-and-minutes/joint-boards',
    notices: Array.from(
      { length: 4 },
      (_, index) =>
        `Notice ${index + 1}: the lift to the gallery is out of order, the hearing loop is not, and whoever wants to speak should tell the clerk two days before.`,
    ),
  },
  committee: {
    name: 'Joint Scrutiny Committee for Drainage, Coastal Defence and the Ŵyre Navigation',
    venue: 'Siambr y Cyngor, Neuadd y Dref, 1 Heol y Ffŷnnon, Llanfair-ym-Mhŵll LL99 9ZZ',
    membership: {
      chair: fortyMembers[0],
      'vice-chair': fortyMembers[1],
      councillors: fortyMembers.slice(2),
      'co-optees': {
        'Drainage boards’ nominees': ['Zdzisław Ŵyn', 'Ewa Ścisło'],
        'Observer of the Ŵyre Navigation Trust and its tenants’ association': 'Gwŷn Żuk',
      },
    },
  },
  meeting: { substitutes: ['Councillor Ŷnys Ćma', 'Councillor Łan Ŵy'] },
  items: { apologies: { title: 'Ymddiheuriadau' } },
};

/** One member, one item, and next to nothing of what can be left out. */
export const oneMember = async (): Promise<TestPack> => ({
  committee: { venue: 'remote', membership: { councillors: ['Councillor Łucja Tŷ-Mawr'] } },
  items: {
    order: { title: 'Order', documents: [{ file: 'order.pdf', content: await makePdf() }] },
  },
});

export const longTitle =
  'Proposed order under the Highways Act to stop up the way between the old pump house and the sluice, with the drains, culverts, wayleaves and rights of those whose gardens lie beside it, and to lay a new';
export const longTitleItem = 20;
export const runningItem = 34;

/** Sixty items; one has a title of 200 characters, the text of one runs over pages. */
export async function longAgenda(): Promise<TestPack> {
  const items: Record<string, TestItem> = {};
  for (let number = 1; number <= 60; number++) {
    items[`item-${number}`] = {
      title: number === longTitleItem ? longTitle : `Lane ${number}, from mill to ford`,
      text: textOf(number),
      documents: [],
    };
  }
  const paper = async (file: string, pages: number, title: string) => ({
    file: `${file}.pdf`,
    title,
    content: await makePdf({ pages }),
  });
  const give = async (number: number, counts: readonly number[]): Promise<void> => {
    const item = items[`item-${number}`];
    if (item === undefined) throw new Error(`There is no item ${number}.`);
    const documents = await Promise.all(
      counts.map((pages, index) =>
        paper(`lane-${number}-${index + 1}`, pages, `Survey ${index + 1} of what lies under it`),
      ),
    );
    items[`item-${number}`] = {
      ...item,
      documents,
      about: { officer: { name: 'Wacław Ŵyn', title: 'Surveyor' }, wards: ['North', 'Tŷ-Mawr'] },
    };
  };
  await give(3, [95]);
  await give(longTitleItem, [7]);
  await give(runningItem, [2]);
  await give(41, [1, 3, 4]);
  await give(60, [1]);
  return { items, numbering: { duplex: false } };
}

/** The first words of an item's text, which no other item has. */
export const opening = (number: number): string => `To hear of lane ${number} `;

function textOf(number: number): string {
  const sentence = `${opening(number)}what the surveyor found when the lane was opened.`;
  if (number !== runningItem) return sentence;
  const more = Array.from(
    { length: 18 },
    (_, index) =>
      `${index + 1} yards from the ford the ground is wet in every month of the year. ${'The drain that was laid there has long been full of silt, and nobody knows where it ends. '.repeat(3)}`,
  );
  return [sentence, ...more].join('\n\n');
}
