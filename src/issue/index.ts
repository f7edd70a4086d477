/**
 * The stage `issue`: what is made now against what was issued. Answers every difference; decides nothing, writes
 * nothing, and reads nothing but the files that were issued.
 */
export { sameAsIssued } from './bytes.js';
export { readIssuedPdf } from './file.js';
export { isSamePerson } from './people.js';
export { differencesFromIssue, missingEarlier } from './plan.js';
export { perhapsByTools } from './tools.js';
