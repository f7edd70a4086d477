/** The name of an item, from its file or from a line of the agenda. Reads nothing. */

const ending = /\.(md|markdown)$/i;

/** Whether a file's name is that of a Markdown file. */
export function isMarkdownName(file: string): boolean {
  return ending.test(file);
}

/** "items/06-scorecard.md", "06-scorecard.md" and "06-scorecard" are the item "06-scorecard". */
export function itemNameOf(written: string): string {
  // Some file systems take accented letters apart.
  return written
    .normalize('NFC')
    .trim()
    .replace(/^(\.\/)?(items\/)?/, '')
    .replace(ending, '');
}
