/** What a thread has room for. A small file may unpack to more than any machine has. */

/** Of one stream, unpacked: more than any page's content or table of objects. */
export const mostBytes = 256 * 1024 * 1024;

/** What zlib says where there is more. */
export function isTooLong(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
