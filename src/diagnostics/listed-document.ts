/** How a remedy shows a setting of one document in its item's file. Knows no settings. */

/** `setting` as it is written, such as "comments: drop"; `file` as the pack names the document. */
export function besideDocument(file: string, setting: string): string {
  return `“- file: ${scalar(file)}” in the item’s list of documents, and below it “  ${setting}”`;
}

/** A name that YAML would read as something else needs quotation marks. */
function scalar(file: string): string {
  return /^[\w./][\w./ -]*$/u.test(file) ? file : JSON.stringify(file);
}
