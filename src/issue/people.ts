/** Whether two names are one person's: a second pair of eyes is asked for. Pure. */

/** Words before a name that are no part of it. */
const titles =
  /^(?:the|right|rt|hon|honourable|mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|cllr|councillor|alderman|cynghorydd|rev|reverend)$/;

/** "Dr Ada Lane" and "ada  LANE": case, spaces, points, accents and titles count for nothing. */
export function isSamePerson(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const own = words.filter((word) => !titles.test(word));
  return (own.length === 0 ? words : own).join('');
}
