/** The stage `site`: what is public of meetings becomes a plan of pages and files, and the ones that programs read. Pure. */
export { writeCalendar } from './calendar.js';
export { writeFeed } from './feed.js';
export { councilJson, itemJson, meetingJson } from './json.js';
export { planSite } from './plan.js';
