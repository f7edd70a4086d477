/** Pictures for tests: a red bar at the upper left, on white, says which way up they are. Knows no pack. */
import sharp, { type Sharp } from 'sharp';

/** Words that a test can look for in a file that must not hold them. */
export const secrets = {
  camera: 'SecretCamera',
  photographer: 'A. Secret-Photographer',
  /** The GPS tags' reference to mean sea level and to WGS 84 are stored as text. */
  datum: 'SECRET-DATUM',
} as const;

const red = { r: 200, g: 0, b: 0 };

/** Half the width and a quarter of the height are red; the rest is white unless `ground` says otherwise. */
export function redCorner(
  width: number,
  height: number,
  ground: { r: number; g: number; b: number; alpha: number } = { r: 255, g: 255, b: 255, alpha: 1 },
): Sharp {
  const corner = {
    create: {
      width: Math.round(width / 2),
      height: Math.round(height / 4),
      channels: 3 as const,
      background: red,
    },
  };
  const channels = ground.alpha === 1 ? 3 : 4;
  return sharp({ create: { width, height, channels, background: ground } }).composite([
    { input: corner, left: 0, top: 0 },
  ]);
}

/** As a camera held in some way writes it: turned so that EXIF's `orientation` makes it upright again. */
export async function photograph(
  width: number,
  height: number,
  orientation: number,
): Promise<Buffer> {
  const upright = await redCorner(width, height).removeAlpha().png().toBuffer();
  const turned = sharp(await unturn(upright, orientation));
  return turned
    .withExif({
      IFD0: { Make: secrets.camera, Artist: secrets.photographer },
      IFD2: { ExposureTime: '1/250', FNumber: '28/10' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 3230/100',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 7/1 3950/100',
        GPSMapDatum: secrets.datum,
      },
    })
    .withXmp(
      `<?xpacket begin="" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${secrets.photographer}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
    )
    .withMetadata({ orientation, density: 300 })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** What EXIF 4.6.4 says each number means, undone. */
async function unturn(upright: Buffer, orientation: number): Promise<Buffer> {
  const image = sharp(upright);
  switch (orientation) {
    case 2:
      return image.flop().png().toBuffer();
    case 3:
      return image.rotate(180).png().toBuffer();
    case 4:
      return image.flip().png().toBuffer();
    case 5:
      return sharp(await image.rotate(-90).png().toBuffer())
        .flip()
        .png()
        .toBuffer();
    case 6:
      return image.rotate(-90).png().toBuffer();
    case 7:
      return sharp(await image.rotate(90).png().toBuffer())
        .flip()
        .png()
        .toBuffer();
    case 8:
      return image.rotate(90).png().toBuffer();
    default:
      return upright;
  }
}

/** The colour at a place given in parts of width and height. */
export async function colourAt(
  picture: Uint8Array,
  across: number,
  down: number,
): Promise<readonly number[]> {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const [x, y] = [Math.floor(across * info.width), Math.floor(down * info.height)];
  const start = (y * info.width + x) * info.channels;
  return [...data.subarray(start, start + info.channels)];
}

/** A red near enough to ours, whatever it has been through. */
export function isRed([r = 0, g = 255, b = 255]: readonly number[]): boolean {
  return r > 150 && g < 60 && b < 60;
}

export function isWhite([r = 0, g = r, b = r]: readonly number[]): boolean {
  return r > 245 && g > 245 && b > 245;
}
