/** Statuses of items and papers: what is in the pack, what its agenda only names, and what nobody is told. */

import { describe, expect, it } from 'vitest';
import type { IssuedPart } from '../../../src/model/issue.js';
import { resolvePack } from '../../../src/resolve/index.js';
import { resolved } from './resolved.js';
import { document, item, source } from './source.js';

const exempt = { kind: 'exempt', paragraphs: ['3'], reason: 'A bid of zebrafish' } as const;
const report = document('report.md', { title: 'Budget report' });

/** A paper that is to come. */
function awaited(fields: Parameters<typeof document>[1] = {}) {
  const { file: _, ...rest } = document('', fields);
  return { ...rest, status: { kind: 'to-follow' } as const };
}

const papers = (pack: ReturnType<typeof resolved>['pack']) => ({
  documents: pack.partA[0]?.documents.map(({ id, title, role }) => [id, title, role]),
  absent: pack.partA[0]?.absent?.map(({ title, role, status }) => [title, role, status]),
  status: pack.partA[0]?.status?.kind,
});

/** A pack as issued, as far as its papers go. */
function issuedWith(source: string): IssuedPart {
  return {
    part: { kind: 'pack' },
    pages: { items: [{ number: '9', documents: [{ source }] }] },
  } as unknown as IssuedPart;
}

describe('to follow', () => {
  it('is an item whose only paper is to come', () => {
    const { pack, codes } = resolved({ items: [item('a', { documents: [awaited()] })] });
    expect(papers(pack)).toEqual({
      documents: [],
      absent: [['Title of a', 'report', 'to-follow']],
      status: 'to-follow',
    });
    expect(codes).toEqual([]);
  });

  it('is one paper among others, at its place and by its name', () => {
    const appendix = document('b.md', { title: 'Appendix A' });
    const second = awaited({ role: 'appendix' });
    const { pack } = resolved({
      items: [item('a', { documents: [awaited(), appendix, second] })],
    });
    expect(papers(pack)).toEqual({
      documents: [['1.1', 'Appendix A', 'appendix']],
      absent: [
        ['Report', 'report', 'to-follow'],
        ['Appendix', 'appendix', 'to-follow'],
      ],
      status: undefined,
    });
    expect(pack.partA[0]?.absent?.map(({ after }) => after)).toEqual([0, 1]);
  });

  it('ends when the file is there, though the word was left', () => {
    const here = document('report.md', { status: { kind: 'to-follow' } });
    const { pack, codes } = resolved({ items: [item('a', { documents: [here] })] });
    expect(papers(pack)).toMatchObject({ documents: [['1.1', 'Title of a', 'report']] });
    expect(JSON.stringify(pack)).not.toContain('to-follow');
    expect(codes).toEqual(['document-has-come']);
  });

  it('stays where what came was withdrawn again', () => {
    const gone = document('report.md', { status: { kind: 'withdrawn' } });
    const { pack, codes } = resolved({
      items: [item('a', { status: { kind: 'to-follow' }, documents: [gone] })],
    });
    expect(pack.partA[0]?.status?.kind).toBe('to-follow');
    expect(codes).toEqual([]);
  });
});

describe('withdrawn', () => {
  it('is an item that keeps its number and has no papers', () => {
    const secret = document('offers.md', { access: exempt, publicTitle: 'Appendix B' });
    const { pack, codes } = resolved({
      items: [
        item('a', { status: { kind: 'withdrawn' }, documents: [report, awaited(), secret] }),
        item('b'),
      ],
    });
    const [first, second] = pack.partA;
    expect(first).toMatchObject({ number: { ordinal: 1 }, status: { kind: 'withdrawn' } });
    expect(first?.documents).toEqual([]);
    expect(first).not.toHaveProperty('absent');
    expect(first).not.toHaveProperty('withheld');
    expect(second?.number.ordinal).toBe(2);
    // Nothing is left for which the public would be excluded.
    expect(codes).toEqual([]);
  });

  it('is a paper that is named and not bound', () => {
    const gone = document('b.md', { title: 'Appendix A', status: { kind: 'withdrawn' } });
    const { pack } = resolved({ items: [item('a', { documents: [report, gone] })] });
    expect(papers(pack)).toMatchObject({
      documents: [['1.1', 'Budget report', 'report']],
      absent: [['Appendix A', 'appendix', 'withdrawn']],
    });
  });

  it('is a restricted item of which the public is told no more', () => {
    const status = { kind: 'withdrawn' } as const;
    const wanted = {
      agenda: ['a'],
      partB: ['b'],
      items: [
        item('a'),
        item('b', { title: 'Zebrafish', access: exempt, status, documents: [report] }),
      ],
    };
    const { pack, codes } = resolved(wanted);
    expect(pack.partB[0]).toMatchObject({ status, title: 'Exempt business' });
    expect(JSON.stringify(pack)).not.toMatch(/zebrafish|report/i);
    expect(codes).toEqual([]);
    const members = resolvePack(source(wanted), 'members').value?.restricted?.items[0];
    expect(members).toMatchObject({ title: 'Zebrafish', status, documents: [] });
  });
});

