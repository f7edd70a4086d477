/** What the checks find in pictures: where and by whom they were taken, in each kind of file. */
import sharp, { type Exif } from 'sharp';
import { describe, expect, it } from 'vitest';
import { pictureFindings } from '../../../src/inspect/picture/index.js';
import { readFindings } from '../../../src/inspect/word/read.js';
import { makeDocx, paragraph } from '../../support/make-docx.js';
import { photograph, redCorner, secrets } from '../../support/make-picture.js';

const place = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '51/1 30/1 3230/100',
  GPSLongitudeRef: 'W',
  GPSLongitude: '0/1 7/1 3950/100',
};
const nowhere = { GPSLatitudeRef: 'N', GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' };

type Format = 'jpeg' | 'png' | 'webp' | 'tiff';
const formats: readonly Format[] = ['jpeg', 'png', 'webp', 'tiff'];

async function made(format: Format, exif: Exif): Promise<Uint8Array> {
  const picture = redCorner(20, 20).withExif(exif);
  if (format !== 'tiff') return picture.toFormat(format).toBuffer();
  // The library writes none of this into a TIFF; what it writes into a JPEG is one, but for its name.
  const { exif: written } = await sharp(await picture.jpeg().toBuffer()).metadata();
  return written?.subarray('Exif__'.length) ?? new Uint8Array();
}
const checksOf = (bytes: Uint8Array) => pictureFindings(bytes).map(({ check }) => check);
const xmp = (content: string) =>
  `<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/">${content}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

describe.each(formats)('%s', (format) => {
  it('picture-location finds: where it was taken', async () => {
    expect(checksOf(await made(format, { IFD3: place }))).toEqual(['picture-location']);
  });

  it('author-metadata finds: by whom it was taken', async () => {
    expect(pictureFindings(await made(format, { IFD0: { Artist: 'Jo Field' } }))).toEqual([
      { check: 'author-metadata', detail: { kind: 'author', name: 'Jo Field' } },
    ]);
  });

  it.each<[string, Exif]>([
    ['a camera without a place', { IFD0: { Make: 'Camera' }, IFD2: { ExposureTime: '1/250' } }],
    ['a camera that found no place', { IFD3: nowhere }],
    ['a program in place of a name', { IFD0: { Artist: 'unknown' } }],
  ])('picture-location and author-metadata leave: %s', async (_, exif) => {
    expect(checksOf(await made(format, exif))).toEqual([]);
  });

  it('picture-location and author-metadata finds: what a packet of XMP says', async () => {
    const packet = xmp(
      '<exif:GPSLatitude>51,30.5N</exif:GPSLatitude><dc:creator><rdf:Seq><rdf:li>Jo Field</rdf:li></rdf:Seq></dc:creator>',
    );
    const bytes = await redCorner(20, 20).withXmp(packet).toFormat(format).toBuffer();
    expect(checksOf(bytes)).toEqual(['picture-location', 'author-metadata']);
  });

  it('is read to where it breaks off, and no further', async () => {
    const whole = await made(format, { IFD0: { Artist: 'Jo Field' }, IFD3: place });
    for (let length = 0; length < whole.length; length += 7) {
      expect(() => pictureFindings(whole.subarray(0, length))).not.toThrow();
    }
  });
});

describe('in Word', () => {
  it('photographs tell of their places once, and of each author', async () => {
    const one = await photograph(40, 30, 1);
    const parts = { 'word/media/image1.jpeg': one, 'word/media/image2.jpeg': one };
    const { findings } = await readFindings(await makeDocx({ body: paragraph('x'), parts }));
    const checks = ['picture-location', 'author-metadata'];
    const found = findings.filter(({ check }) => checks.includes(check));
    expect(found.filter(({ check }) => check === 'picture-location')).toHaveLength(1);
    expect(JSON.stringify(found)).toContain(secrets.photographer);
  });
});
