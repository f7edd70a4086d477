/** All that the checks find in one Word file. Touches nothing but its bytes; may take long, so it runs in a thread. */
import { openPackage } from '../../docx/package.js';
import { readStyles, type Styles } from '../../docx/styles.js';
import {
  anyBelow,
  type Document,
  descendants,
  type Element,
  elementsIn,
  parseXml,
  removeNode,
  textBelow,
} from '../../docx/xml.js';
import type { Finding } from '../../model/finding.js';
import type { Inspected } from '../file.js';
import { contentsOf } from '../text/contents.js';
import { markedPaper } from '../text/marked.js';
import { suppressedCells } from '../text/suppressed.js';
import { hasLanguage, silentPictures, tablesWithoutHeadings } from './access.js';
import { lookOf } from './look.js';
import { outlineOf } from './outline.js';
import { paperOf } from './paper.js';
import {
  activeContent,
  embeddedFiles,
  hiddenData,
  metadata,
  photographs,
  titleOf,
} from './parts.js';
import { trackedChanges, wordComments } from './revisions.js';
import { concealedText, concealment } from './runs.js';
import { coveringShapes } from './shapes.js';

/** @throws NotWord where the file is no sound Word document. */
export async function readFindings(bytes: Uint8Array): Promise<Inspected> {
  const file = await openPackage(bytes);
  const stylesPart = file.related('styles')?.xml;
  const styles = readStyles(stylesPart);
  const main = parseXml(file.main, file.parts.get(file.main) ?? new Uint8Array());
  const related = (...kinds: readonly string[]): readonly Document[] =>
    kinds.flatMap((kind) => file.allRelated(kind).map(({ xml }) => xml));
  const printed = [main, ...related('footnotes', 'endnotes')];
  const texts = [...printed, ...related('header', 'footer')];
  for (const text of texts) dropSecondWritings(text);
  const ofText = texts.flatMap((text): readonly Finding[] => {
    const outline = outlineOf(text, styles, (heading) => isSeen(heading, styles));
    return [
      ...(printed.includes(text)
        ? [...concealedText(text, styles, outline), ...coveringShapes(text, outline)]
        : concealedText(text, styles, outline).map(leftOut)),
      ...trackedChanges(text, outline),
      ...silentPictures(text, outline),
      ...tablesWithoutHeadings(text, styles, outline),
    ];
  });
  const settings = file.related('settings')?.xml;
  const title = titleOf(file);
  const paper = paperOf(
    file,
    main,
    styles,
    outlineOf(main, styles, () => true),
    title,
  );
  const findings = [
    ...ofText,
    ...wordComments(file.related('comments')?.xml),
    ...hiddenData(file, texts.map((text) => textBelow(text)).join(' ')),
    ...embeddedFiles(file),
    ...activeContent(file, texts),
    ...metadata(file),
    ...photographs(file),
    ...(title === '' ? [{ check: 'no-title', detail: {} } as const] : []),
    ...(hasLanguage([main, stylesPart, settings])
      ? []
      : [{ check: 'no-language', detail: {} } as const]),
    ...suppressedCells(paper),
    ...markedPaper(paper),
  ];
  return { findings, contents: contentsOf(paper) };
}

/** The pack has heads and feet of its own: what somebody hid in others stays in the file. */
function leftOut(finding: Finding): Finding {
  switch (finding.check) {
    case 'failed-redaction':
    case 'invisible-text':
      return { check: 'hidden-text', detail: { letters: finding.detail.letters } };
    default:
      return finding;
  }
}

/** What Word wrote a second time for older programs would be found twice. */
function dropSecondWritings(document: Document): void {
  for (const both of anyBelow(document, 'AlternateContent')) {
    const branches = elementsIn(both);
    const chosen = branches.find(({ localName }) => localName === 'Choice');
    if (chosen === undefined || elementsIn(chosen).length === 0) continue;
    for (const branch of branches) if (branch !== chosen) removeNode(branch);
  }
}

function isSeen(heading: Element, styles: Styles): boolean {
  return descendants(heading, 'r').every(
    (run) => concealment(lookOf(run, heading, styles)) === undefined,
  );
}
