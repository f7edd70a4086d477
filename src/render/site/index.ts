/** The public pages as HTML: what the pipeline needs of them. */
export { type SitePage, withPictures } from './frame.js';
export {
  bodyPage,
  councilPage,
  itemPage,
  meetingPage,
  renderSiteStyle,
  type SitePress,
} from './pages.js';
export { reportPage, type SiteReport, wordReportPage } from './report.js';
