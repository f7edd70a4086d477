/** What may be in a web page or a letter: an allow-list. No script, style, form, frame or address that fetches. */
import type { Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';

export function sanitise(tree: Root): Root {
  return sanitize(tree, {
    tagNames: [
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'blockquote', 'pre', 'hr', 'br'],
      ...['a', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'code'],
      ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'img', 'span'],
      ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ],
    attributes: {
      '*': ['lang', 'dir'],
      a: ['href'],
      img: ['src', 'alt'],
      ol: ['start'],
      td: ['colSpan', 'rowSpan'],
      th: ['colSpan', 'rowSpan', 'scope'],
    },
    // Pictures have addresses of ours, which are relative; an empty list would allow all.
    protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['none'] },
    clobber: [],
    strip: ['script', 'style', 'head', 'title', 'template', 'noscript', 'object', 'svg', 'math'],
    ancestors: {},
  }) as Root;
}
