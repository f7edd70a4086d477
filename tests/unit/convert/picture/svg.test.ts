/** An SVG is told by what it would need from outside, and the photographs in it lose what they tell. */
import { describe, expect, it } from 'vitest';
import { openDarkroom } from '../../../../src/convert/picture/index.js';
import { cleanShownPicture } from '../../../../src/convert/picture/shown.js';
import { photograph, secrets } from '../../../support/make-picture.js';

const darkroom = openDarkroom();
const at = { file: '/council/report.md', line: 3, column: 1 };

async function read(inside: string, head = '') {
  const svg = `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60">${inside}</svg>`;
  const { value, diagnostics } = await cleanShownPicture(darkroom, 'chart.svg', Buffer.from(svg), {
    at,
  });
  const text = value !== undefined && 'body' in value ? Buffer.from(value.body).toString() : '';
  return { text, codes: diagnostics.map(({ code }) => code), diagnostics };
}

describe('an SVG', () => {
  it('that needs nothing stays as it is', async () => {
    const inside =
      '<defs><linearGradient id="g"/><style>.a { fill: url(#g); }</style></defs><a href="https://example.org/"><rect class="a" width="9" height="9"/></a><use xlink:href="#g"/>';
    const { text, codes } = await read(inside, '<?xml version="1.0" encoding="UTF-8"?>\n');
    expect(codes).toEqual([]);
    expect(text).toContain(inside);
  });

  it.each([
    ['<image href="https://example.org/logo.png"/>', 'https://example.org/logo.png'],
    ["<image xlink:href='photo.jpg' width='9'/>", 'photo.jpg'],
    ['<use href="sprites.svg#cross"/>', 'sprites.svg#cross'],
    ['<style>@import "print.css";</style>', 'print.css'],
    ['<rect style="fill: url(&quot;paint.svg#a&quot;)"/>', 'paint.svg#a'],
    ['<image href="&#104;ttp://example.org/a.png"/>', 'http://example.org/a.png'],
  ])('that needs something from outside is refused: %s', async (inside, address) => {
    const { codes, diagnostics } = await read(inside);
    expect(codes).toEqual(['svg-reference']);
    expect(diagnostics[0]?.message).toBe(
      `The picture chart.svg needs ${address}, which is not part of it.`,
    );
    expect(diagnostics[0]?.at).toEqual(at);
  });

  it.each([
    ['an entity', '', '<!DOCTYPE svg [<!ENTITY a "http://example.org/">]>'],
    ['an SVG in it', `<image href="data:image/svg+xml;base64,${btoa('<svg/>')}"/>`, ''],
    ['a picture that is spelt otherwise', '<image href="data:image/png,%89PNG"/>', ''],
    ['an old alphabet', '', '<?xml version="1.0" encoding="iso-8859-1"?>'],
  ])('with %s cannot be checked', async (_, inside, head) => {
    expect((await read(inside, head)).codes).toEqual(['svg-notation']);
  });

  it('with a script is shown as it is without it', async () => {
    const { text, codes } = await read('<script>alert(1)</script>');
    expect(codes).toEqual(['svg-script']);
    expect(text).not.toBe('');
  });

  it('carries photographs without what their cameras wrote', async () => {
    const base64 = (await photograph(60, 40, 6)).toString('base64').replace(/.{76}/g, '$&\n');
    const { text, codes } = await read(`<image href="data:image/jpeg;base64,${base64}"/>`);
    expect(codes).toEqual([]);
    const carried = /data:image\/jpeg;base64,([^"]+)/.exec(text)?.[1] ?? '';
    const picture = Buffer.from(carried, 'base64').toString('latin1');
    expect(picture.slice(0, 2)).toBe('\xff\xd8');
    for (const secret of Object.values(secrets)) expect(picture).not.toContain(secret);
  });

  it('of some megabytes is read too', async () => {
    const path = `<path d="M0 0${' L1 1'.repeat(1_000_000)}"/>`;
    expect((await read(path)).codes).toEqual([]);
  });

  it('with a broken photograph is refused', async () => {
    const broken = (await photograph(60, 40, 1)).subarray(0, 900).toString('base64');
    const { codes } = await read(`<image href="data:image/jpeg;base64,${broken}"/>`);
    expect(codes).toEqual(['picture-broken']);
  });
});
