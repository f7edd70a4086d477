/** What may be in a report: an allow-list. No script, style, form, frame or address that fetches. */
import type { Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';

export function sanitise(tree: Root): Root {
  return sanitize(tree, {
    tagNames: [
      ...['p', 'a', 'strong', 'em', 'u', 's', 'sub', 'sup', 'span', 'mark', 'br', 'hr', 'img'],
      ...['ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input'],
    ],
    attributes: {
      '*': ['id'],
      a: ['href'],
      span: [['className', 'caps']],
      img: ['src'],
      td: ['colSpan', 'rowSpan'],
      th: ['colSpan', 'rowSpan'],
      input: [['type', 'checkbox'], 'checked'],
    },
    // Pictures have addresses of ours, which are relative; an empty list would allow all.
    protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['none'] },
    // Mammoth has put a prefix of ours before every id and every link to one.
    clobber: [],
    strip: ['script', 'style'],
    ancestors: {},
  }) as Root;
}
