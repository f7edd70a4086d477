/** The stage `render`: a pack and its page plan become HTML of the pages that we write. */

export { drawCharts } from './chart/draw.js';
export { decisionsTitle, renderDecisions } from './decisions.js';
export {
  consolidatedTitle,
  type FrontMatter,
  logoAddress,
  packTitle,
  partTitle,
  prepareFrontMatter,
} from './front-matter.js';
export { renderLetter } from './letter.js';
export type { DrawCharts, ImageReference } from './markdown/index.js';
export { minutesTitle, renderMinutes } from './minutes.js';
export { preparePartB } from './part-b.js';
export { renderPicture } from './picture.js';
export { type RenderedReport, renderReport } from './report.js';
export * as site from './site/index.js';
export { readSiteTemplates, readTemplates, type Templates } from './templates.js';
export { renderWordReport } from './word-report.js';
