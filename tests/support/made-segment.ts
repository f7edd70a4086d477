/** A segment that nobody looks into: for tests of what hands segments on. */
import { nothingCarried, type Segment, type SegmentFacts } from '../../src/model/segment.js';

/** Of a sound document without pages. */
export const bareFacts: SegmentFacts = {
  pages: [],
  repaired: false,
  decrypted: false,
  tagged: true,
  anchors: {},
  carried: nothingCarried,
};

export const bareSegment: Segment = { facts: bareFacts, load: async () => new Uint8Array() };
