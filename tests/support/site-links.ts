/** Reads a site on disk and follows every link, address and path in it. Knows nothing of what it ought to say. */
import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';

export interface SiteOnDisk {
  /** Bytes by path, with forward slashes. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly text: (path: string) => string;
}

export async function readSite(folder: string): Promise<SiteOnDisk> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, Buffer>();
  for (const one of found.filter((entry) => entry.isFile())) {
    const file = join(one.parentPath, one.name);
    files.set(relative(folder, file).split(sep).join('/'), await readFile(file));
  }
  return {
    files,
    text: (path) => {
      const bytes = files.get(path);
      if (bytes === undefined) throw new Error(`There is no ${path}.`);
      return bytes.toString('utf8');
    },
  };
}

export interface Walked {
  /** How many links within the site were followed. */
  readonly followed: number;
  /** Those that lead nowhere, and addresses that load something from elsewhere. */
  readonly broken: readonly string[];
}

/** Every href and src of every page, feed and style sheet, fragments too, and every path in JSON. */
export function walkLinks({ files, text }: SiteOnDisk): Walked {
  const broken: string[] = [];
  let followed = 0;
  const follow = (from: string, address: string, loads: boolean): void => {
    if (/^(https?:|mailto:|tel:)/.test(address)) {
      if (loads) broken.push(`${from} loads ${address}`);
      return;
    }
    followed += 1;
    const [path = '', fragment] = decodeURI(address).split('#');
    const to = path === '' ? from : posix.join(posix.dirname(from), path);
    if (!files.has(to)) broken.push(`${from} → ${address}`);
    else if (fragment !== undefined && !idsIn(text(to)).has(fragment)) {
      broken.push(`${from} → ${address} (no such place)`);
    }
  };
  for (const path of files.keys()) {
    if (/\.(html|xml)$/.test(path)) {
      for (const [, tag = '', attributes = ''] of text(path).matchAll(/<(\w+)\b([^>]*)>/g)) {
        for (const [, name, address = ''] of attributes.matchAll(/\b(href|src)="([^"]*)"/g)) {
          const loads = name === 'src' || (tag === 'link' && attributes.includes('stylesheet'));
          follow(path, address.replaceAll('&amp;', '&'), loads);
        }
      }
    }
    if (path.endsWith('.css')) {
      for (const [, address = ''] of text(path).matchAll(/url\("?([^")]+)"?\)/g)) {
        follow(path, address, true);
      }
    }
    if (path.endsWith('.json')) {
      for (const address of pathsIn(JSON.parse(text(path)))) follow('index.html', address, true);
    }
  }
  return { followed, broken };
}

function idsIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id));
}

/** Strings that are paths of the site: with a name's ending and no space. */
function pathsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return /^[^\s:@]+\.(html|pdf|json|ics|xml)$/.test(value) ? [value] : [];
  }
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(pathsIn);
}
