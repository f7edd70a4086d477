/** The list of background papers that the law asks a report to have. Knows nothing of how it looks. */
import type { Nation } from '../model/meeting.js';

export interface BackgroundPapers {
  /** The enactment that asks for the list. */
  readonly law: string;
  /** Empty where the author says that there are none. */
  readonly papers: readonly string[];
}

const laws: Readonly<Record<Nation, string>> = {
  england: 'section 100D of the Local Government Act 1972',
  wales: 'section 100D of the Local Government Act 1972',
  scotland: 'section 50D of the Local Government (Scotland) Act 1973',
  'northern-ireland': 'Part 8 of the Local Government Act (Northern Ireland) 2014',
};

/** Null where the report says nothing of them: that there are none is the author's to say. */
export function backgroundPapers(
  written: readonly string[] | undefined,
  nation: Nation,
): BackgroundPapers | null {
  if (written === undefined) return null;
  const none = written.every((paper) => /^(none|dim)\.?$/i.test(paper.trim()));
  return { law: laws[nation], papers: none ? [] : written };
}
