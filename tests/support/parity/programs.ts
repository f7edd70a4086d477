/** Whether other people's programs open a file and find it sound: qpdf, poppler, mupdf, where they are installed. */
import { isInstalled, run } from '../second-opinion.js';

interface Program {
  readonly name: string;
  readonly question: string;
  readonly args: (file: string) => readonly string[];
  /** What is wrong with its answer. */
  readonly complaint: (answer: string, pages: number) => string | undefined;
}

const programs: readonly Program[] = [
  {
    name: 'qpdf',
    question: '--version',
    args: (file) => ['--check', file],
    complaint: () => undefined,
  },
  {
    name: 'pdfinfo',
    question: '-v',
    args: (file) => [file],
    complaint: (answer, pages) => pagesIn(answer, /^Pages:\s+(\d+)$/m, pages),
  },
  {
    name: 'mutool',
    question: '-v',
    args: (file) => ['info', '-M', file],
    complaint: (answer, pages) => pagesIn(answer, /^Pages: (\d+)$/m, pages),
  },
];

function pagesIn(answer: string, said: RegExp, pages: number): string | undefined {
  const found = said.exec(answer)?.[1];
  return Number(found) === pages ? undefined : `finds ${found} pages instead of ${pages}`;
}

export interface Complaint {
  readonly program: string;
  readonly said: string;
}

/** Answer what they find wrong with a file of `pages` pages. */
export type Referees = (file: string, pages: number) => Promise<readonly Complaint[]>;

export async function openReferees(): Promise<Referees> {
  const installed: Program[] = [];
  for (const program of programs) {
    if (await isInstalled(program.name, program.question)) installed.push(program);
  }
  return async (file, pages) => {
    const complaints: Complaint[] = [];
    for (const { name, args, complaint } of installed) {
      const { code, stdout, stderr } = await run(name, args(file));
      const said = code === 0 ? complaint(stdout, pages) : `${code}: ${stdout} ${stderr}`;
      if (said !== undefined) complaints.push({ program: name, said: said.slice(0, 500) });
    }
    return complaints;
  };
}

/** But for those of programs that are excused. */
export function inWords(
  complaints: readonly Complaint[],
  excused: readonly string[],
): readonly string[] {
  return complaints
    .filter(({ program }) => !excused.includes(program))
    .map(({ program, said }) => `${program} says ${said}`);
}
