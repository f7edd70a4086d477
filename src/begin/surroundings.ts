/** Finds what lies around a folder that is to be made, and what is settled there already. Opens YAML files only. */
import { dirname, join } from 'node:path';
import { kindOfPath, readTextFile } from '../load/text-file.js';
import { parseYaml } from '../load/yaml.js';

/** The nearest folder, `folder` or above it, that holds `name`; undefined where there is none. */
export async function holderOf(name: string, folder: string): Promise<string | undefined> {
  if ((await kindOfPath(join(folder, name))) === 'file') return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : holderOf(name, parent);
}

/** The keys that `file` has values for; none where it cannot be read, of which a build tells. */
export async function keysIn(file: string): Promise<ReadonlySet<string>> {
  const text = await readTextFile(file, dirname(file));
  const data = text.value === undefined ? undefined : parseYaml(text.value, file).value?.data;
  const isGroup = typeof data === 'object' && data !== null && !Array.isArray(data);
  const entries = isGroup ? Object.entries(data) : [];
  return new Set(entries.filter(([, value]) => value !== undefined).map(([key]) => key));
}
