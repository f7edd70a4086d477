/**
 * What CIDs of Adobe's character collections mean without a ToUnicode CMap (ISO 32000-2, 9.10.2): of Adobe-Japan1
 * the first 95, which are JIS X 0201. The other 23,000 would need tables that are not worth their weight here.
 */

export function meaningInCollection(
  registry: string,
  ordering: string,
  cid: number,
): string | undefined {
  if (registry !== 'Adobe' || ordering !== 'Japan1' || cid < 1 || cid > 95) return undefined;
  if (cid === 61) return '¥';
  return cid === 95 ? '‾' : String.fromCharCode(31 + cid);
}
