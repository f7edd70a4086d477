/** What can be wrong between a meeting's sources and what has been issued of it. */
import { error, warning } from './problem.js';

const putBack = 'Put it back as it was when the pack was issued.';
const supplement = 'What is new or corrected goes into a supplement: pack supplement.';

/** What the public has been given and may not have any more, by its pages. */
interface Closed {
  readonly whole: boolean;
  readonly pages: readonly string[];
}

function wasPublic({ whole, pages }: Closed): string {
  const where = pages.length === 0 ? '' : ` (${pages.join(', ')})`;
  return whole
    ? `This item was public when it was issued${where}, and is not for publication now`
    : `${pages.length === 1 ? 'A paper' : `${pages.length} papers`} of this item ${pages.length === 1 ? 'was' : 'were'} public when issued${where}, and ${pages.length === 1 ? 'is' : 'are'} not for publication now`;
}

export const issueProblems = {
  'register-unreadable': error<Record<never, never>>(
    () =>
      'The register of what was issued cannot be read: it is no JSON, or not what “pack issue” writes.',
    () => [
      'Bring the file back from a backup. It is written by “pack issue” only; nothing in it is to be changed by hand.',
    ],
  ),
  'issued-file-missing': error<{ file: string }>(
    ({ file }) =>
      `The register says that ${file} was issued, but the file is not in the folder “issued”.`,
    () => [
      'Bring it back from a backup, or from where it was published: the register has its SHA-256.',
    ],
  ),
  'issued-file-changed': error<{ file: string; expected: string; found: string }>(
    ({ file, expected, found }) =>
      `${file} is not the file that was issued: its SHA-256 is ${found}, and the register has ${expected}.`,
    () => ['Bring the issued file back from a backup, or from where it was published.'],
  ),
  'issued-item-differs': error<{
    issued: string | undefined;
    now: string | undefined;
    among: boolean;
  }>(
    ({ issued, now, among }) => {
      const was = issued === undefined ? 'another item' : `“${issued}”`;
      if (now === undefined)
        return `This item was issued as ${was} and is no longer on the agenda.`;
      return among
        ? `“${now}” stands among items that are issued: under this number ${was} was issued.`
        : `This item was issued as ${was}, and is “${now}” now.`;
    },
    ({ among }) =>
      among
        ? [
            'Put a new item after all that are issued, at the end of its part of the agenda, and make a supplement: pack supplement.',
          ]
        : [putBack, supplement],
  ),
  'issued-pages-change': error<{ what: string; issued: string; now: string }>(
    ({ what, issued, now }) =>
      `${what} would move: ${issued} as issued, ${now} now. Issued page numbers never change.`,
    () => [putBack, supplement],
  ),
  'issued-document-gone': error<{ source: string | undefined; pages: string }>(
    ({ source, pages }) =>
      `${source === undefined ? 'A paper of this item' : `The document ${source}`} was issued (${pages}) and is no longer listed.`,
    () => [
      'List it again: what is issued stays. A paper that no longer holds is superseded by a new one in a supplement.',
    ],
  ),
  'issued-document-changed': error<{ source: string; pages: string }>(
    ({ source, pages }) =>
      `The document ${source} was issued (${pages}), and the file has been changed or removed since.`,
    () => [
      'Bring the file back as it was.',
      'List the corrected version beside it, as a file of its own: pack supplement issues it.',
    ],
  ),
  'issued-item-restricted': error<Closed>(
    (closed) =>
      `${wasPublic(closed)}, so the pack that was issued cannot be made again from these sources.`,
    () => [
      'The file that was issued is in the folder “issued”. It holds what is not for publication now: pass it on to nobody.',
      'An updated agenda goes into a supplement: pack supplement.',
    ],
  ),
  'restricted-after-issue': warning<Closed>(
    (closed) =>
      `${wasPublic(closed)}. The supplement cannot take it back: whoever has the pack has it.`,
    () => [
      'Take the issued pack, and all that was cut from it, off the council’s website, and say so where it was.',
      'What has been public may be exempt no longer: ask the monitoring officer before it is taken without the public.',
    ],
  ),
  'issued-words-change': error<{ pages: string }>(
    ({ pages }) => `The words on ${pages} are not those that were issued.`,
    () => [putBack, supplement],
  ),
  'issued-look-changes': error<{ pages: string | undefined }>(
    ({ pages }) =>
      pages === undefined
        ? 'The pack has the pages that were issued, but not the same bytes: a link, a tag, a date or another property differs.'
        : `On ${pages} the words are those that were issued, but something else looks different: a picture, a colour, a line.`,
    () => [
      'Put back what was changed: a picture, a template, the council’s colour or logo, SOURCE_DATE_EPOCH.',
      'The issued file is in the folder “issued”.',
    ],
  ),
  'issued-tools-differ': warning<{ tools: readonly string[] }>(
    ({ tools }) =>
      `The pages and their words are those that were issued, but the bytes are not: the pack was made with other tools (${tools.join('; ')}).`,
    () => ['Pass on the file in the folder “issued”, not this one.'],
  ),
  'issued-with-other-tools': warning<{ tools: readonly string[] }>(
    ({ tools }) =>
      `The pack was issued with other tools (${tools.join('; ')}), which may break lines and pages elsewhere.`,
    () => [
      'Where nothing was changed in the sources, build it with the tools that it was issued with; or pass on the file in the folder “issued”.',
    ],
  ),
  'new-since-issue': warning<{
    items: readonly string[];
    documents: readonly { readonly item: string; readonly source: string }[];
    withheld: number;
    withdrawn: readonly { readonly item: string; readonly source?: string }[];
  }>(
    ({ items, documents, withheld, withdrawn }) => {
      const papers = [
        ...documents.map(({ item, source }) => `${source} (item ${item})`),
        ...(withheld === 0
          ? []
          : [withheld === 1 ? 'one not for publication' : `${withheld} not for publication`]),
      ];
      const count = documents.length + withheld;
      const what = [
        ...(items.length === 0
          ? []
          : [items.length === 1 ? `item ${items[0]}` : `items ${items.join(', ')}`]),
        ...(count === 0
          ? []
          : [`${count === 1 ? '1 paper' : `${count} papers`}: ${papers.join(', ')}`]),
        ...withdrawn.map(({ item, source }) =>
          source === undefined
            ? `item ${item} is withdrawn`
            : `${source} (item ${item}) is withdrawn`,
        ),
      ];
      return `New since the issue, and not in the pack: ${what.join('; ')}.`;
    },
    () => ['“pack supplement” makes a supplement of what is new.'],
  ),
  'nothing-issued': error<{ edition: string }>(
    ({ edition }) =>
      `There is nothing to supplement: no ${edition === 'members' ? 'members’' : 'public'} pack of this meeting has been issued.`,
    () => [
      'Until it is issued, a new paper goes into the pack itself: pack build. Then: pack issue.',
    ],
  ),
  'nothing-to-consolidate': error<{ edition: string }>(
    ({ edition }) =>
      `There is nothing to consolidate: no ${edition === 'members' ? 'members’' : 'public'} pack of this meeting has been issued.`,
    () => ['A consolidated pack holds what was issued, and nothing else: pack issue.'],
  ),
  'nothing-built': error<{ file: string; command: string }>(
    ({ file }) => `There is no ${file} to be issued, or no page map beside it.`,
    ({ command }) => [`Make it first (${command}), and have it checked.`],
  ),
  'built-file-changed': error<{ file: string; expected: string; found: string }>(
    ({ file, expected, found }) =>
      `${file} has been changed since it was made: its SHA-256 is ${found}, and its page map has ${expected}.`,
    () => ['Nothing was issued. Make it again (pack build), and have that checked.'],
  ),
  'not-the-checked-file': error<{ file: string; checked: string; found: string }>(
    ({ file, checked, found }) =>
      `${file} is not the file that was checked: its SHA-256 is ${found}, and ${checked} was given.`,
    () => ['Nothing was issued. Have this file checked, and give its SHA-256.'],
  ),
  'built-file-outdated': error<{ file: string; command: string }>(
    ({ file }) =>
      `${file} is not what the sources give now: something was changed after it was made, or it was made with other tools.`,
    ({ command }) => [
      `Nothing was issued. Make it again (${command}), have that checked, and issue it.`,
    ],
  ),
  'issued-already': error<{ part: string; at: string; sha256: string }>(
    ({ part, at, sha256 }) =>
      `Another file was issued as ${part} on ${at} (SHA-256 ${sha256}). What is issued is never replaced.`,
    () => [supplement],
  ),
  'issued-file-unlisted': error<{ file: string; sha256: string }>(
    ({ file, sha256 }) =>
      `Another ${file} is in the folder “issued” already (SHA-256 ${sha256}), and the register has no entry for it. What is issued is never replaced.`,
    () => [
      'Nothing was issued. If the register was lost, bring register.json back from a backup.',
      'If that file was never handed out, move it and its page map to another folder, and issue again.',
    ],
  ),
  'not-next-supplement': error<{ asked: number; next: number }>(
    ({ asked, next }) => `Agenda Supplement ${asked} cannot be issued: the next one is ${next}.`,
    ({ next }) => [
      `Make and issue supplement ${next}: pack supplement, then pack issue --supplement ${next}.`,
    ],
  ),
} as const;
