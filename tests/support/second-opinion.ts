/** Other people's PDF programs (poppler, qpdf), where they are installed: they share no code with the product. */
import { execFile } from 'node:child_process';
import { say } from './say.js';

export interface Run {
  /** 127 where the program is not installed. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, or for `limitMs`. */
export function run(program: string, args: readonly string[], limitMs = 120_000): Promise<Run> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 256 * 1024 * 1024, timeout: limitMs };
    execFile(program, args, options, (error, stdout, stderr) => {
      const failed = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
      const code = failed ?? (error !== null && error.code === 'ENOENT' ? 127 : 1);
      resolve({ code, stdout, stderr });
    });
  });
}

/** Whether a program is there; says so once where it is not. */
export async function isInstalled(program: string, question: string): Promise<boolean> {
  const { code } = await run(program, [question]);
  if (code === 127) say(`Skipped: ${program} is not installed.`);
  return code !== 127;
}

/** The text of each page, first page first. */
export async function pageTexts(file: string): Promise<readonly string[]> {
  const { code, stdout, stderr } = await run('pdftotext', ['-layout', file, '-']);
  if (code !== 0) throw new Error(`pdftotext: ${stderr}`);
  // A form feed ends every page, the last one too.
  return stdout.split('\f').slice(0, -1);
}
