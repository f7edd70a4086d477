/** What a web page says: every text in it, seen or not. Pure. */
import type { Root, RootContent } from 'hast';

/** Elements within a line; every other one ends what is read in one go. */
const within = new Set(
  'a abbr b bdi bdo cite code em font i ins del kbd mark q s small span strong sub sup u var wbr'.split(
    ' ',
  ),
);

/** Line ends where blocks end; what attributes say to readers stands on lines of its own. */
export async function pageText(html: string): Promise<string> {
  // Most files hold no web page.
  const { fromHtml } = await import('hast-util-from-html');
  const parts: string[] = [];
  const open: (Root | RootContent | string)[] = [fromHtml(html)];
  // Not by functions that call each other: elements may be within each other by the thousand.
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if (node.type === 'text' || node.type === 'comment') {
      parts.push(node.type === 'text' ? node.value : `\n${node.value}\n`);
    } else if (node.type === 'element' || node.type === 'root') {
      if (node.type === 'element') {
        const { alt, title } = node.properties;
        for (const said of [alt, title]) if (typeof said === 'string') open.push(`\n\n${said}\n\n`);
        if (!within.has(node.tagName)) {
          parts.push('\n\n');
          open.push('\n\n');
        }
      }
      open.push(...[...node.children].reverse());
    }
  }
  return parts.join('');
}
