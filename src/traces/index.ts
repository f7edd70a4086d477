/**
 * What a file holds that could be recognised in another, as fingerprints: gathered from papers, and looked for in a
 * file that is read whole. Knows nothing of packs and councils, nor which papers are restricted.
 */
export { type Gathered, type Gatherer, isSeen, openGatherer, type Publisher } from './gather.js';
export { lineOfLetter } from './letters.js';
export { openPictureSeeker } from './picture-seeker.js';
export { isText } from './read/bytes.js';
export { type Found, type ReadOptions, readWhole, Unreadable } from './read/index.js';
export { openSeeker, type Seeker } from './seeker.js';
export type { SharedPiece } from './sharing.js';
