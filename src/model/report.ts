/** An officer's report in Markdown, parted into what it says of itself and its text. */
import type { Day, Person } from './meeting.js';
import type { Markdown } from './place.js';

/** The front matter of a report. What is missing, the meeting and the item may know. */
export interface ReportFront {
  readonly reportTo?: string;
  readonly date?: Day;
  readonly subject?: string;
  readonly leadOfficer?: Person;
  readonly cabinetMember?: string;
  readonly wards?: readonly string[];
  readonly keyDecision?: boolean;
  /** Lines of the report's own, such as "Period covered". */
  readonly also: readonly { readonly label: string; readonly text: string }[];
  readonly recommendations: readonly Markdown[];
  /** Missing where the report says nothing of them; ["None"] where it says that there are none. */
  readonly backgroundPapers?: readonly string[];
}

export interface ReportSource {
  /** Missing where the file begins with its text. */
  readonly front?: ReportFront;
  readonly text: Markdown;
}
