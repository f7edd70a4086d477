/** Which check unseen letters belong to. Must not know how they were found. */
import type { Finding } from '../../model/finding.js';
import type { Unseen } from '../../pdfium/index.js';

/** `page` from 1. */
export function unseenFindings(unseen: readonly Unseen[], page: number): readonly Finding[] {
  return unseen.map(({ why, letters, box }): Finding => {
    switch (why) {
      case 'covered':
        return { check: 'failed-redaction', page, box, detail: { letters } };
      case 'outside':
        return { check: 'outside-page', page, box, detail: { letters } };
      default:
        return { check: 'invisible-text', page, box, detail: { letters, why } };
    }
  });
}
