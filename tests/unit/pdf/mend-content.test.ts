/** What has no mark in a page's content becomes an artifact, whatever it is nested in. */
import { describe, expect, it } from 'vitest';
import { eachOperation } from '../../../src/pdf/mend/operators.js';
import { scanContent } from '../../../src/pdf/mend/scan.js';
import { dict, type Value } from '../../../src/pdf/objects/values.js';

interface Question {
  readonly covered?: boolean;
  readonly properties?: Readonly<Record<string, Value>>;
  readonly formsWithMarks?: readonly string[];
}

function scan(content: string, question: Question = {}) {
  return scanContent(Buffer.from(content, 'latin1'), {
    covered: question.covered ?? false,
    properties: (name) => question.properties?.[name] ?? null,
    holdsMarks: (name) => question.formsWithMarks?.includes(name) ?? false,
    compares: () => true,
  });
}

/** The content with `[` and `]` where artifacts begin and end. */
function artifacts(content: string, question: Question = {}): string {
  let text = '';
  let at = 0;
  for (const edit of [...scan(content, question).artifacts].sort((a, b) => a.from - b.from)) {
    text += content.slice(at, edit.from) + (edit.text.includes('BMC') ? '[' : ']');
    at = edit.to;
  }
  return text + content.slice(at);
}

describe('what becomes an artifact', () => {
  it.each([
    [
      'a path, from its first operator',
      'q 1 0 0 RG 0 0 m 5 5 l S Q',
      'q 1 0 0 RG [0 0 m 5 5 l S] Q',
    ],
    ['a path of several', '0 0 1 1 re 2 2 1 1 re f* n', '[0 0 1 1 re 2 2 1 1 re f*] n'],
    ['text', 'BT /F1 9 Tf (a) Tj ET', '[BT /F1 9 Tf (a) Tj ET]'],
    [
      'text with what it is to be read as',
      'BT /Span <</ActualText (a)>> BDC (b) Tj EMC ET',
      '[BT /Span <</ActualText (a)>> BDC (b) Tj EMC ET]',
    ],
    ['a picture', 'q /Im1 Do Q', 'q [/Im1 Do] Q'],
    ['a shading', '/Sh1 sh', '[/Sh1 sh]'],
    [
      'an inline image',
      'q BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q',
      'q [BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI] Q',
    ],
    [
      'what stands under a mark that no element can have',
      '/Span <</Lang (cy)>> BDC 0 0 1 1 re f EMC',
      '/Span <</Lang (cy)>> BDC [0 0 1 1 re f] EMC',
    ],
    [
      'what follows a mark',
      '/P <</MCID 0>> BDC f EMC 0 0 1 1 re f',
      '/P <</MCID 0>> BDC f EMC [0 0 1 1 re f]',
    ],
    [
      'what follows one that goes over q and Q',
      'q /P <</MCID 0>> BDC f Q q EMC 0 0 1 1 re B Q',
      'q /P <</MCID 0>> BDC f Q q EMC [0 0 1 1 re B] Q',
    ],
    [
      'text beside a mark in the same text object',
      'BT (a) Tj /P <</MCID 0>> BDC (b) Tj EMC [(c)] TJ ET',
      'BT [(a) Tj] /P <</MCID 0>> BDC (b) Tj EMC [[(c)] TJ] ET',
    ],
    [
      'text in a text object in which a mark ends',
      '/P <</MCID 0>> BDC BT (a) Tj EMC (b) Tj ET',
      '/P <</MCID 0>> BDC BT (a) Tj EMC [(b) Tj] ET',
    ],
  ])('%s', (_, content, expected) => {
    expect(artifacts(content)).toBe(expected);
  });

  it.each([
    ['a clip', '0 0 9 9 re W* n'],
    ['text that shows nothing', 'BT /F1 9 Tf 1 0 0 1 0 0 Tm ET'],
    ['what is tagged', '/P <</MCID 0>> BDC 0 0 1 1 re f BT (a) Tj ET /Im1 Do EMC'],
    [
      'what is tagged within another mark',
      '/P <</MCID 0>> BDC /Span <</Lang (cy)>> BDC f EMC f EMC',
    ],
    ['an artifact', '/Artifact BMC f EMC /Artifact <</Type /Pagination>> BDC f EMC'],
    ['words in strings and names', '/P <</MCID 0>> BDC (EMC f \\) f) Tj <</a [f true]>> /f EMC'],
    ['a comment', '% 0 0 1 1 re f\nq Q'],
  ])('not %s', (_, content) => {
    expect(artifacts(content)).toBe(content);
  });

  it('looks a mark up where the content only names it', () => {
    const content = '/P /M1 BDC f EMC /P /M2 BDC f EMC';
    const properties = { M1: dict({ MCID: 3 }), M2: dict({}) };
    expect(artifacts(content, { properties })).toBe('/P /M1 BDC f EMC /P /M2 BDC [f] EMC');
    expect(scan(content, { properties }).tagged.map(({ mark }) => mark)).toEqual([3]);
  });

  it('goes into forms that hold marks, and says what they stand under', () => {
    const content = '/X1 Do /P <</MCID 0>> BDC /X1 Do EMC /X2 Do';
    const question = { formsWithMarks: ['X1'] };
    expect(artifacts(content, question)).toBe('/X1 Do /P <</MCID 0>> BDC /X1 Do EMC [/X2 Do]');
    expect(scan(content, question).forms).toEqual([
      { name: 'X1', covered: false },
      { name: 'X1', covered: true },
    ]);
  });

  it('leaves the content of a form alone that stands under a mark', () => {
    expect(artifacts('0 0 1 1 re f', { covered: true })).toBe('0 0 1 1 re f');
  });
});

