/** Codes of languages (ISO 14289-1, 7.2; RFC 3066). Pure. */

/** Whether it is written as a code is: whether anybody speaks it is not looked up. */
export function isLanguage(code: string | undefined): boolean {
  return code !== undefined && /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(code);
}
