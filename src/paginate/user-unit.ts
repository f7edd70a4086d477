/**
 * Pages whose unit is not the point (UserUnit; ISO 32000-2, table 31). What we put on a page has a size for people,
 * who see points; what is planned is in the page's own units. Must not know what is put there.
 */
import type { Stamp } from '../model/plan.js';
import type { PageFacts } from '../model/segment.js';

/** The page as large as it is. */
export function inPoints({ unit = 1, ...facts }: PageFacts): PageFacts {
  const { width, height, occupancy } = facts;
  return {
    ...facts,
    width: width * unit,
    height: height * unit,
    occupancy: { ...occupancy, cell: occupancy.cell * unit },
  };
}

/** A stamp that was placed in points, in units of its page. */
export function inUnits(stamp: Stamp, unit: number): Stamp {
  const { x, y, width, height } = stamp.box;
  const box = { x: x / unit, y: y / unit, width: width / unit, height: height / unit };
  return { ...stamp, box, size: stamp.size / unit };
}
