/** What issuing says, what builds of an issued pack say, and how supplements are made: one meeting's life before the day. */
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { packVersion } from '../../src/commands/version.js';
import { type TestPack, writePack } from '../support/pack-folder.js';
import { pdfFile } from '../support/pdf-files.js';
import { runHere } from '../support/run-command.js';
import { openTranscripts, type Told } from '../support/transcripts.js';

const { section } = openTranscripts(
  new URL('./issue.md', import.meta.url),
  'Issue and supplements',
  'Written by `UPDATE_GOLDEN=1 npm test`; every command is run in the folder of one meeting, one after the other.',
);

let parent: string;
let meeting: string;

const report = '# Gullies\n\n1.1 There are 214 gullies.\n\n## Background papers\n\nNone\n';

const pack = async (): Promise<TestPack> => ({
  items: {
    opening: { title: 'Opening', text: 'To open the meeting.' },
    gullies: {
      title: 'Gullies',
      documents: [{ file: 'reports/gullies.md', content: report }],
    },
    sewers: {
      title: 'Sewers',
      documents: [
        { file: 'reports/sewers.pdf', title: 'Plan of the sewers', content: await pdfFile(3) },
      ],
    },
    actions: { title: 'Actions agreed', about: { status: 'to-follow' } },
  },
});

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'pack-test-issue-'));
  meeting = await writePack(parent, await pack());
});

afterAll(async () => {
  await rm(parent, { recursive: true });
});

/** Runs a command, after a change of files that is taken back again. */
function told(
  line: string,
  change: Readonly<Record<string, (before: Buffer) => string | Uint8Array | undefined>> = {},
): () => Promise<Told> {
  return async () => {
    const before = new Map<string, Buffer>();
    for (const [file, edit] of Object.entries(change)) {
      const path = join(meeting, file);
      const bytes = await readFile(path);
      before.set(path, bytes);
      const now = edit(bytes);
      if (now === undefined) await rm(path);
      else await writeFile(path, now);
    }
    const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
    const where = { cwd: meeting, env: { PACK_CACHE: join(parent, 'cache') } };
    const ran = await runHere(args.slice(1) as string[], where);
    for (const [path, bytes] of before) await writeFile(path, bytes);
    const replace = [
      [meeting, '<meeting>'],
      [parent, ''],
      [packVersion, '<version>'],
    ] as const;
    return { command: line, replace, ...ran };
  };
}

const people = '--prepared-by "Ada Lane" --checked-by "Ben Hart"';
const edited = (from: string, to: string) => (before: Buffer) => {
  const text = before.toString();
  if (!text.includes(from)) throw new Error(`There is no ${from}.`);
  return text.replace(from, to);
};
const aByteMore = (before: Buffer) => Buffer.concat([before, Buffer.from('\n')]);
const exemption = '{"exempt":{"paragraphs":["3"],"reason":"The price is being negotiated."}}';
const madeExempt = `"title": "Sewers","public-title":"Works","access":${exemption}`;
const built = 'out/drains-committee-2025-03-04-public-pack.pdf';
const issued = 'issued/drains-committee-2025-03-04-public-pack.pdf';

section('Nothing is built', 'There is nothing to issue.', told(`pack issue ${people}`));
section('No supplement to nothing', 'First the pack.', told('pack supplement'));
section('Nothing to consolidate', 'Nothing is issued yet.', told('pack build --consolidated'));
section('A build', 'The pack, as it will be issued.', told('pack build --quiet'));
section(
  'The same name twice',
  'Case, spaces and titles make no other person.',
  told('pack issue --prepared-by "Cllr Ada  Lane" --checked-by "ada lane"'),
);
section('One name', 'Both are asked for.', told('pack issue --prepared-by "Ada Lane"'));
section(
  'Another file was checked',
  'The checker’s SHA-256 is not this file’s.',
  told(`pack issue ${people} --sha256 ${'0'.repeat(64)}`),
);
section(
  'A changed byte',
  'The file is not the one that its page map vouches for.',
  told(`pack issue ${people}`, { [built]: aByteMore }),
);
section(
  'Sources that went on',
  'A report was edited after the build.',
  told(`pack issue ${people}`, { 'reports/gullies.md': edited('214', '215') }),
);
section('The issue', 'Kept in `issued/`, and registered.', told(`pack issue ${people}`));
section('Issued again', 'The same bytes: nothing to do.', told(`pack issue ${people}`));
section('Built again', 'Nothing has changed.', told('pack build'));
section(
  'Into the folder of what is issued',
  'Nothing else is written there.',
  told('pack build --out issued'),
);
section(
  'A byte of the issued file',
  'It is no longer what was issued.',
  told('pack plan', { [issued]: aByteMore }),
);
section(
  'A byte of the issued map',
  'Nor is this.',
  told('pack plan', { [issued.replace('.pdf', '.json')]: aByteMore }),
);
section(
  'A register that is edited',
  'It cannot be read any more.',
  told('pack plan', { 'issued/register.json': edited('"public"', '"everybody"') }),
);
section(
  'A renumbering',
  'A new item among those that are issued.',
  told('pack build', { 'pack.yaml': edited('"opening",', '"opening", "apologies",') }),
);
section(
  'A longer report',
  'Every item that would move is named.',
  told('pack build', {
    'reports/gullies.md': edited(
      '## Background',
      '## Appendix A: One\n\nOne.\n\n## Appendix B: Two\n\nTwo.\n\n## Background',
    ),
  }),
);
section(
  'A report of the same length',
  'Its pages stay where they were, and are not what they were.',
  told('pack build', { 'reports/gullies.md': edited('214', '215') }),
);
section(
  'Words of the agenda',
  'No number changes, but a page does.',
  told('pack build', { 'items/opening.md': edited('To open', 'To begin') }),
);
section(
  'A paper that is taken back',
  'What is issued stays.',
  told('pack build', {
    'items/sewers.md': edited('"file": "reports/sewers.pdf"', '"status": "to-follow"'),
  }),
);
section(
  'Other tools',
  'Only the bytes differ, and it is said which tool made them.',
  told('pack build --linearize --out other'),
);
section(
  'Another pack',
  'What is issued is never replaced.',
  told(`pack issue ${people} --out other`),
);

