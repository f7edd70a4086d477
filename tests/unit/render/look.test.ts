/** The colours and sizes of our style sheets: legible by WCAG 2.2 AA, and all of them in look.css. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { contrast, councilColour, darkestGround } from '../../../src/render/council-colour.js';

const folder = fileURLToPath(new URL('../../../templates', import.meta.url));
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
const look = new Map(
  [...readFileSync(join(folder, 'look.css'), 'utf8').matchAll(/^ {2}--([\w-]+): (.+);$/gm)].map(
    ([, name = '', value = '']) => [name, value],
  ),
);

/** A colour by its name, of a council that names none. */
function colour(name: string): string {
  const value = look.get(name) ?? '';
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return colour(other);
  const found = value === '{{colour.text}}' ? councilColour().text : value;
  expect(found, `--${name}`).toMatch(/^#[\da-f]{6}$/);
  return found;
}

describe('colours', () => {
  const inks = ['ink', 'quiet-ink', 'link-ink', 'council-ink'];
  const grounds = ['paper', 'shade', 'highlight'];

  test.each(inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)))(
    '%s can be read on %s',
    (ink, ground) => {
      expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test('no ground is darker than the one that the council’s colour is made for', () => {
    const against = grounds.map((ground) => contrast(colour(ground), '#000000'));
    expect(Math.min(...against)).toBe(contrast(darkestGround, '#000000'));
  });

  test('plain text has the higher contrast of level AAA', () => {
    for (const ink of ['ink', 'quiet-ink']) {
      expect(contrast(colour(ink), colour('paper'))).toBeGreaterThanOrEqual(7);
    }
  });

  test('rules can be seen (1.4.11)', () => {
    expect(contrast(colour('rule'), colour('paper'))).toBeGreaterThanOrEqual(3);
  });

  test('every colour that look.css names is one of these, or the council’s own for rules', () => {
    const known = [...inks, ...grounds, 'rule', 'council'];
    const named = [...look].filter(([, value]) => /^(#|\{\{colour|var\()/.test(value));
    expect(named.map(([name]) => name).sort()).toEqual(known.sort());
  });

  test.each(sheets.filter(({ name }) => name !== 'look.css'))(
    '$name takes its colours from there',
    ({ text }) => {
      const colours = text.match(
        /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(|:\s*(?:black|white|gr[ae]y|red|blue|navy)\b/gi,
      );
      expect(colours).toBeNull();
      const used = [...text.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = '']) => name);
      const defined = [...text.matchAll(/(?<![\w-])--([\w-]+):/g)].map(([, name = '']) => name);
      expect(used.filter((name) => !look.has(name) && !defined.includes(name))).toEqual([]);
    },
  );

  test('letters are never in the council’s colour as it is', () => {
    for (const { name, text } of sheets) {
      expect(text, name).not.toMatch(/(?<![\w-])color:\s*var\(--council\)/);
    }
  });
});

describe('sizes', () => {
  const points = (name: string): number => Number(/^([\d.]+)pt$/.exec(look.get(name) ?? '')?.[1]);

  test('rise from one to the next, and none is small print', () => {
    const scale = ['small', 'text', 'heading-3', 'heading-2', 'heading-1', 'title'].map(points);
    expect(scale).toEqual([...scale].sort((a, b) => a - b));
    expect(new Set(scale).size).toBe(scale.length);
    expect(scale[0]).toBeGreaterThanOrEqual(10);
  });
});
