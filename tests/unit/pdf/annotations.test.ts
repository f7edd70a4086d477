/** Marks on a page look as they looked; comments are dealt with as asked; nothing that runs or hides comes along. */
import { describe, expect, it } from 'vitest';
import { box, form, prepareDocument } from './interactive-document.js';

const modes = ['keep', 'flatten', 'drop'] as const;

describe('a drawing', () => {
  const stamp = `<< /Type /Annot /Subtype /Stamp ${box} /C [1 0 0] /NM (n1) /T (Zoe) /Subj (Sub) /M (D:2025) /PRIVATE 6 0 R /AP << /N 5 0 R /R 6 0 R >> >>`;
  const further = [form('0 0 9 9 re f'), form('% rollover')];

  it.each(['flatten', 'drop'] as const)('keeps its look alone: %s', (comments) => {
    const { onPages, source, losses, facts } = prepareDocument(
      { page: `/Annots [${stamp}]` },
      further,
      { comments },
    );
    expect(onPages[0]?.[0]).toBe(
      '<</Type /Annot/Subtype /Stamp/Rect [50 50 150 70]/P 0 0 R/NM (n1)/C [1 0 0]/AP <</N 3 0 R>>>>',
    );
    expect(source).toContain('0 0 9 9 re f');
    for (const leak of ['Zoe', 'Sub)', 'D:2025', 'rollover', 'PRIVATE']) {
      expect(source).not.toContain(leak);
    }
    expect(losses).toEqual({ 'comment-author': 1 });
    expect(facts.comments).toBe(0);
  });

  it('keeps who drew it where comments are kept', () => {
    const { onPages, losses, source } = prepareDocument({ page: `/Annots [${stamp}]` }, further);
    expect(onPages[0]?.[0]).toContain('/T (Zoe)/Subj (Sub)/M (D:2025)');
    expect(source).not.toContain('rich');
    expect(losses).toEqual({});
  });

  it.each([
    ['described', '/Square', '/Contents (A red box)'],
    ['measured', '/Line', '/Contents (3 m) /T (Zoe) /IT /LineDimension'],
    ['of words', '/FreeText', '/Contents (Approved) /T (Zoe) /DA (/Helv 9 Tf)'],
  ])('that is %s is no comment', (_how, kind, entries) => {
    const { facts, onPages } = prepareDocument(
      { page: `/Annots [<< /Subtype ${kind} ${box} ${entries} >>]` },
      [],
      { comments: 'drop' },
    );
    expect(facts.comments).toBe(0);
    expect(onPages[0]?.[0]).toContain('/Contents (');
  });

  it('shows the state that it is in, and no other', () => {
    const states = '/AP << /N << /On 5 0 R /Off 6 0 R >> >>';
    const { source } = prepareDocument(
      { page: `/Annots [<< /Subtype /Stamp ${box} /AS /On ${states} >>]` },
      [form('% on'), form('% off')],
    );
    expect(source).toContain('% on');
    expect(source).not.toContain('% off');
  });
});

