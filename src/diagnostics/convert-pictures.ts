/** What can be wrong with a picture, whether it is a paper of its own or shown in a text. */
import type { BrokenPart } from '../model/picture.js';
import { error, warning } from './problem.js';

export const pictureProblems = {
  'picture-without-text': warning<{ file: string }>(
    ({ file }) =>
      `The picture ${file} has no alternative text, so blind readers learn nothing of it.`,
    ({ file }) => [
      `In the item file, write “- file: ${file}”, and in a line below it “alt:” and what the picture shows.`,
      'Of a scanned letter say at least from whom it is, to whom, of which day and what about.',
    ],
  ),
  'not-a-picture': error<{ file: string; found?: string }>(
    ({ file, found }) =>
      `The document ${file} is not really a picture${found === undefined ? '' : `: it is ${found}`}.`,
    () => [
      'Open it in the program that made it and save it as PDF, PNG or JPEG; renaming a file does not convert it.',
    ],
  ),
  'picture-broken': error<{ file: string; part: BrokenPart }>(
    ({ file, part }) => `The picture ${file} is damaged or cut short: ${broken[part]}.`,
    () => ['Ask for the file again: it was probably not saved or copied in full.'],
  ),
  'picture-too-many-pixels': error<{ file: string; millions: number; most: number }>(
    ({ file, millions, most }) =>
      `The picture ${file} has ${millions} million pixels; at most ${most} million can be put into a pack.`,
    () => ['Scan or save it at a lower resolution: 300 dots per inch are enough for print.'],
  ),
  'picture-too-many-pages': error<{ file: string; pages: number; most: number }>(
    ({ file, pages, most }) =>
      `The picture ${file} has ${pages} pages; at most ${most} can be put into a pack.`,
    () => ['Save it as PDF, or split it.'],
  ),
  'picture-too-slow': error<{ file: string }>(
    ({ file }) => `The picture ${file} takes too long to read.`,
    () => ['Save it again as PNG or JPEG, at a lower resolution.'],
  ),
  'picture-only-first': warning<{ file: string; pictures: number }>(
    ({ file, pictures }) =>
      `The picture ${file} holds ${pictures} pictures, as moving ones do; only the first is printed.`,
    () => ['Save those that matter as pictures of their own.'],
  ),
  'picture-without-resolution': warning<{ file: string }>(
    ({ file }) =>
      `The picture ${file} does not say believably how large it is, so “fit: size” cannot be kept: it is printed to fit a page.`,
    () => [
      'Save it with its resolution (dots per inch) and a size of at most 5 metres, or as PDF.',
      'Or leave “fit: size” out.',
    ],
  ),
  'only-for-pictures': warning<{ file: string; key: 'alt' | 'fit' }>(
    ({ file, key }) => `“${key}:” means nothing for ${file}, which is not a picture.`,
    ({ key }) => [`Leave “${key}:” out.`],
  ),
  'svg-reference': error<{ path: string; address: string }>(
    ({ path, address }) => `The picture ${path} needs ${address}, which is not part of it.`,
    () => ['Save it as a plain SVG with its pictures embedded, or as PNG.'],
  ),
  'svg-script': warning<{ path: string }>(
    ({ path }) =>
      `The picture ${path} holds a script, which is not run, so it may look other than you know it.`,
    () => ['Look at it in the pack, or save it as PNG.'],
  ),
  'svg-too-much': error<{ path: string; most: number }>(
    ({ path, most }) =>
      `The picture ${path} has more than ${most.toLocaleString('en-GB')} shapes, or shapes nested too deeply to be drawn.`,
    () => ['Save it as PNG.'],
  ),
  'svg-notation': error<{ path: string }>(
    ({ path }) =>
      `The picture ${path} is an SVG with parts that cannot be checked (entities, another alphabet than UTF-8, a picture within a picture).`,
    () => ['Save it as a plain SVG, or as PNG.'],
  ),
} as const;

/** What a reader of pictures found, in words that help whoever has to ask for the file again. */
const broken: Readonly<Record<BrokenPart, string>> = {
  header: 'it does not say how large it is',
  pixels: 'a part of what it shows is missing or cannot be read',
};
