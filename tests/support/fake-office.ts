/** A program in LibreOffice's place, for tests that run everywhere: it hangs, fails, or writes what it is told. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Office, openOffice } from '../../src/office/index.js';

export type Behaviour =
  /** With a child of its own, whose process id goes into the file `child`. */
  'hangs' | 'fails' | 'writes-nothing' | 'writes-text' | 'is-another-program';

const conversions: Readonly<Record<Behaviour, string>> = {
  hangs: 'sleep 300 & echo $! > "$HERE/child"; wait',
  fails: 'echo "Error: source file could not be loaded" >&2; exit 1',
  'writes-nothing': 'exit 0',
  'writes-text': 'echo text > source.pdf',
  'is-another-program': 'exit 0',
};

/** Answers its path. It is a shell script in `folder`, beside which it leaves its notes. */
export async function fakeOffice(folder: string, behaviour: Behaviour): Promise<string> {
  const program = join(folder, 'program', 'soffice');
  await mkdir(join(folder, 'program'), { recursive: true });
  const version =
    behaviour === 'is-another-program' ? 'Some Writer 1.0' : 'LibreOffice 9.9.9.9 fake';
  const script = `#!/bin/sh
HERE='${folder}'
case "$*" in *--version*) echo '${version}'; exit 0;; esac
echo run >> "$HERE/runs"
${conversions[behaviour]}
`;
  await writeFile(program, script);
  await chmod(program, 0o755);
  return program;
}

export function officeOf(folder: string, program: string, timeLimitMs = 30_000): Office {
  return openOffice({
    env: { PATH: process.env.PATH, PACK_LIBREOFFICE: program },
    platform: process.platform,
    folder: join(folder, 'office'),
    timeLimitMs,
  });
}

/** A machine without it. */
export const noOffice: Office = {
  installed: () => Promise.resolve(undefined),
  toPdf: () => Promise.reject(new Error('Nobody may ask for what is not there.')),
};
