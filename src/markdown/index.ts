/** GitHub Flavored Markdown, read and gone through. An engine: knows neither reports nor pages. */
export { type Outline, type OutlineBlock, outlineOf, readPaper, readTree } from './outline.js';
export { eachElement, eachNode, eachOf } from './walk.js';