describe('a motion to exclude the public', () => {
  it('names neither a withdrawn item nor a withdrawn paper', () => {
    const status = { kind: 'withdrawn' } as const;
    const gone = document('b.md', { access: exempt, publicTitle: 'Appendix Z', status });
    const text = { source: 'Exclusion: {{exempt-information}}', at: { file: '/a.md' } };
    const { pack } = resolved({
      agenda: ['a'],
      partB: ['b', 'c'],
      items: [
        item('a', { documents: [report, gone], text }),
        item('b', { access: exempt, status, publicTitle: 'Pier' }),
        item('c', { access: exempt, publicTitle: 'Quay' }),
      ],
    });
    expect(pack.partA[0]).not.toHaveProperty('withheld');
    expect(pack.partA[0]?.text.source).toContain('Quay');
    expect(pack.partA[0]?.text.source).not.toMatch(/Pier|Appendix Z/);
  });
});

describe('superseded', () => {
  const old = (by: string) =>
    document('old.md', { title: 'First draft', status: { kind: 'superseded', by } });

  it.each(['report.md', 'Budget report', 'budget report'])('by “%s”: out of the pack', (by) => {
    const { pack, codes } = resolved({ items: [item('a', { documents: [old(by), report] })] });
    expect(papers(pack)).toEqual({
      documents: [['1.1', 'Budget report', 'report']],
      absent: undefined,
      status: undefined,
    });
    expect(JSON.stringify(pack)).not.toContain('First draft');
    expect(codes).toEqual([]);
  });

  it('stays where it was issued', () => {
    const wanted = source({ items: [item('a', { documents: [old('report.md'), report] })] });
    const { value } = resolvePack({ ...wanted, issued: [issuedWith('old.md')] }, 'public');
    expect(value?.partA[0]?.documents).toMatchObject([
      { id: '1.1', title: 'First draft', status: { kind: 'superseded' } },
      { id: '1.2', title: 'Budget report' },
    ]);
  });

  it.each(['nothing.md', 'old.md'])('by “%s”, which is no other paper of the item', (by) => {
    const secret = document('zebrafish.md', { title: 'Zebrafish', access: exempt });
    const { diagnostics } = resolved({
      items: [item('a', { documents: [old(by), report, secret], text: exclusion })],
    });
    expect(diagnostics).toMatchObject([{ code: 'superseded-by-unknown', severity: 'error' }]);
    expect(diagnostics[0]?.hints.join()).toContain('Budget report');
    expect(JSON.stringify(diagnostics)).not.toMatch(/zebrafish/i);
  });

  it('by a restricted paper: the public is told neither of the two', () => {
    const secret = document('zebrafish.md', { title: 'Zebrafish', access: exempt });
    const { pack } = resolved({
      items: [item('a', { documents: [old('zebrafish.md'), secret], text: exclusion })],
    });
    expect(JSON.stringify(pack)).not.toMatch(/zebrafish|first draft/i);
  });
});

const exclusion = { source: 'Exclusion of the public.', at: { file: '/a.md' } };

describe('late and urgent', () => {
  it('an item and a paper keep their reasons', () => {
    const late = { kind: 'late', reason: 'The auditor’s figures came on Friday.' } as const;
    const urgent = { kind: 'urgent', circumstances: 'The roof has come down.' } as const;
    const { pack } = resolved({
      items: [item('a', { status: urgent, documents: [{ ...report, status: late }] })],
    });
    expect(pack.partA[0]).toMatchObject({ status: urgent, documents: [{ status: late }] });
  });

  it('of a restricted item or paper the public is told no reason', () => {
    const reason = 'The bid of zebrafish came late.';
    const late = document('offers.md', { access: exempt, status: { kind: 'late', reason } });
    const wanted = {
      agenda: ['a', 'b'],
      items: [
        item('a', { documents: [report, late], text: exclusion }),
        item('b', { access: exempt, status: { kind: 'urgent', circumstances: reason } }),
      ],
    };
    const { pack } = resolved(wanted);
    expect(JSON.stringify(pack)).not.toMatch(/zebrafish|late|urgent/);
    const members = resolvePack(source(wanted), 'members').value?.restricted?.items;
    expect(members).toMatchObject([
      { documents: [{ status: { kind: 'late', reason } }] },
      { status: { kind: 'urgent', circumstances: reason } },
    ]);
  });

  it('a restricted paper that is to follow is for members to know', () => {
    const later = awaited({ access: exempt, title: 'Zebrafish' });
    const wanted = { items: [item('a', { documents: [report, later], text: exclusion })] };
    const { pack } = resolved(wanted);
    expect(pack.partA[0]?.withheld).toHaveLength(1);
    expect(JSON.stringify(pack)).not.toMatch(/zebrafish|to-follow/i);
    const members = resolvePack(source(wanted), 'members').value?.restricted?.items;
    expect(members).toMatchObject([{ absent: [{ title: 'Zebrafish', status: 'to-follow' }] }]);
  });
});
