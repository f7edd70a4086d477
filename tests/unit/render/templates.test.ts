/** A council's own templates: taken where they are sound, told of with their place where they are not. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AgendaItem, agendaItems, type Pack } from '../../../src/model/agenda.js';
import { councilColour } from '../../../src/render/council-colour.js';
import { prepareFrontMatter } from '../../../src/render/front-matter.js';
import { preparePartB } from '../../../src/render/part-b.js';
import { renderReport } from '../../../src/render/report.js';
import { type Shape, templateData } from '../../../src/render/template-data.js';
import { readTemplates } from '../../../src/render/templates.js';
import { packOf } from '../paginate/pack.js';

let around: string;
let council: string;
let templates: string;

beforeEach(async () => {
  around = await mkdtemp(join(tmpdir(), 'pack-test-'));
  council = join(around, 'council');
  templates = join(council, 'templates');
  await mkdir(templates, { recursive: true });
});
afterEach(() => rm(around, { recursive: true, force: true }));

const read = async (files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) await writeFile(join(templates, name), text);
  return readTemplates(council);
};

describe('sound templates', () => {
  test('our own have nothing wrong', async () => {
    expect((await read({})).diagnostics).toEqual([]);
  });

  test('a council’s replace ours, include files of its own and reach outwards', async () => {
    const { fill, diagnostics } = await read({
      'report.hbs':
        '{{#if heading}}[{{heading}}]{{else}}{{title}}{{/if}}{{> footer words=title}}{{#with title}}{{../language}}{{@root.title}}{{/with}}',
      'footer.hbs': '({{words}}, {{language}}, {{eq title "Drains"}})',
    });
    expect(diagnostics).toEqual([]);
    const data = { language: 'en', title: 'Drains', heading: null, body: '' };
    expect(fill('report', data)).toBe('Drains(Drains, en, true)enDrains');
  });

  test('every way to reach a name of the data', async () => {
    const { diagnostics } = await read({
      'agenda.hbs':
        '{{anchor}}{{#each items as |one place|}}{{one.title}}{{place}}{{@index}}{{title}}{{this.number}}{{../anchor}}' +
        '{{#if pages.text}}{{#with pages}}{{text}}{{../status}}{{/with}}{{/if}}{{#unless documents}}none{{/unless}}' +
        '{{#documents}}{{title}}{{../number}}{{/documents}}{{documents.length}}{{documents.0.title}}{{/each}}' +
        '{{items.0.pages.address}}{{lookup items 0}}{{#*inline "part"}}{{anything}}{{/inline}}{{> part}}',
      'front-sheet.hbs':
        '{{contact.phone}}{{#each coOptees}}{{names}}{{/each}}{{#each notices}}{{{this}}}{{/each}}',
    });
    expect(diagnostics).toEqual([]);
  });
});

describe('the council’s colour', () => {
  const colours = '{{colour.own}} {{colour.text}}{{#with title}} {{@root.colour.own}}{{/with}}';

  test('may be printed on every page', async () => {
    for (const name of Object.keys(templateData)) {
      await writeFile(join(templates, `${name}.hbs`), colours);
    }
    const { fill, diagnostics } = await readTemplates(council, '#ffcc00');
    expect(diagnostics).toEqual([]);
    for (const name of Object.keys(templateData)) {
      expect(fill(name, { title: 'Drains' })).toBe('#ffcc00 #846800 #ffcc00');
    }
  });

  test('is in the style of every page that has one', async () => {
    const { fill } = await readTemplates(council, '#ffcc00');
    for (const name of ['front-matter', 'report', 'word']) {
      expect(fill(name, {})).toContain('--council: #ffcc00;\n  --council-ink: #846800;');
    }
  });
});

describe('names that there are not', () => {
  test.each([
    ['{{chiar}}', 'chiar', 1, 3, 'chair'],
    ['x\n {{#if chiar}}x{{/if}}', 'chiar', 2, 8, 'chair'],
    ['{{#each cooptees}}{{x}}{{/each}}', 'cooptees', 1, 9, 'coOptees'],
    ['{{#each coOptees}}{{name}}{{/each}}', 'name', 1, 21, 'names'],
    ['{{#with contact}}{{phne}}{{/with}}', 'phne', 1, 20, 'phone'],
    ['{{contact.phne}}', 'phne', 1, 3, 'phone'],
    ['{{#with contact}}{{../chiar}}{{/with}}', 'chiar', 1, 20, 'chair'],
    ['{{#if (eq chiar "x")}}x{{/if}}', 'chiar', 1, 11, 'chair'],
    ['{{#iff chair}}x{{/iff}}', 'iff', 1, 4, 'if'],
    ['{{eqq chair "x"}}', 'eqq', 1, 3, 'eq'],
    ['{{> agenda-itm}}', 'agenda-itm', 1, 5, 'agenda-item'],
    ['{{#if chair}}x{{else}}{{chiar}}{{/if}}', 'chiar', 1, 25, 'chair'],
    ['{{#chiar}}x{{/chiar}}', 'chiar', 1, 4, 'chair'],
  ])('%s', async (text, name, line, column, near) => {
    const { diagnostics } = await read({ 'front-sheet.hbs': text });
    expect(diagnostics).toMatchObject([
      {
        code: 'template-unknown-name',
        severity: 'error',
        at: { file: join(templates, 'front-sheet.hbs'), line, column },
        hints: [`Did you mean “${near}”?`],
      },
    ]);
    expect(diagnostics[0]?.message).toContain(`“${name}”`);
  });

  test('are found in what a council’s template includes, and all at once', async () => {
    const { diagnostics } = await read({
      'report.hbs': '{{> foot}}{{heding}}',
      'foot.hbs': '{{titel}}{{> foot}}',
    });
    expect(diagnostics.map(({ at }) => at?.file)).toEqual([
      join(templates, 'foot.hbs'),
      join(templates, 'report.hbs'),
    ]);
  });
});

describe('templates that cannot be used', () => {
  test.each([
    ['a\n{{#if chair}}\nb', 3],
    ['a\n{{chair', 2],
    ['a\n{{#if chair}}{{/each}}', 2],
    ['a\n{{#if}}x{{/if}}', 2],
    ['a\n{{/if}}', 2],
  ])('%j: a mistake in its syntax', async (text, line) => {
    const { fill, diagnostics } = await read({ 'front-sheet.hbs': text });
    expect(diagnostics).toMatchObject([
      {
        code: 'template-syntax',
        severity: 'error',
        at: { file: join(templates, 'front-sheet.hbs'), line },
      },
    ]);
    // Ours stands in, so that the other mistakes of the pack are found in the same run.
    expect(fill('front-sheet', { body: 'Drains Committee' })).toContain('Drains Committee');
  });

  test('a link out of the council’s folder is not followed', async () => {
    const secret = join(around, 'secret.hbs');
    await writeFile(secret, 'SECRET');
    await symlink(secret, join(templates, 'report.hbs'));
    const { fill, diagnostics } = await read({});
    expect(diagnostics).toMatchObject([
      { code: 'template-outside-council', at: { file: join(templates, 'report.hbs') } },
    ]);
    expect(fill('report', {})).not.toContain('SECRET');
  });

  test('nor is a folder of templates that is one', async () => {
    const elsewhere = join(around, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, 'report.hbs'), 'SECRET');
    await rm(templates, { recursive: true });
    await symlink(elsewhere, templates, 'dir');
    const { fill, diagnostics } = await read({});
    expect(diagnostics).toMatchObject([{ code: 'template-outside-council' }]);
    expect(fill('report', {})).not.toContain('SECRET');
  });

  test('a link within the council’s folder is', async () => {
    await writeFile(join(council, 'shared.hbs'), 'SHARED');
    await symlink(join(council, 'shared.hbs'), join(templates, 'report.hbs'));
    const { fill, diagnostics } = await read({});
    expect(diagnostics).toEqual([]);
    expect(fill('report', {})).toBe('SHARED');
  });

  test('a folder of a template’s name, and a link that leads nowhere', async () => {
    await mkdir(join(templates, 'agenda.hbs'));
    await symlink(join(council, 'gone.hbs'), join(templates, 'report.hbs'));
    const { diagnostics } = await read({});
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['template-unreadable', 'The template agenda.hbs cannot be read: it is a folder.'],
      [
        'template-unreadable',
        'The template report.hbs cannot be read: it is a link that leads nowhere.',
      ],
    ]);
  });
});

describe('the names that templates may print', () => {
  const filled = async (pack: Pack): Promise<Readonly<Record<string, object>>> => {
    const data: Record<string, object> = {};
    const fill = (template: string, given: object): string => {
      // What every page may print comes from the templates themselves.
      data[template] = { colour: councilColour(), ...given };
      return '';
    };
    const fake = { fill, identity: () => '', diagnostics: [], files: [] };
    const range = { first: '5', last: '7', sheets: { first: 5, last: 7 } };
    const planned = (of: Pack['partA']) =>
      of.map(({ name, documents }) => ({
        name,
        range,
        documents: documents.map(({ id }) => ({ id, range })),
      }));
    const items = planned(agendaItems(pack));
    const plan = { pages: [], frontMatter: range, bookmarks: [], backLinks: [], targets: {} };
    prepareFrontMatter(fake, pack).render({ ...plan, items });
    const { restricted } = pack;
    if (restricted !== undefined) {
      const partB = { agenda: range, items: planned(restricted.items) };
      preparePartB(fake, pack, restricted).render({ ...plan, items, partB });
    }
    const [item] = agendaItems(pack);
    const [document] = item?.documents ?? [];
    if (item === undefined || document === undefined) throw new Error('A pack without a document.');
    const at = item.at;
    const text = { source: '# Title\n\n## Appendix A: More\n', at };
    const front = {
      also: [],
      recommendations: [{ source: 'That it be so.', at }],
      backgroundPapers: ['A letter'],
    };
    await renderReport(fake, pack.meeting, item, document, { front, text });
    return data;
  };

  /** `data` has exactly the names of `shape`; those of what is null or empty are not looked for. */
  const agree = (data: unknown, shape: Shape, whole: boolean, way: string): void => {
    if (Array.isArray(shape)) {
      const entries = Array.isArray(data) ? data : expect.fail(`${way} is no list`);
      if (whole) expect(entries, way).not.toHaveLength(0);
      for (const entry of entries) agree(entry, shape[0], whole, `${way}[]`);
    } else if (typeof shape === 'object' && shape !== null) {
      if (data === null && !whole) return;
      expect(Object.keys(data ?? {}).sort(), way).toEqual(Object.keys(shape).sort());
      for (const [name, inner] of Object.entries(shape)) {
        agree(Reflect.get(Object(data), name), inner, whole, `${way}.${name}`);
      }
    } else {
      expect(['string', 'boolean', ...(whole ? [] : ['object'])], way).toContain(typeof data);
    }
  };

  const bare = packOf({ items: { drains: [1] } });

  test('are those of the data', async () => {
    const [first] = packOf({ items: { drains: [1, 2] } }).partA;
    if (first === undefined) throw new Error('No item.');
    const at = { file: '/council/a.md' };
    const person = { name: 'A Person', title: 'Clerk' };
    const full: AgendaItem = {
      ...first,
      status: { kind: 'late', reason: 'Figures came late.' },
      documents: first.documents.map((one) => ({
        ...one,
        status: { kind: 'late', reason: 'Printed late.' },
      })),
      officer: person,
      wards: ['North'],
      keyDecision: true,
    };
    const access = {
      kind: 'exempt',
      paragraphs: [{ number: '3', description: 'Information' }],
      schedule: 'Schedule',
      act: 'the Act',
      reason: 'Reason',
    } as const;
    const rich: Pack = {
      ...bare,
      notices: [{ source: 'Notice', at }],
      partA: [],
      partB: [full],
      restricted: {
        heading: 'Agenda – Part B',
        items: [
          {
            ...full,
            access: { ...access, reason: 'Another' },
            documents: full.documents.map((one) => ({ ...one, access })),
          },
        ],
      },
      meeting: {
        ...bare.meeting,
        venue: { kind: 'place', address: 'Pump House' },
        membership: {
          chair: 'A',
          viceChair: 'B',
          councillors: ['C'],
          coOptees: [{ heading: 'Foster carers', names: ['D'] }],
        },
        substitutes: ['E'],
        address: ['Street'],
        properOfficer: person,
        contact: { ...person, phone: '1', email: 'a@example.org' },
        website: 'example.org',
        webcast: 'example.org/live',
        logo: '/council/logo.svg',
      },
    };
    const { report, ...others } = await filled(rich);
    for (const [name, data] of Object.entries(others)) agree(data, templateData[name], true, name);
    agree(report, templateData.report, false, 'report');
    expect(Object.keys(others)).toEqual(['front-matter', 'part-b']);
  });

  test('are there, if only as null, where a pack says nothing', async () => {
    for (const [name, data] of Object.entries(await filled(bare))) {
      agree(data, templateData[name], false, name);
    }
    const named: Pack = {
      ...bare,
      meeting: { ...bare.meeting, properOfficer: { name: 'A' }, contact: { name: 'B' } },
    };
    const { 'front-matter': front } = await filled(named);
    agree(front, templateData['front-matter'], false, 'front-matter');
  });
});