describe('what a tagged stretch paints', () => {
  const one = (content: string) => scan(`/P <</MCID 7>> BDC ${content} EMC`).tagged[0];

  it.each([
    ['a border', '0 0 1 1 re S 1 1 1 1 re f', true],
    ['nothing', '1 0 0 rg', false],
    ['a clip', '0 0 1 1 re W n', false],
    ['text', '0 0 1 1 re f BT (a) Tj ET', false],
    ['text first', 'BT (a) Tj ET 0 0 1 1 re f', false],
    ['a picture', '/Im1 Do', false],
    ['paths that stand for text', '/Span <</ActualText (a)>> BDC 0 0 1 1 re f EMC', false],
  ])('%s: only paths, %s', (_, content, expected) => {
    expect(one(content)?.paintsPathsOnly).toBe(expected);
  });

  it('shows the same where text and pictures are the same, wherever they stand', () => {
    const first = one('BT 1 0 0 1 5 5 Tm (Cost) Tj ET /Im1 Do');
    expect(one('0 0 9 9 re f BT 1 0 0 1 7 7 Tm (Cost) Tj ET /Im1 Do')?.shown).toBe(first?.shown);
    expect(one('BT 1 0 0 1 5 5 Tm (Costs) Tj ET /Im1 Do')?.shown).not.toBe(first?.shown);
  });
});

describe('operators', () => {
  const operators = (content: string): readonly string[] => {
    const found: string[] = [];
    eachOperation(Buffer.from(content, 'latin1'), ({ operator, start, end }) => {
      found.push(`${operator}: ${content.slice(start, end)}`);
    });
    return found;
  };

  it('stand after their operands', () => {
    expect(operators('q\n1 -.5 +2 rg[(a)-3<62>]TJ /a<</b[/c]>>BDC%x\nT*')).toEqual([
      'q: q',
      'rg: 1 -.5 +2 rg',
      'TJ: [(a)-3<62>]TJ',
      'BDC: /a<</b[/c]>>BDC',
      'T*: T*',
    ]);
  });

  it('end where a string or an image never does', () => {
    expect(operators('q (never')).toEqual(['q: q']);
    expect(operators('q BI /W 1 ID never')).toEqual(['q: q']);
  });
});