section('Nothing new', 'No supplement, and no file.', told('pack supplement'));

section(
  'A report to follow has come, and an urgent item',
  'The issued pack comes out as it was.',
  async () => {
    const actions = join(meeting, 'items', 'actions.md');
    const front = {
      title: 'Actions agreed',
      documents: [
        { file: 'reports/actions.md', status: 'late', 'late-reason': 'The figures came late.' },
      ],
    };
    await writeFile(actions, `---\n${JSON.stringify(front)}\n---\n`);
    await writeFile(join(meeting, 'reports', 'actions.md'), report.replace('Gullies', 'Actions'));
    const flood = {
      title: 'Flood in Mill Lane',
      status: 'urgent',
      'special-circumstances': 'The lane was flooded on 1 March.',
    };
    await writeFile(join(meeting, 'items', 'flood.md'), `---\n${JSON.stringify(flood)}\n---\n`);
    const yaml = join(meeting, 'pack.yaml');
    await writeFile(yaml, edited('"actions"', '"actions", "flood"')(await readFile(yaml)));
    return told('pack build')();
  },
);
section('The supplement', 'From the next odd page on.', told('pack supplement'));
section(
  'An issued paper under a supplement',
  'It was changed.',
  told('pack supplement', { 'reports/gullies.md': edited('214', '215') }),
);
section(
  'Another supplement than the next',
  'They come one after the other.',
  told(`pack issue ${people} --supplement 2`),
);
section('The supplement is issued', 'Like the pack.', told(`pack issue ${people} --supplement 1`));
section('Nothing new again', 'All is issued.', told('pack supplement'));
section(
  'An issued item is withdrawn',
  'The issued pack stays as it is; a supplement says so.',
  told('pack build', {
    'items/sewers.md': edited('"title": "Sewers"', '"title": "Sewers","status":"withdrawn"'),
  }),
);
section(
  'A supplement of nothing but a withdrawal',
  'Its front sheet and the updated agenda say so.',
  told('pack supplement', {
    'items/sewers.md': edited('"title": "Sewers"', '"title": "Sewers","status":"withdrawn"'),
  }),
);
section(
  'An issued item is made exempt',
  'The pack cannot come out as it was issued, and nobody is told its title.',
  told('pack build', { 'items/sewers.md': edited('"title": "Sewers"', madeExempt) }),
);
section(
  'A supplement after an item was made exempt',
  'It says that the public has had it.',
  told('pack supplement', { 'items/sewers.md': edited('"title": "Sewers"', madeExempt) }),
);
section(
  'An issued paper is made exempt',
  'The same of one paper.',
  told('pack supplement', {
    'items/sewers.md': edited('"file":', `"access":${exemption},"file":`),
  }),
);
section('A file without an entry', 'The register was lost.', async () => {
  const register = join(meeting, 'issued', 'register.json');
  const before = await readFile(register);
  await rm(register);
  await told('pack build --linearize --quiet')();
  const ran = await told(`pack issue ${people}`)();
  await writeFile(register, before);
  return ran;
});
section('A second supplement', 'It goes on where the first ends.', async () => {
  const actions = join(meeting, 'items', 'actions.md');
  const text = await readFile(actions, 'utf8');
  await writeFile(
    actions,
    text.replace(
      '"documents":[',
      '"documents":[{"file":"reports/annex.md","title":"Annex to the actions"},',
    ),
  );
  await appendFile(join(meeting, 'reports', 'annex.md'), '# Annex\n\nOne line.\n');
  return told('pack supplement --json')();
});
section(
  'All that was issued',
  'One file of the issued bytes; what is not issued yet is not in it.',
  told('pack build --consolidated'),
);
section(
  'All that was issued, from files that were changed',
  'Nothing is made of them.',
  told('pack build --consolidated', {
    'issued/drains-committee-2025-03-04-supplement-1.pdf': aByteMore,
  }),
);
section(
  'A file an item',
  'The issued pack once more, and files of consecutive pages beside it.',
  told('pack build --split item --quiet --json'),
);
section(
  'A size that one paper exceeds',
  'Documents are never cut.',
  told('pack build --split 5kB'),
);
section('No way to split', 'What there is, is said.', told('pack build --split halves'));
section(
  'Two at once',
  'All that was issued is in one file.',
  told('pack build --consolidated --split item'),
);
