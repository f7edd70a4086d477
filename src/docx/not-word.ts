/** What is thrown of files that are not what they should be. A file of its own: who starts a thread needs no reader of XML. */

/** The file is not what Word writes, in words that complete "The document cannot be read: …". */
export class NotWord extends Error {}