describe('comments', () => {
  const thread = (comments: (typeof modes)[number]) =>
    prepareDocument(
      { page: '/Annots [5 0 R 6 0 R 7 0 R 8 0 R 9 0 R]' },
      [
        `<< /Subtype /Highlight ${box} /Contents (Is this so?) /T (Ann) /Popup 6 0 R /QuadPoints [1 2 3 4 5 6 7 8] >>`,
        `<< /Subtype /Popup ${box} /Parent 5 0 R /Open true >>`,
        `<< /Subtype /Text ${box} /Contents (It is) /T (Bob) /IRT 5 0 R >>`,
        `<< /Subtype /Text ${box} /Contents (A note) >>`,
        `<< /Subtype /Underline ${box} >>`,
      ],
      { comments },
    );

  it('are counted whatever becomes of them', () => {
    expect(modes.map((mode) => thread(mode).facts.comments)).toEqual([3, 3, 3]);
    expect(modes.map((mode) => thread(mode).before)).toEqual(
      Array(3).fill({ links: 0, annotations: 4, outline: 0, fields: 0 }),
    );
  });

  it('are kept with their windows and threads', () => {
    const { onPages, losses } = thread('keep');
    const [mark, window, reply] = onPages[0] ?? [];
    expect(onPages[0]).toHaveLength(5);
    expect(mark).toContain('/T (Ann)/Popup 3 0 R');
    expect(window).toContain('/Open true/Parent 2 0 R');
    expect(reply).toContain('/IRT 2 0 R');
    expect(losses).toEqual({});
  });

  it('are flattened to what the page shows', () => {
    const { onPages, source, losses } = thread('flatten');
    expect(onPages[0]?.map((written) => /Subtype (\/\w+)/.exec(written)?.[1])).toEqual([
      '/Highlight',
      '/Underline',
    ]);
    expect(onPages[0]?.[0]).toContain('/QuadPoints');
    for (const leak of ['Is this', 'It is', 'A note', 'Ann)', 'Bob']) {
      expect(source).not.toContain(leak);
    }
    expect(losses).toEqual({ comment: 3 });
  });

  it('are dropped, and marks that say nothing stay', () => {
    const { onPages, losses, after } = thread('drop');
    expect(onPages[0]).toHaveLength(1);
    expect(onPages[0]?.[0]).toContain('/Underline');
    expect(losses).toEqual({ comment: 3 });
    expect(after.annotations).toBe(1);
  });

  it('that answer what does not come along go with it, however long the thread', () => {
    const length = 3_000;
    const replies = Array.from(
      { length },
      (_, index) => `<< /Subtype /Text ${box} /IRT ${index + 5} 0 R >>`,
    );
    const entries = Array.from({ length: length + 1 }, (_, index) => `${index + 5} 0 R`).reverse();
    const { onPages, losses } = prepareDocument({ page: `/Annots [${entries.join(' ')}]` }, [
      `<< /Subtype /FileAttachment ${box} /FS << /EF << /F 9 0 R >> >> >>`,
      ...replies,
    ]);
    expect(onPages[0]).toEqual([]);
    expect(losses).toEqual({ attachment: 1, comment: length });
  });

  it('that answer each other in a circle do no harm', () => {
    const { onPages, losses } = prepareDocument({ page: '/Annots [5 0 R 6 0 R]' }, [
      `<< /Subtype /Text ${box} /IRT 6 0 R >>`,
      `<< /Subtype /Text ${box} /IRT 5 0 R >>`,
    ]);
    expect(onPages[0]).toEqual([]);
    expect(losses).toEqual({ comment: 2 });
  });

  it('a member of a group stays without what it was grouped with', () => {
    const { onPages, source } = prepareDocument({ page: '/Annots [5 0 R 6 0 R]' }, [
      `<< /Subtype /Caret ${box} /IRT 6 0 R /RT /Group >>`,
      `<< /Subtype /FileAttachment ${box} /FS << /F (figures.csv) >> >>`,
    ]);
    expect(onPages[0]).toHaveLength(1);
    expect(onPages[0]?.[0]).not.toMatch(/IRT|RT/);
    expect(source).not.toContain('figures');
  });
});

it.each([
  ['/FileAttachment', '', 'attachment'],
  ['/Sound', '', 'media'],
  ['/Movie', '', 'media'],
  ['/Screen', '', 'media'],
  ['/RichMedia', '', 'media'],
  ['/3D', '', 'media'],
  ['/Redact', '', 'redaction'],
  ['/Square', '/F 2', 'hidden-annotation'],
  ['/Link', '/F 32 /Dest [3 0 R /Fit]', 'hidden-annotation'],
  ['/Square', '/Rect [1 2]', 'malformed-annotation'],
  ['(Square)', '', 'malformed-annotation'],
])('%s %s stays behind: %s', (kind, entries, reason) => {
  const { onPages, losses, source } = prepareDocument({
    page: `/Annots [null << /Subtype ${kind} ${box} /Contents (secret) ${entries} >>]`,
  });
  expect(onPages[0]).toEqual([]);
  expect(source).not.toContain('secret');
  expect(losses).toEqual({ [reason]: 1 });
});

it('an annotation on two pages is one on both, and the structure is told which', () => {
  const page = '/Annots [5 0 R 5 0 R]';
  const { onPages, standsFor, source } = prepareDocument({ page }, [
    `<< /Subtype /Square ${box} >>`,
  ]);
  expect(onPages[0]).toHaveLength(1);
  expect(standsFor(5)).toBe(2);
  expect(standsFor(3)).toBeUndefined();
  expect(source.match(/Square/g)).toHaveLength(1);
});

it('what many annotations have in common is written once', () => {
  const marks = Array.from(
    { length: 50 },
    () => `<< /Subtype /Underline ${box} /Contents 5 0 R /T (A) >>`,
  );
  const { source } = prepareDocument({ page: `/Annots [${marks.join(' ')}]` }, ['(Long words)']);
  expect(source.match(/Long words/g)).toHaveLength(1);
});

it('what hangs on the document and its pages is counted and left', () => {
  const script = '<< /S /JavaScript /JS (app.alert) >>';
  const { losses, source } = prepareDocument(
    {
      catalogue: `/Names << /JavaScript << /Names [(a) ${script}] >> /EmbeddedFiles << /Names [(f) 5 0 R] >> >> /AF [5 0 R 6 0 R] /OpenAction ${script} /AA << /WC << /S /Launch >> >>`,
      page: `/AA << /O ${script} >>`,
    },
    ['<< /F (secret.csv) >>', '<< /F (other.csv) >>'],
  );
  expect(losses).toEqual({ javascript: 3, attachment: 2, action: 1 });
  expect(source).not.toMatch(/secret|app.alert/);
});

it('where the document is opened is no loss', () => {
  for (const opening of ['[3 0 R /Fit]', '<< /S /GoTo /D [3 0 R /Fit] >>']) {
    expect(prepareDocument({ catalogue: `/OpenAction ${opening}` }).losses).toEqual({});
  }
});
