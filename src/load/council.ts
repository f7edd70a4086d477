/** Reads council.yaml. Knows nothing of committees and meetings. */
import path, { extname, join } from 'node:path';
import { diagnose } from '../diagnostics/index.js';
import type { Checked, Diagnostic } from '../model/diagnostic.js';
import { given } from '../model/given.js';
import { isWithin } from '../model/inside.js';
import { nations } from '../model/meeting.js';
import type { CouncilSource } from '../model/source.js';
import { readFields } from './fields.js';
import { settingsOf, settingsShape } from './settings.js';
import { codeOf, liesWithin } from './text-file.js';
import { choice, colour, text } from './values.js';
import type { YamlSource } from './yaml.js';

export const shape = {
  name: text.describe('The council’s full name, as it stands at the head of the agenda.'),
  nation: choice(nations).describe('Whose law the standing wording and the days of notice follow.'),
  logo: text.optional().describe('A picture in the council’s folder (SVG, PNG or JPEG).'),
  colour: colour.optional().describe('The council’s own colour, in quotation marks: "#1d4b63".'),
  ...settingsShape,
};

/** No value where the name or the nation is missing. Looks whether the logo is there. */
export async function readCouncil(
  written: YamlSource,
  councilFolder: string,
): Promise<Checked<CouncilSource>> {
  const { values, source, diagnostics } = readFields(written, shape);
  const logo =
    values.logo === undefined ? undefined : await findLogo(values.logo, source, councilFolder);
  const all = [...diagnostics, ...(logo?.diagnostics ?? [])];
  const { name, nation } = values;
  if (name === undefined || nation === undefined) return { diagnostics: all };
  return {
    value: {
      name,
      nation,
      ...settingsOf(values, source),
      ...given({ logo: logo?.value, colour: values.colour }),
      at: source.keyAt([]),
    },
    diagnostics: all,
  };
}

/** Absolute path of a picture inside the council's folder. */
async function findLogo(
  logo: string,
  source: YamlSource,
  councilFolder: string,
): Promise<Checked<string>> {
  const where = { at: source.valueAt(['logo']) };
  const reject = (diagnostic: Diagnostic) => ({ diagnostics: [diagnostic] });
  const file = join(councilFolder, logo.replaceAll('\\', '/'));
  if (!['.svg', '.png', '.jpg', '.jpeg'].includes(extname(file).toLowerCase())) {
    return reject(diagnose('logo-format', { logo }, where));
  }
  const outside = () => reject(diagnose('outside-council', { name: `The logo “${logo}”` }, where));
  if (!isWithin(file, councilFolder, path)) return outside();
  try {
    return (await liesWithin(file, councilFolder)) ? { value: file, diagnostics: [] } : outside();
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return reject(diagnose('logo-missing', { logo }, where));
    const reason = cause instanceof Error ? cause.message : String(cause);
    return reject(diagnose('unreadable-file', { name: `The logo “${logo}”`, reason }, where));
  }
}
