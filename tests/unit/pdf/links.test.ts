/** Links lead where they led in their document, and nowhere else. */
import { describe, expect, it } from 'vitest';
import { box, prepareDocument } from './interactive-document.js';

const link = (entries: string): string => `<< /Subtype /Link ${box} ${entries} >>`;

const prepareLink = (entries: string, options = {}, catalogue = '', further: string[] = []) =>
  prepareDocument({ page: `/Annots [${link(entries)}]`, catalogue }, further, options);

describe('a link within the document', () => {
  it.each([
    ['explicit', '/Dest [4 0 R /FitH 700]', '[1 0 R /FitH 700]'],
    ['by an action', '/A << /S /GoTo /D [4 0 R /XYZ 0 700 null] >>', '[1 0 R /XYZ 0 700 null]'],
    ['by page number', '/Dest [1 /Fit]', '[1 0 R /Fit]'],
    ['with a view nobody knows', '/Dest [4 0 R /Zoom 9]', '[1 0 R /XYZ null null null]'],
    ['with numbers missing', '/Dest [4 0 R /XYZ 5]', '[1 0 R /XYZ 5 null null]'],
    ['with half a rectangle', '/Dest [4 0 R /FitR 5 6]', '[1 0 R /Fit]'],
    [
      'to the structure, with a page beside it',
      '/A << /S /GoTo /SD [9 0 R /Fit] /D [3 0 R /Fit] >>',
      '[0 0 R /Fit]',
    ],
  ])('%s leads to its page', (_how, entries, written) => {
    const { onPages, losses, after } = prepareLink(entries);
    expect(onPages[0]?.[0]).toContain(`/Dest ${written}`);
    expect(losses).toEqual({});
    expect(after.links).toBe(1);
  });

  it.each([
    ['string', '(ch1)', '/Names << /Dests << /Kids [5 0 R] >> >>'],
    ['string in UTF-16', '<FEFF006300680031>', '/Names << /Dests << /Kids [5 0 R] >> >>'],
    ['name', '/ch1', '/Dests << /ch1 [4 0 R /Fit] >>'],
    ['name of a dictionary', '/ch1', '/Dests << /ch1 << /D [4 0 R /Fit] >> >>'],
  ])('keeps its name: a %s', (_kind, name, catalogue) => {
    const { onPages, facts, words } = prepareLink(`/Dest ${name}`, {}, catalogue, [
      '<< /Names [(ch1) [4 0 R /Fit] (gone) [99 0 R /Fit]] >>',
    ]);
    expect(onPages[0]?.[0]).toContain('/Dest «destination ch1»');
    expect(facts.names).toEqual([{ word: 0, place: { page: 1, view: '/Fit' } }]);
    expect(words).toEqual([{ kind: 'destination', text: 'ch1' }]);
  });

  it('that leads nowhere stays behind', () => {
    const { onPages, losses, before, after } = prepareDocument({
      page: `/Annots [${link('/Dest (none)')} ${link('/Dest [99 0 R /Fit]')} ${link('')}]`,
    });
    expect(onPages[0]).toEqual([]);
    expect(losses).toEqual({ 'dangling-destination': 3 });
    expect([before.links, after.links]).toEqual([3, 0]);
  });

  it('is described where it was not', () => {
    const options = { linkDescription: 'Link within the report' };
    const [made, own] = ['', '/Contents (Chapter 1)'].map(
      (contents) => prepareLink(`/Dest [3 0 R /Fit] ${contents}`, options).onPages[0]?.[0],
    );
    expect(made).toContain('/Contents (Link within the report)');
    expect(own).toContain('/Contents (Chapter 1)');
  });
});

describe('a link to an address', () => {
  it.each([
    ['(https://town.example/a\\(b\\))', '(https://town.example/a\\(b\\))'],
    ['(HTTP://town.example)', '(HTTP://town.example)'],
    ['(mailto:clerk@town.example)', '(mailto:clerk@town.example)'],
    ['<FEFF00680074007400700073003A002F002F0061>', '(https://a)'],
  ])('of a scheme that is allowed stays: %s', (uri, written) => {
    const { onPages, losses } = prepareLink(`/A << /S /URI /URI ${uri} /IsMap true >>`);
    expect(onPages[0]?.[0]).toContain(`/A <</S /URI/URI ${written}>>`);
    expect(losses).toEqual({});
  });

  it.each([
    '(file:///C:/secret.docx)',
    '(javascript:alert\\(1\\))',
    '( javascript:alert\\(1\\))',
    '(https:secret)',
    '(pack:document/1)',
    '(secret.docx)',
    '12',
  ])('of any other stays behind: %s', (uri) => {
    const { onPages, losses, source } = prepareLink(`/A << /S /URI /URI ${uri} >>`);
    expect(onPages[0]).toEqual([]);
    expect(source).not.toContain('secret');
    expect(losses).toEqual({ 'forbidden-address': 1 });
  });

  it('is completed by the address that the document is at', () => {
    const catalogue = '/URI << /Base (https://town.example/reports/) >>';
    const { onPages } = prepareLink('/A << /S /URI /URI (../map.html) >>', {}, catalogue);
    expect(onPages[0]?.[0]).toContain('(https://town.example/map.html)');
  });

  it('is described by its address', () => {
    const { onPages } = prepareLink('/A << /S /URI /URI (https://town.example) >>');
    expect(onPages[0]?.[0]).toContain('/Contents (https://town.example)');
  });

  it('of the file’s own scheme is a place in the file', () => {
    const options = { ownScheme: 'pack' };
    const { onPages } = prepareLink('/A << /S /URI /URI (pack:document/2) >>', options);
    expect(onPages[0]?.[0]).toContain('/Dest «address pack:document/2»');
    expect(onPages[0]?.[0]).not.toContain('/URI');
  });
});

it.each([
  ['/A << /S /GoToR /F (other.pdf) /D [0 /Fit] >>', 'action'],
  ['/A << /S /Launch /F (calc.exe) >>', 'action'],
  ['/A << /S /JavaScript /JS (app.alert) >>', 'javascript'],
])('a link that does something else stays behind: %s', (entries, reason) => {
  const { onPages, losses } = prepareLink(entries);
  expect(onPages[0]).toEqual([]);
  expect(losses).toEqual({ [reason]: 1 });
});

it('what would be done besides is left out and counted', () => {
  const { onPages, losses, source } = prepareLink(
    '/AA << /E << /S /JavaScript /JS (app.alert) >> >> /A << /S /URI /URI (https://a) /Next [<< /S /Launch /F (x) >> << /S /JavaScript /JS (app.alert) >>] >>',
  );
  expect(onPages[0]).toHaveLength(1);
  expect(source).not.toContain('app.alert');
  expect(losses).toEqual({ javascript: 2, action: 1 });
});

it('a link keeps its place in the structure', () => {
  const { onPages } = prepareDocument(
    { page: `/Annots [${link('/Dest [3 0 R /Fit]')} ${link('/Dest [3 0 R /Fit]')}]` },
    [],
    {},
    (object) => (object === 2 ? 7 : undefined),
  );
  expect(onPages[0]?.[0]).toContain('/StructParent 107');
  expect(onPages[0]?.[1]).not.toContain('StructParent');
});
