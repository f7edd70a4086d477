/** Makes a folder's or a file's name of what people call a thing. Reads nothing. */

/** "Parks & Open Spaces" is "parks-open-spaces"; empty where no letter or figure of it can be typed anywhere. */
export function folderName(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
