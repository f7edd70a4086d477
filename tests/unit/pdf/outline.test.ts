/** Bookmarks come along; malformed ones do no harm. */
import { expect, it } from 'vitest';
import type { OutlineNode } from '../../../src/pdf/piece/piece.js';
import { prepareDocument } from './interactive-document.js';

const prepareOutline = (entries: readonly string[], catalogue = '') =>
  prepareDocument({ catalogue: `/Outlines << /First 5 0 R >> ${catalogue}` }, entries);

const depthOf = (nodes: readonly OutlineNode[]): number =>
  nodes.length === 0 ? 0 : 1 + Math.max(...nodes.map(({ children }) => depthOf(children)));

it('keeps titles, places, looks and what is open', () => {
  const { facts, before, after, losses } = prepareOutline(
    [
      '<< /Title (One) /Dest (ch1) /Next 7 0 R /First 6 0 R /Count 1 /C [1 0 0] /F 2 >>',
      '<< /Title (Below) /A << /S /GoTo /D [4 0 R /FitH 9] >> /C [0 0 0] >>',
      '<< /Title <FEFF0056> /Dest [3 0 R /Fit] /Count -3 >>',
    ],
    '/Dests << /ch1 [3 0 R /XYZ 0 1 0] >>',
  );
  expect(facts.outline).toEqual([
    {
      title: 'One',
      open: true,
      colour: [1, 0, 0],
      style: 2,
      place: { page: 0, view: '/XYZ 0 1 0' },
      children: [
        { title: 'Below', open: false, place: { page: 1, view: '/FitH 9' }, children: [] },
      ],
    },
    { title: 'V', open: false, place: { page: 0, view: '/Fit' }, children: [] },
  ]);
  expect([before.outline, after.outline, losses]).toEqual([3, 3, {}]);
});

it('leaves out what leads nowhere, but not as a heading of others', () => {
  const { facts, losses, before, after } = prepareOutline([
    '<< /Title (Heading) /A << /S /URI /URI (https://a) >> /First 6 0 R /Next 7 0 R >>',
    '<< /Title (Below) /Dest [4 0 R /Fit] >>',
    '<< /Title (Gone) /Dest (none) /Next 8 0 R >>',
    '<< /Title (Web) /A << /S /URI /URI (https://a) >> /Next 9 0 R >>',
    '<< /Title (Script) /A << /S /JavaScript /JS (app.alert) >> /Next 10 0 R >>',
    '<< /Dest [3 0 R /Fit] /Next 11 0 R >>',
    '<< /Title (Only said) >>',
  ]);
  expect(facts.outline.map(({ title, place }) => [title, place])).toEqual([
    ['Heading', undefined],
    ['Only said', undefined],
  ]);
  expect(losses).toEqual({
    'dangling-destination': 1,
    action: 1,
    javascript: 1,
    'malformed-outline': 1,
  });
  expect([before.outline, after.outline]).toEqual([7, 3]);
});

it('ends where bookmarks lead in a circle', () => {
  const { facts, losses } = prepareOutline([
    '<< /Title (One) /Dest [3 0 R /Fit] /First 5 0 R /Next 6 0 R >>',
    '<< /Title (Two) /Dest [3 0 R /Fit] /First 5 0 R /Next 5 0 R >>',
  ]);
  expect(facts.outline.map(({ title }) => title)).toEqual(['One', 'Two']);
  expect(losses).toEqual({ 'malformed-outline': 3 });
});

it('nests no deeper than 64, and loses nothing', () => {
  const count = 5_000;
  const entries = Array.from(
    { length: count },
    (_, index) =>
      `<< /Title (${index}) /Dest [3 0 R /Fit] ${index + 1 < count ? `/First ${index + 6} 0 R` : ''} >>`,
  );
  const { facts, after, losses } = prepareOutline(entries);
  expect(depthOf(facts.outline)).toBe(64);
  expect(after.outline).toBe(count);
  expect(losses).toEqual({});
});
