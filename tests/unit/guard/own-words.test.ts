/** The program's own words: what templates say around their fill-ins, and every label that is set in code. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ownWords, wordsAround } from '../../../src/guard/own-words.js';

test('a template says what stands around its tags and fill-ins', () => {
  expect(wordsAround('<p class="a">Held on <b>{{date}}</b> at {{{time}}}.</p>')).toEqual({
    pieces: ['Held on', 'at', '.'],
    text: 'Held on at .',
  });
});

test.each(['front-matter', 'report-head'])('labels of render/%s.ts are known', async (name) => {
  const code = await readFile(new URL(`../../../src/render/${name}.ts`, import.meta.url), 'utf8');
  const labels = [...code.matchAll(/\['([A-Z][A-Za-z ]+)',/g)].map(([, label]) => label);
  expect(labels.length).toBeGreaterThan(2);
  const pieces = (await ownWords('/nowhere')).flatMap((own) => own.pieces);
  expect(labels.filter((label) => label !== undefined && !pieces.includes(label))).toEqual([]);
});

test('our own templates are read', async () => {
  const all = await ownWords('/nowhere');
  expect(all.length).toBeGreaterThan(10);
  expect(all.some(({ pieces }) => pieces.some((piece) => piece.includes('Date of issue')))).toBe(
    true,
  );
});
