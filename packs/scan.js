// Makes of a printed page what a scanner makes of it: a picture, slightly turned, with noise, on paper made white again; it must not know where pages come from.

import sharp from 'sharp';

/** Dots per inch. */
const resolution = 150;
const paper = { r: 243, g: 241, b: 236 };

/** Numbers from 0 to 1 that look random and are the same each time. */
function* chance(seed) {
  let state = seed;
  while (true) {
    state = (state * 1664525 + 1013904223) % 4294967296;
    yield state / 4294967296;
  }
}

/** The first page of a PDF as a scanner's JPEG. */
export async function scan(pdf, pdfium) {
  const drawn = await pdfium.render(pdf, 1, resolution / 72);
  if (!drawn.ok) throw new Error(`The page cannot be drawn: ${drawn.reason}.`);
  const { width, height, rgba } = drawn.value;
  const turned = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#fff' })
    .rotate(0.7, { background: '#fff' })
    .resize({ width, height, fit: 'cover' })
    .blur(0.6)
    .raw()
    .toBuffer();
  const random = chance(20190306);
  for (let place = 0; place < turned.length; place += 3) {
    // Grain, and a lamp that lights the page a little less at one side.
    const grain = (random.next().value - 0.5) * 9;
    const light = 1 - 0.06 * (((place / 3) % width) / width) ** 2;
    [paper.r, paper.g, paper.b].forEach((white, channel) => {
      const ink = 28 + ((white - 28) * turned[place + channel]) / 255;
      turned[place + channel] = Math.max(0, Math.min(255, ink * light + grain));
    });
  }
  return (
    sharp(turned, { raw: { width, height, channels: 3 } })
      // Scanners lift what they take for paper to white; a little of the grain stays.
      .normalise({ lower: 1, upper: 60 })
      .withMetadata({ density: resolution })
      .jpeg({ quality: 62 })
      .toBuffer()
  );
}
