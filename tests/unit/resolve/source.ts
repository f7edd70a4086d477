/** Builds a `PackSource` in memory for the tests of resolve; reads no file but the program's own regimes. */
import { readRegimes } from '../../../src/load/regimes.js';
import type {
  DocumentSource,
  ItemSource,
  PackSource,
  StandingText,
} from '../../../src/model/source.js';

const regimes = await readRegimes();

export const council = '/packs/thornmere';
export const committee = `${council}/corporate-parenting-panel`;
export const meeting = `${committee}/2019-07-03`;

const packFile = `${meeting}/pack.yaml`;

export function item(name: string, fields: Partial<ItemSource> = {}): ItemSource {
  const file = `${meeting}/items/${name}.md`;
  return {
    name,
    title: `Title of ${name}`,
    documents: [],
    keyDecision: false,
    wards: [],
    access: { kind: 'public' },
    backgroundPapers: [],
    text: { source: '', at: { file, line: 5, column: 1 } },
    at: { file, line: 1, column: 1 },
    ...fields,
  };
}

/** An item without a title of its own that adds to a standing text. */
export function addingTo(
  standing: string,
  name: string,
  fields: Partial<ItemSource> = {},
): ItemSource {
  const { title: _, ...rest } = item(name);
  return {
    ...rest,
    standing: { name: standing, at: { file: `${meeting}/items/${name}.md`, line: 2, column: 11 } },
    ...fields,
  };
}

export function document(file: string, fields: Partial<DocumentSource> = {}): DocumentSource {
  return {
    file,
    access: { kind: 'public' },
    at: { file: `${meeting}/items/x.md`, line: 4, column: 5 },
    ...fields,
  };
}

export function standing(
  name: string,
  text: string,
  fields: Partial<StandingText> = {},
): StandingText {
  const level = fields.level ?? 'built-in';
  const file = `/${level}/standing/${name}${fields.from === undefined ? '' : `.${fields.from}`}.md`;
  return {
    name,
    level,
    title: `Standing ${name}`,
    text: { source: text, at: { file, line: 5, column: 1 } },
    at: { file, line: 1, column: 1 },
    ...fields,
  };
}

export interface Wanted {
  readonly council?: Partial<PackSource['council']>;
  readonly committee?: Partial<PackSource['committee']>;
  readonly meeting?: Partial<Omit<PackSource['meeting'], 'partA' | 'partB' | 'bindingOrder'>>;
  /** Names; "items" and "standing" alike. */
  readonly agenda?: readonly string[];
  readonly partB?: readonly string[];
  readonly bindingOrder?: readonly string[];
  readonly items?: readonly ItemSource[];
  readonly standing?: readonly StandingText[];
}

/** A sound pack with one item, "scorecard", unless something else is wanted. */
export function source(wanted: Wanted = {}): PackSource {
  const items = wanted.items ?? [item('scorecard')];
  const entries = (names: readonly string[], from: number) =>
    names.map((name, index) => ({ name, at: { file: packFile, line: from + index, column: 7 } }));
  return {
    issued: [],
    folders: { council, committee, meeting },
    council: {
      name: 'Thornmere Borough Council',
      nation: 'england',
      at: { file: `${council}/council.yaml`, line: 1, column: 1 },
      ...wanted.council,
    },
    committee: {
      name: 'Corporate Parenting Panel',
      membership: {
        chair: 'Councillor Marian Achebe',
        councillors: ['Patrick Oduya'],
        coOptees: [],
      },
      at: { file: `${committee}/committee.yaml`, line: 1, column: 1 },
      ...wanted.committee,
    },
    meeting: {
      date: '2019-07-03',
      published: '2019-06-25',
      time: '17:00',
      venue: { kind: 'place', address: 'Committee Room 2, Town Hall' },
      substitutes: [],
      inParts: true,
      partA: entries(wanted.agenda ?? items.map(({ name }) => name), 10),
      partB: entries(wanted.partB ?? [], 40),
      bindingOrder: entries(wanted.bindingOrder ?? [], 50),
      at: { file: packFile, line: 1, column: 1 },
      ...wanted.meeting,
    },
    items: new Map(items.map((one) => [one.name, one])),
    standing: wanted.standing ?? [],
    regimes,
  };
}
