/** Who may ask a server on this machine, and what a browser may do with what it answers. Pure. */
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/**
 * The status with which a request is refused; undefined for one that may be answered. `own` is "127.0.0.1:4711".
 *
 * A page elsewhere whose name was made to lead here has its own name in `Host`; one that asks from elsewhere has its own in
 * `Origin`, or says so in `Sec-Fetch-Site` (Fetch Metadata). A person who opens the address has neither.
 */
export function refusal(
  { method = '', headers: sent }: Pick<IncomingMessage, 'method' | 'headers'>,
  own: string,
): number | undefined {
  if (sent.host !== own) return 421;
  if (sent.origin !== undefined && sent.origin !== `http://${own}`) return 403;
  const site = sent['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403;
  return method === 'GET' || method === 'HEAD' ? undefined : 405;
}

/** Nothing is fetched from elsewhere, kept, or shown in anybody's frame but the page's own. */
export function headers(isDocument: boolean): OutgoingHttpHeaders {
  const policy = [
    ...(isDocument
      ? []
      : [
          "default-src 'none'",
          ...[
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
          ],
          ...["frame-src 'self'", "base-uri 'none'", "form-action 'none'"],
        ]),
    "frame-ancestors 'self'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
