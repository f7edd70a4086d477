/** Annotations bring to the pack what is seen of them, and nothing that hangs on them. */
import { PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../src/assemble/annotations.js';
import { annotationsOf, assembleDocument, documentWith } from './one-document.js';

const box = '/Rect [50 50 150 70]';
const stream = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;
const form = (content: string): string =>
  stream(content, '/Type /XObject /Subtype /Form /BBox [0 0 9 9]');

/** The pack around a page with the annotations, and what people are told of it. */
async function packWith(annotations: string, further: readonly string[] = [], catalogue = '') {
  const page = `/Annots [${annotations}]`;
  const assembled = await assembleDocument(documentWith({ page, catalogue }, further));
  const kept = annotationsOf(assembled.pages[0]);
  return {
    ...assembled,
    kept,
    subtypes: kept.map((annotation) => annotation.lookup(PDFName.of('Subtype'))?.toString()),
    told: assembled.diagnostics.map(({ code, message }) => `${code}: ${message}`),
  };
}

const dropped = (what: string) =>
  `document-parts-dropped: Not taken over from reports/drains-1.pdf: ${what}.`;

describe('a mark on a page', () => {
  it('keeps its look and words, without its window, its author and its thread', async () => {
    const { kept, source, told } = await packWith('5 0 R 6 0 R 7 0 R', [
      `<< /Type /Annot /Subtype /Square ${box} /C [1 0 0] /BS << /W 2 >> /Contents (Check this) /T (Zoe Author) /Subj (Subject) /RC (<b>rich</b>) /CreationDate (D:2024) /M (D:2025) /Popup 6 0 R /AP << /N 8 0 R /R 9 0 R >> >>`,
      `<< /Type /Annot /Subtype /Popup ${box} /Parent 10 0 R >>`,
      `<< /Type /Annot /Subtype /Text ${box} /Contents (Private reply) /T (Bob) /IRT 5 0 R >>`,
      form('0 0 9 9 re f'),
      form('% rollover'),
      `<< /Type /Annot /Subtype /Widget ${box} /AA << /E << /S /JavaScript /JS (app.alert) >> >> >>`,
    ]);
    expect(kept).toHaveLength(1);
    const entries = kept[0]?.keys().map((key) => key.decodeText());
    expect(entries?.sort()).toEqual(
      ['AP', 'BS', 'C', 'Contents', 'P', 'Rect', 'Subtype', 'Type'].sort(),
    );
    for (const leak of ['Zoe', 'Subject', 'rich', 'D:2024', 'reply', 'app.alert', 'rollover']) {
      expect(source, leak).not.toContain(leak);
    }
    expect(source).toContain('0 0 9 9 re f');
    expect(told).toEqual([dropped('author name of a comment, reply to a comment')]);
  });

  it('brings no file by way of the annotation that it answers, though they are one group', async () => {
    const { source, subtypes } = await packWith('5 0 R 6 0 R', [
      `<< /Type /Annot /Subtype /Caret ${box} /IRT 6 0 R /RT /Group >>`,
      `<< /Type /Annot /Subtype /FileAttachment ${box} /FS << /F (figures.csv) /EF << /F 7 0 R >> >> >>`,
      stream('secret figures'),
    ]);
    expect(subtypes).toEqual(['/Caret']);
    expect(source).not.toContain('figures');
  });

  it('brings nothing under a key of somebody’s own', async () => {
    const { source, subtypes } = await packWith('5 0 R', [
      `<< /Type /Annot /Subtype /Square ${box} /PRIVATE_Draft 6 0 R /BS << /W 1 /PRIVATE 6 0 R >> >>`,
      stream('secret draft'),
    ]);
    expect(subtypes).toEqual(['/Square']);
    expect(source).not.toContain('secret');
    expect(source).not.toContain('PRIVATE');
  });

  it.each([
    ['hidden', 2],
    ['not viewed', 32],
    ['hidden and printed', 6],
  ])('stays behind where it is %s, and is told of', async (_how, flags) => {
    const { source, kept, told } = await packWith(
      `<< /Subtype /Text ${box} /F ${flags} /Contents (Not for the public) /T (Ann) >>`,
    );
    expect(kept).toEqual([]);
    expect(source).not.toContain('public');
    expect(told).toEqual([dropped('hidden annotation')]);
  });

  it('keeps the one look that is seen, of all its states', async () => {
    const states = '/AP << /N << /Yes 5 0 R /Off 6 0 R >> >>';
    const further = [form('% ticked'), form('% empty')];
    const ticked = await packWith(`<< /Subtype /Widget ${box} /AS /Yes ${states} >>`, further);
    expect(ticked.source).toContain('% ticked');
    expect(ticked.source).not.toContain('% empty');
    const byValue = await packWith(
      `<< /Subtype /Widget ${box} /Parent << /V /Yes >> ${states} >>`,
      further,
    );
    expect(byValue.source).toContain('% ticked');
    const neither = await packWith(`<< /Subtype /Widget ${box} ${states} >>`, further);
    expect(neither.source).toContain('% empty');
    expect(neither.source).not.toContain('% ticked');
  });
});

describe('a link to an address', () => {
  it.each([
    'https://testbourne.example/a(b)',
    'HTTP://testbourne.example',
    'mailto:clerk@testbourne.example',
    'tel:+441632960000',
  ])('stays: %s', async (address) => {
    expect(isPublicAddress(address)).toBe(true);
    const { subtypes, source } = await packWith(
      `<< /Subtype /Link ${box} /A << /S /URI /URI (${address}) /Next << /S /JavaScript /JS (app.alert) >> >> >>`,
    );
    expect(subtypes).toEqual(['/Link']);
    expect(source).toContain(address);
    expect(source).not.toContain('app.alert');
  });

  it.each([
    'file:///C:/Users/ann/secret.docx',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,secret',
    'pack:document/1.1',
    'secret.docx',
  ])('stays behind, and is told of: %s', async (address) => {
    const { kept, source, told } = await packWith(
      `<< /Subtype /Link ${box} /A << /S /URI /URI (${address}) >> >>`,
    );
    expect(kept).toEqual([]);
    expect(source).not.toContain(address);
    expect(told).toEqual([dropped('link that leads to no web, e-mail or telephone address')]);
  });
});

describe('a form field without appearance', () => {
  const widget = (entries: string) => `<< /Subtype /Widget ${box} ${entries} >>`;

  it('is told of where something was filled in, once a field', async () => {
    const { told } = await packWith(
      [
        widget('/FT /Tx /V (Filled in)'),
        widget('/Parent 5 0 R'),
        widget('/Parent 5 0 R'),
        widget('/FT /Btn /V /Yes'),
        widget('/FT /Tx /V ()'),
        widget('/FT /Tx'),
        widget('/FT /Btn /V /Off'),
        widget('/FT /Sig /V << /Type /Sig >>'),
        widget('/FT /Tx /V (Seen) /AP << /N 6 0 R >>'),
      ].join(' '),
      ['<< /FT /Ch /V [(One) (Two)] /Parent 5 0 R >>', form('(Seen) Tj')],
    );
    expect(told).toEqual([
      dropped('form field (it keeps its look, but can no longer be filled in) (9 times)'),
      'fields-without-look: 3 form fields of reports/drains-1.pdf have no appearance: what was filled in is not shown.',
    ]);
  });
});
