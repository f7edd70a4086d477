import { describe, expect, it } from 'vitest';
import { resolvePack } from '../../../src/resolve/index.js';
import { itemFile, loadWith, meetingPath, packYaml, soundPack } from '../load/folder.js';

const council = 'council/council.yaml';
const written = (file: string, more: string) => ({ [file]: `${soundPack[file]}${more}` });
const itemWith = (accept: string) => ({
  [itemFile]: `---\ntitle: Budget\ndocuments:\n  - file: a.pdf\n    accept: ${accept}\n---\n\nTo note.\n`,
});

describe('what is written of checks', () => {
  it('each check counts alone, the nearest level first', async () => {
    const { value, diagnostics } = await loadWith({
      ...written(
        council,
        'checks:\n  author-metadata: off\n  large-file: error\n  no-title: off\n',
      ),
      ...written('council/panel/committee.yaml', 'checks: { large-file: warning }\n'),
      ...written(packYaml, 'checks:\n  no-title: error\n'),
    });
    expect(diagnostics).toEqual([]);
    expect(value && resolvePack(value, 'public').value?.checks).toEqual({
      'author-metadata': 'off',
      'large-file': 'warning',
      'no-title': 'error',
    });
  });

  it('takes the headings of reports from the nearest level', async () => {
    const { value, diagnostics } = await loadWith({
      ...written(council, 'report-headings: [Costs]\n'),
      ...written(packYaml, 'report-headings: [Costs, Law]\n'),
    });
    expect(diagnostics).toEqual([]);
    expect(value && resolvePack(value, 'public').value?.reportHeadings).toEqual(['Costs', 'Law']);
  });

  it('says nothing of checks where nobody does', async () => {
    const { value } = await loadWith({});
    expect(value && resolvePack(value, 'public').value).not.toHaveProperty('checks');
  });

  it.each([
    ['checks: { failed-redactions: error }', 'unknown-key', 'Did you mean “failed-redaction”?'],
    ['checks: { large-file: warn }', 'not-a-choice', 'Write one of: off, warning, error.'],
  ])('%s is told', async (line, code, hint) => {
    const { diagnostics } = await loadWith(written(packYaml, `${line}\n`));
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code,
        hints: expect.arrayContaining([hint]),
        at: expect.objectContaining({ file: expect.stringContaining(meetingPath) }),
      }),
    ]);
  });

  it.each([
    ['large-file', [{ check: 'large-file' }]],
    ['[large-file, no-title]', [{ check: 'large-file' }, { check: 'no-title' }]],
    ['{ large-file: }', [{ check: 'large-file' }]],
    [
      '{ large-file: "", no-title: Ours }',
      [{ check: 'no-title', reason: 'Ours' }, { check: 'large-file' }],
    ],
    ['{ large-file: Drawings at 1:500 }', [{ check: 'large-file', reason: 'Drawings at 1:500' }]],
  ])('accept: %s', async (accept, expected) => {
    const { value, diagnostics } = await loadWith(itemWith(accept));
    expect(diagnostics).toEqual([]);
    const pack = value && resolvePack(value, 'public').value;
    const [document] = pack?.partA.flatMap(({ documents }) => documents) ?? [];
    expect(document?.accept).toEqual(expected);
  });

  it.each(['large-files', '[large-files]'])('accept: %s is told', async (accept) => {
    const { diagnostics } = await loadWith(itemWith(accept));
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'not-a-choice',
        hints: expect.arrayContaining(['Did you mean “large-file”?']),
      }),
    ]);
  });
});
